import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as attendre } from "node:timers/promises";
import type { Antivirus } from "./antivirus.ts";
import { ouvrirClamd } from "./clamd.ts";

const CHEMINS = ["/usr/sbin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd"];

/** The clamd of this machine; nothing is installed. */
export const trouverClamd = (): string | undefined => CHEMINS.find((chemin) => existsSync(chemin));

/** Where a clamd that is not there is a failure, not a test left out. */
export const CLAMD_EXIGE = process.env.PASSERELLE_EXIGER_CLAMD === "1";

/** The harmless file that every antivirus of the world knows, in two halves so that this source is not one. */
export const EICAR = [
  "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR",
  "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
].join("");
export const SIGNATURE = "Essai-Eicar.UNOFFICIAL";

export interface ClamdDeTest {
  readonly unix: string;
  readonly tcp: string;
  /** Largest stream it takes, in bytes. */
  readonly limite: number;
  arreter(): Promise<void>;
}

const portLibre = async (): Promise<number> => {
  const serveur = createServer().listen(0, "127.0.0.1");
  await once(serveur, "listening");
  const adresse = serveur.address();
  serveur.close();
  return typeof adresse === "object" && adresse ? adresse.port : 0;
};

const patienter = async (antivirus: Antivirus, processus: ChildProcess): Promise<void> => {
  for (let essai = 0; essai < 100; essai++) {
    if (processus.exitCode !== null) throw new Error("clamd s’est arrêté au démarrage");
    const vu = await antivirus.lireVersion().catch(() => undefined);
    if (vu !== undefined) return;
    await attendre(50);
  }
  throw new Error("clamd n’a pas ouvert sa prise en 5 secondes");
};

/** A real clamd that knows one signature, EICAR's, on sockets of its own. */
export const demarrerClamd = async (programme: string): Promise<ClamdDeTest> => {
  const dossier = await mkdtemp(join(tmpdir(), "clamd-"));
  await chmod(dossier, 0o755);
  const base = join(dossier, "base");
  await mkdir(base);
  const [nom = ""] = SIGNATURE.split(".");
  await writeFile(
    join(base, "essai.ndb"),
    `${nom}:0:*:${Buffer.from(EICAR, "latin1").toString("hex")}\n`,
  );
  const port = await portLibre();
  const prise = join(dossier, "clamd.ctl");
  const reglages = join(dossier, "clamd.conf");
  await writeFile(
    reglages,
    [
      `DatabaseDirectory ${base}`,
      `TemporaryDirectory ${dossier}`,
      `LocalSocket ${prise}`,
      `TCPSocket ${port}`,
      "TCPAddr 127.0.0.1",
      "Foreground yes",
      "StreamMaxLength 1M",
      "AlertExceedsMax yes",
      "",
    ].join("\n"),
  );
  const processus = spawn(programme, ["--config-file", reglages], { stdio: "ignore" });
  const unix = `unix://${prise}`;
  const arreter = async (): Promise<void> => {
    if (processus.exitCode === null && processus.signalCode === null) {
      const fini = once(processus, "exit");
      processus.kill("SIGTERM");
      await fini;
    }
    await rm(dossier, { recursive: true, force: true });
  };
  try {
    await patienter(ouvrirClamd(unix), processus);
  } catch (erreur) {
    await arreter();
    throw erreur;
  }
  return { unix, tcp: `tcp://127.0.0.1:${port}`, limite: 1 << 20, arreter };
};
