import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { genererFlux } from "#domaines/flux/generateur/generateur.ts";
import { ouvrirDossierJetable } from "#entrypoints/banc/dossier-jetable.ts";
import { type BaseDisponible, ouvrirBase } from "#platform/cluster/ouvrir-base.ts";
import { findPostmaster } from "#platform/cluster/server.ts";
import { type Config, RACINE } from "#platform/config/config.ts";

export interface Fin {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a base says of itself, byte for byte. */
export interface Empreinte {
  readonly export: string;
  readonly etat: string;
}

/** A state an import starts from, and the file that then arrives. */
export interface Scene {
  readonly nom: string;
  /** Template database: the state before. */
  readonly modele: string;
  readonly fichier: string;
}

/** `etat` says the instant of its answer; one imposed beyond every write makes two answers comparable. */
const TOUJOURS = "2100-01-01T00:00:00Z";
const MODELE = "modele_";
const BASE = "passerelle";

/** An installation of its own, in a temporary folder, with the durable settings: what kills are played on. */
export interface Terrain {
  readonly config: Config;
  readonly url: string;
  readonly fichiers: readonly string[];
  commande(...args: readonly string[]): Promise<Fin>;
  /** Starts without waiting. */
  lancer(...args: readonly string[]): ChildProcess;
  /** Keeps the present state under a name. */
  garder(nom: string): Promise<void>;
  /** Puts a kept state back in the place of the present one. */
  remettre(nom: string): Promise<void>;
  empreinte(): Promise<Empreinte>;
  requete(sql: string, valeurs?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Gives the server to the commands alone, which start and stop it; `reprendre` takes it back. */
  laisserServeur(): Promise<void>;
  reprendre(): Promise<void>;
  /** Process of the server, once it runs. */
  serveur(): Promise<number | undefined>;
  fermer(): Promise<void>;
}

export const ouvrirTerrain = async (foyers: number, graine: number): Promise<Terrain> => {
  const { dossier, donnees, env, config, emplacement, effacer } = await ouvrirDossierJetable(
    "passerelle-preuves-",
    "62",
  );
  const enfants = new Set<ChildProcess>();
  let base: BaseDisponible | undefined;

  const lancer = (...args: readonly string[]): ChildProcess => {
    const enfant = spawn(process.execPath, [join(RACINE, "bin", "passerelle.mjs"), ...args], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    enfants.add(enfant);
    enfant.once("close", () => enfants.delete(enfant));
    return enfant;
  };
  const reprendre = async (): Promise<void> => {
    base ??= await ouvrirBase(config);
  };
  const ouverte = (): BaseDisponible => {
    if (!base) throw new Error("Le serveur est laissé aux commandes");
    return base;
  };
  const executer = async (nomBase: string, sql: string, valeurs: readonly unknown[] = []) => {
    const url = new URL(ouverte().url);
    url.pathname = `/${nomBase}`;
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql, [...valeurs]);
      return rows;
    } finally {
      await client.end();
    }
  };
  const copier = async (de: string, vers: string): Promise<void> => {
    // A killed client's backend may still be at work.
    await executer("postgres", `drop database if exists ${vers} with (force)`);
    await executer("postgres", `create database ${vers} template ${de}`);
  };
  const fermer = async (): Promise<void> => {
    for (const enfant of enfants) enfant.kill("SIGKILL");
    // Whoever still held the server is dead: to take it and give it back stops it.
    await reprendre();
    await base?.rendre();
    await effacer();
  };

  try {
    const sortie = join(dossier, "flux");
    await genererFlux({
      departement: "62",
      foyers,
      mois: "2026-09",
      graine,
      sortie,
      moisSuivants: 1,
      bruit: true,
      pannes: [],
      quotidiens: false,
    });
    await reprendre();
    return {
      config,
      get url() {
        return ouverte().url;
      },
      fichiers: ["2026-09", "2026-10"].map((mois) => join(sortie, mois, "caf-mensuel.xml")),
      commande: (...args) => attendre(lancer(...args)),
      lancer,
      garder: (nom) => copier(BASE, `${MODELE}${nom}`),
      remettre: (nom) => copier(`${MODELE}${nom}`, BASE),
      empreinte: async () => {
        const exporte = await attendre(lancer("exporter", "personnes", "--format", "jsonl"));
        const etat = await attendre(lancer("etat", "--json", "--connu-le", TOUJOURS));
        if (exporte.code !== 0 || etat.code !== 0) throw new Error(exporte.stderr + etat.stderr);
        return { export: exporte.stdout, etat: etat.stdout };
      },
      requete: (sql, valeurs) => executer(BASE, sql, valeurs),
      laisserServeur: async () => {
        await base?.rendre();
        base = undefined;
      },
      reprendre,
      serveur: async () => {
        const lieu = (await emplacement()) ?? join(donnees, "base");
        return (await findPostmaster(join(lieu, "pgdata")))?.pid;
      },
      fermer,
    };
  } catch (erreur) {
    await fermer();
    throw erreur;
  }
};

export const attendre = async (enfant: ChildProcess): Promise<Fin> => {
  const textes = { stdout: "", stderr: "" };
  for (const nom of ["stdout", "stderr"] as const) {
    enfant[nom]?.setEncoding("utf8").on("data", (texte: string) => {
      textes[nom] += texte;
    });
  }
  const [code] = await once(enfant, "close");
  return { code: typeof code === "number" ? code : null, ...textes };
};

export interface Interruption {
  /** Whether the kill met a process still alive. */
  readonly touche: boolean;
  readonly fin: Fin;
}

/** Kills with SIGKILL after `ms`, unless it ended by itself before. */
export const interrompre = async (enfant: ChildProcess, ms: number): Promise<Interruption> => {
  const fin = attendre(enfant);
  const fini = new AbortController();
  void fin.then(() => fini.abort());
  await pause(ms, undefined, { signal: fini.signal }).catch(() => undefined);
  const touche = enfant.exitCode === null && enfant.signalCode === null && enfant.kill("SIGKILL");
  return { touche, fin: await fin };
};

/** @returns what differs, or undefined when the bytes are the same */
export const comparer = (attendue: Empreinte, vue: Empreinte): string | undefined => {
  const differents = (["export", "etat"] as const).filter((k) => attendue[k] !== vue[k]);
  if (differents.length === 0) return undefined;
  const lignes = differents.map((k) => `${k} : ${premierEcart(attendue[k], vue[k])}`);
  return lignes.join(" ; ");
};

const premierEcart = (attendu: string, vu: string): string => {
  const a = attendu.split("\n");
  const v = vu.split("\n");
  const rang = a.findIndex((ligne, i) => ligne !== v[i]);
  const court = (t: string | undefined): string => {
    if (t === undefined) return "rien";
    const depart = [...t].findIndex((c, i) => c !== (t === a[rang] ? v[rang] : a[rang])?.[i]);
    return t.slice(Math.max(0, depart - 60), depart + 60);
  };
  return `${a.length} lignes attendues, ${v.length} vues ; ligne ${rang + 1}, « ${court(a[rang])} » attendu, « ${court(v[rang])} » vu`;
};
