import { setTimeout as pause } from "node:timers/promises";
import type { PostgresPool, PostgresPoolClient } from "kysely";
import { jour } from "#core/jour.ts";
import { creerPersonne } from "#domaines/personnes/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { type Db, enKysely } from "#platform/db/pools.ts";
import { poolNomme } from "#platform/db/requetes-nommees.ts";
import type { Installation } from "../../installation.ts";

/** Fifty agents who each create a record a second: a team of five hundred in a hurry. */
const PENSEE_MS = 1_000;

export interface DemandeEcriture {
  /** One client each. */
  readonly acteurs: readonly Acteur[];
  readonly secondes: number;
  readonly db: Db;
}

const ECARTEE = { command: "INSERT" as const, rowCount: 1, rows: [] };

/** The same statements but the rows of the trace, which go nowhere: on a bench's base only. */
export const sansTrace = ({ bases }: Installation): Db => {
  const pool = poolNomme(bases.poolApp);
  const muet: PostgresPool = {
    connect: async () => {
      const client = await pool.connect();
      const query = (texte: string, parametres: readonly unknown[]) =>
        texte.startsWith('insert into "trace" ')
          ? Promise.resolve(ECARTEE)
          : client.query(texte, parametres);
      return {
        query: query as PostgresPoolClient["query"],
        release: () => client.release(),
      };
    },
    end: () => Promise.resolve(),
  };
  return enKysely(muet);
};

/** People writing at once, each through the use case that a form calls. @returns latencies, ms */
export const ecrire = async (
  { coffre, aujourdhui }: Installation,
  { acteurs, secondes, db }: DemandeEcriture,
): Promise<readonly number[]> => {
  const fin = performance.now() + secondes * 1000;
  const durees: number[] = [];
  const unClient = async (acteur: Acteur, numero: number): Promise<void> => {
    // Not all at the same instant.
    await pause((numero * PENSEE_MS) / acteurs.length);
    while (performance.now() < fin) {
      const debut = performance.now();
      const creee = await creerPersonne(
        { db, coffre, acteur, aujourdhui: aujourdhui(), requeteId: `banc-${numero}` },
        {
          nomNaissance: `BANC ${numero}`,
          prenom: "Essai",
          naissance: jour("1986-05-14"),
          sexe: "2",
          adresse: "1 rue de l’Essai",
          codePostal: "62300",
          commune: "Lens",
          telephone: "06 00 00 00 00",
          distincte: true,
        },
      );
      if (!creee.ok) throw new Error(`Fiche refusée : ${creee.refus.code}`);
      durees.push(performance.now() - debut);
      await pause(PENSEE_MS);
    }
  };
  await Promise.all(acteurs.map(unClient));
  return durees;
};
