import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isRoot } from "#platform/config/donnees.ts";
import { locate, openFolder } from "./location.ts";
import { ouvrirBase } from "./ouvrir-base.ts";
import { isPostgres } from "./process.ts";
import { findPostmaster, stopServer } from "./server.ts";

type Processus = ChildProcessByStdio<Writable, Readable, null>;
interface Utilisateur {
  readonly processus: Processus;
  readonly url: string;
}

const FIXTURE = new URL("../../../tests/fixtures/utilisateur-de-base.ts", import.meta.url);
let racine: string;
let donnees: string;
let processus: Processus[] = [];

beforeEach(async () => {
  racine = await realpath(await mkdtemp(join(tmpdir(), "passerelle-base-")));
  await chmod(racine, 0o755);
  donnees = join(racine, "donnees");
});
afterEach(async () => {
  for (const p of processus) p.kill("SIGKILL");
  processus = [];
  const { pgdata } = await locate(await openFolder(donnees));
  await stopServer(pgdata, true);
  if (!pgdata.startsWith(racine)) await rm(join(pgdata, ".."), { recursive: true, force: true });
  await rm(racine, { recursive: true, force: true });
});

async function utiliser(dossier = donnees): Promise<Utilisateur> {
  const p = spawn(process.execPath, ["--import", "tsx", FIXTURE.pathname, dossier], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  processus.push(p);
  const [premier] = await once(p.stdout.setEncoding("utf8"), "data");
  return { processus: p, url: String(premier).trim() };
}
const finir = async ({ processus: p }: Utilisateur, signal?: "SIGKILL"): Promise<void> => {
  const fin = once(p, "exit");
  if (signal) p.kill(signal);
  else p.stdin.end("fini\n");
  await fin;
};
async function interroger<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query<T>(sql).finally(() => client.end())).rows;
}
const pidDuServeur = async (): Promise<number | undefined> =>
  (await findPostmaster((await locate(join(donnees, "base"))).pgdata))?.pid;

describe("ouvrirBase", () => {
  it("ne démarre rien quand DATABASE_URL est donnée", async () => {
    const url = "postgres://ailleurs/base";
    const base = await ouvrirBase({ databaseUrl: url, donnees });
    expect(base).toMatchObject({ url, embarquee: false });
    await expect(stat(donnees)).rejects.toThrow("ENOENT");
  });

  it("trie en français, connaît les lettres accentuées, et n’écoute que la boucle locale", async () => {
    const base = await ouvrirBase({ databaseUrl: undefined, donnees });
    const [ligne] = await interroger(
      base.url,
      `select upper('é') as majuscule, current_setting('listen_addresses') as ecoute,
        (select string_agg(m, ' ' order by m) from unnest(array['zoé','élodie','eliane','Côte','cote']) m) as tri`,
    );
    expect(ligne).toEqual({
      majuscule: "É",
      ecoute: "127.0.0.1",
      tri: "cote Côte eliane élodie zoé",
    });
    const faux = new URL(base.url);
    faux.password = "autre";
    await expect(interroger(faux.href, "select 1")).rejects.toThrow("password");
    expect((await stat(join(donnees, "base", "mot-de-passe"))).mode & 0o777).toBe(0o600);
    await base.rendre();
    await base.rendre();
    expect(await pidDuServeur()).toBeUndefined();
  });

  it("plusieurs processus lancés ensemble sur un dossier vide partagent un serveur, que le dernier arrête", async () => {
    const tous = await Promise.all([utiliser(), utiliser(), utiliser()]);
    expect(new Set(tous.map((u) => u.url)).size).toBe(1);
    const pid = await pidDuServeur();
    const [a, b, c] = tous;
    if (!a || !b || !c) throw new Error("trois processus attendus");
    await Promise.all([finir(a), finir(b)]);
    expect(await pidDuServeur()).toBe(pid);
    await finir(c);
    expect(await pidDuServeur()).toBeUndefined();
    expect(await readdir(join(donnees, "base", "baux"))).toEqual([]);
  });

  it("kill -9 du processus qui a démarré : le serveur orphelin est repris, puis arrêté par le dernier", async () => {
    const tue = await utiliser();
    await interroger(tue.url, "create table t as select 42 as n");
    const pid = await pidDuServeur();
    await finir(tue, "SIGKILL");
    expect(await pidDuServeur()).toBe(pid);

    const base = await ouvrirBase({ databaseUrl: undefined, donnees });
    expect(base.url).toBe(tue.url);
    expect(await pidDuServeur()).toBe(pid);
    expect(await interroger(base.url, "select n from t")).toEqual([{ n: 42 }]);
    await base.rendre();
    expect(pid !== undefined && isPostgres(pid)).toBe(false);

    const ensuite = await ouvrirBase({ databaseUrl: undefined, donnees });
    expect(await interroger(ensuite.url, "select n from t")).toEqual([{ n: 42 }]);
    await ensuite.rendre();
  });

  it("kill -9 du serveur pendant l’usage : il revient seul, à la même adresse, sans rien perdre", async () => {
    const base = await ouvrirBase({ databaseUrl: undefined, donnees });
    await interroger(base.url, "create table t as select 42 as n");
    const pid = await pidDuServeur();
    if (pid === undefined) throw new Error("pas de serveur");
    process.kill(pid, "SIGKILL");
    await expect
      .poll(() => interroger(base.url, "select n from t").catch(() => "absent"), {
        timeout: 20_000,
      })
      .toEqual([{ n: 42 }]);
    expect(await pidDuServeur()).not.toBe(pid);
    await base.rendre();
    expect(await pidDuServeur()).toBeUndefined();
  });

  it("refuse une base dont le mot de passe a disparu, en nommant le fichier", async () => {
    const base = await ouvrirBase({ databaseUrl: undefined, donnees });
    await base.rendre();
    await rm(join(donnees, "base", "mot-de-passe"));
    await expect(ouvrirBase({ databaseUrl: undefined, donnees })).rejects.toThrow(
      /mot-de-passe manque/,
    );
  });
});

