import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ouvrirBase } from "#platform/cluster/ouvrir-base.ts";
import { RACINE } from "#platform/config/config.ts";

let donnees: string;
beforeAll(async () => {
  donnees = await mkdtemp(join(tmpdir(), "passerelle-cli-"));
  await chmod(donnees, 0o711);
});
afterAll(() => rm(donnees, { recursive: true }));

const demarrer = (args: readonly string[], env: Record<string, string> = {}): ChildProcess =>
  spawn(process.execPath, [join(RACINE, "bin", "passerelle.mjs"), ...args], {
    cwd: "/",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATABASE_URL: "", PASSERELLE_DONNEES: donnees, ...env },
  });

interface Fin {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
async function attendre(enfant: ChildProcess): Promise<Fin> {
  const textes = { stdout: "", stderr: "" };
  for (const nom of ["stdout", "stderr"] as const) {
    enfant[nom]?.setEncoding("utf8").on("data", (texte: string) => {
      textes[nom] += texte;
    });
  }
  const [code] = await once(enfant, "close");
  return { code: typeof code === "number" ? code : null, ...textes };
}
const passerelle = (args: readonly string[], env?: Record<string, string>): Promise<Fin> =>
  attendre(demarrer(args, env));

describe("passerelle, la commande", () => {
  it("aide : sortie 0, même quand l’environnement est mauvais", async () => {
    const { code, stdout } = await passerelle(["aide"], { PORT: "zut" });
    expect(code).toBe(0);
    expect(stdout).toContain("flux lire");
  });

  it("commande inconnue : sortie 2 et un document JSON", async () => {
    const { code, stdout } = await passerelle(["zut", "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      commande: "zut",
      code: 2,
      refus: { code: "usage" },
    });
  });

  it("mauvaise variable : sortie 1, la phrase sur l’erreur, un document JSON", async () => {
    const { code, stdout, stderr } = await passerelle(["migrer", "--json"], { PORT: "zut" });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ commande: "migrer", code: 1, refus: null });
    expect(stderr).toBe("PORT doit être un nombre entre 0 et 65535.\n");
  });

  it("migrer, deux fois : la seconde ne fait rien ; puis sante tient ; rien ne reste en marche", async () => {
    const premier = await passerelle(["migrer", "--json"]);
    expect(JSON.parse(premier.stdout)).toMatchObject({
      code: 0,
      embarquee: true,
      roles: "separes",
    });
    const second = await passerelle(["migrer", "--json"]);
    expect(JSON.parse(second.stdout)).toMatchObject({ code: 0, appliquees: [] });
    const sante = await passerelle(["sante", "--json"]);
    expect(JSON.parse(sante.stdout).controles.map((c: { tenu: boolean }) => c.tenu)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(await readdir(join(donnees, "base", "baux"))).toEqual([]);
  });

  it("interrompue en plein travail, elle rend la base avant de partir", async () => {
    const base = await ouvrirBase({ databaseUrl: undefined, donnees });
    const client = new pg.Client({ connectionString: base.url });
    await client.connect();
    // Migrations wait for this lock: the command cannot finish before the signal.
    await client.query("select pg_advisory_lock(7262026)");
    const enfant = demarrer(["migrer"]);
    const fin = attendre(enfant);
    const baux = () => readdir(join(donnees, "base", "baux"));
    await expect.poll(baux, { timeout: 20_000 }).toHaveLength(2);
    enfant.kill("SIGTERM");
    expect(await fin).toMatchObject({ code: 143, stderr: "" });
    expect(await baux()).toHaveLength(1);
    await client.end();
    await base.rendre();
  });
});
