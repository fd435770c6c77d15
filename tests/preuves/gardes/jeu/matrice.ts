import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { ouvrirBaseEphemere } from "#platform/cluster/ouvrir-base-ephemere.ts";
import { migrer } from "#platform/db/migrations.ts";
import { semerMonde } from "../../../../src/entrypoints/web/matrice/monde.ts";
import type { EtatTerrain } from "../../../../src/entrypoints/web/matrice/terrain.ts";
import type { Coupe } from "../garde.ts";
import type { AccesOuvert } from "./acces.ts";

/** Behind both walls, or with the filters of the queries alone. */
export type Mur = "deux" | "premier";

/** Cells of these routes until one differs; or each access opened in turn, in the same process. */
export type Jeu =
  | {
      readonly sorte: "cellules";
      readonly mur: Mur;
      readonly routes: readonly (readonly string[])[];
      readonly unSur?: number;
    }
  | { readonly sorte: "acces"; readonly acces: readonly AccesOuvert[] };

export interface Demande {
  readonly coupe: Coupe | undefined;
  readonly jeu: Jeu;
  readonly monde: { readonly url: string; readonly donnees: string; readonly etat: EtatTerrain };
}

export interface Reponse {
  /** What the first difference says, trial by trial; `undefined`: none. */
  readonly vues: readonly (string | undefined)[];
}

/** A server with a migrated base, and another where the matrix is played; each player has a copy of its own. */
export interface Serveur {
  readonly url: string;
  executer(base: string, sql: string): Promise<readonly Record<string, unknown>[]>;
  /** @returns what noticed, trial by trial */
  jouer(jeu: Jeu, coupe?: Coupe): Promise<Reponse["vues"]>;
  fermer(): Promise<void>;
}

const VIDE = "gardes_vide";
const MONDE = "gardes_monde";

const adresse = (url: string, base: string): string => {
  const u = new URL(url);
  u.pathname = `/${base}`;
  return u.href;
};

export const ouvrirServeur = async (): Promise<Serveur> => {
  const { url, rendre } = await ouvrirBaseEphemere();
  const donnees = await mkdtemp(join(tmpdir(), "passerelle-gardes-"));
  const executer: Serveur["executer"] = async (base, sql) => {
    const client = new pg.Client({ connectionString: adresse(url, base) });
    await client.connect();
    const { rows } = await client.query(sql).finally(() => client.end());
    return rows;
  };
  const fermer = async (): Promise<void> => {
    await rendre();
    await rm(donnees, { recursive: true, force: true });
  };
  try {
    await executer("postgres", `create database ${VIDE}`);
    await migrer(adresse(url, VIDE));
    await executer("postgres", `create database ${MONDE} template ${VIDE}`);
    const etat = await semerMonde(adresse(url, MONDE), donnees);
    let numero = 0;
    return {
      url,
      executer,
      async jouer(jeu, coupe) {
        numero += 1;
        const copie = `gardes_${numero}`;
        await executer("postgres", `create database ${copie} template ${MONDE}`);
        try {
          const monde = { url: adresse(url, copie), donnees, etat };
          return (await lancer({ coupe, jeu, monde })).vues;
        } finally {
          await executer("postgres", `drop database ${copie} with (force)`);
        }
      },
      fermer,
    };
  } catch (erreur) {
    await fermer();
    throw erreur;
  }
};

const lancer = async (demande: Demande): Promise<Reponse> => {
  const enfant = fork(new URL("./joueur.ts", import.meta.url), {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    // JSON would make nothing of an absent verdict.
    serialization: "advanced",
  });
  const reponse = Promise.race([
    once(enfant, "message").then(([r]) => r as Reponse),
    once(enfant, "close").then(
      ([code]): Reponse => ({ vues: [`s’arrête seul (${String(code)})`] }),
    ),
  ]);
  enfant.send(demande);
  return reponse;
};