describe.skipIf(!isRoot())("ouvrirBase, root, dossier fermé aux autres", () => {
  beforeEach(async () => {
    await chmod(racine, 0o700);
  });
  const emplacement = async (dossier: string): Promise<string> =>
    JSON.parse(await readFile(join(dossier, "base", "emplacement.json"), "utf8")).cluster;

  it("place la base hors du dossier, qui garde l’adresse du lieu, et la retrouve", async () => {
    const base = await ouvrirBase({ databaseUrl: undefined, donnees });
    await interroger(base.url, "create table t as select 42 as n");
    await base.rendre();
    expect(await emplacement(donnees)).toMatch(/^\/var\/lib\/passerelle\/[0-9a-f]{16}$/);
    const encore = await ouvrirBase({ databaseUrl: undefined, donnees });
    expect(await interroger(encore.url, "select n from t")).toEqual([{ n: 42 }]);
    await encore.rendre();
  });

  it("un dossier vidé à la main repart d’une base neuve ; l’ancienne est arrêtée et mise de côté", async () => {
    const tue = await utiliser();
    const pid = await pidDuServeur();
    const lieu = await emplacement(donnees);
    await finir(tue, "SIGKILL");
    await rm(donnees, { recursive: true });
    const base = await ouvrirBase({ databaseUrl: undefined, donnees });
    expect(pid !== undefined && isPostgres(pid)).toBe(false);
    expect(await emplacement(donnees)).toBe(lieu);
    expect(base.url).not.toBe(tue.url);
    await base.rendre();
    const [parent, nom] = [join(lieu, ".."), basename(lieu)];
    const deCote = (await readdir(parent)).filter((n) => n.startsWith(`${nom}.ancienne-`));
    expect(deCote).toHaveLength(1);
    for (const n of deCote) await rm(join(parent, n), { recursive: true });
  });

  it("refuse le dossier d’un autre utilisateur, et un chemin refermé depuis, plutôt que d’ouvrir une base vide", async () => {
    await chmod(racine, 0o755);
    await (await ouvrirBase({ databaseUrl: undefined, donnees })).rendre();
    await chmod(racine, 0o700);
    await expect(ouvrirBase({ databaseUrl: undefined, donnees })).rejects.toThrow(/chmod o\+x/);
    await chmod(racine, 0o755);
    await chown(join(donnees, "base"), 65_534, 65_534);
    await expect(ouvrirBase({ databaseUrl: undefined, donnees })).rejects.toThrow(
      /autre utilisateur/,
    );
    await chown(join(donnees, "base"), 0, 0);
  });

  it("une copie du dossier ne partage pas la base de l’original", async () => {
    const base = await ouvrirBase({ databaseUrl: undefined, donnees });
    const copie = join(racine, "copie");
    await mkdir(join(copie, "base"), { recursive: true });
    for (const nom of ["emplacement.json", "mot-de-passe"]) {
      await cp(join(donnees, "base", nom), join(copie, "base", nom));
    }
    const autre = await ouvrirBase({ databaseUrl: undefined, donnees: copie });
    expect(await emplacement(copie)).not.toBe(await emplacement(donnees));
    expect(autre.url).not.toBe(base.url);
    await Promise.all([base.rendre(), autre.rendre()]);
    await rm(await emplacement(copie), { recursive: true });
  });
});
