import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTraitement } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { loadParametres } from "../../reglages.ts";
import { listeEnVigueur } from "../../regle/queries/listes.ts";
import { cloreSansObjet, constaterHorsDelai, ouvrirFile } from "./ouvrir-file.ts";
import { proposer } from "./proposer.ts";

export interface BilanFile {
  readonly entrees: number;
  readonly closes: number;
  readonly propositions: number;
  readonly horsDelai: number;
}

/** Beyond, what PostgreSQL knows of the queue is out of date. */
const ENTREE_MASSIVE = 1_000;

/**
 * What an applied arrival means for the queue: who leaves it, who enters it, what is proposed, whose delay has
 * run out. Safe to run again, whole or after a kill; a day without a file may run it too.
 *
 * @param db  the `traitement` pool
 */
export const apresArrivage = async (
  db: Db,
  { depotId, aujourdhui }: { readonly depotId: string; readonly aujourdhui: Jour },
): Promise<BilanFile> => {
  const parametres = await loadParametres(db);
  const file = await enTraitement(db, aujourdhui, async (trx) => {
    const closes = await cloreSansObjet(trx, aujourdhui);
    const entrees = await ouvrirFile(trx, parametres, aujourdhui);
    await tracer(trx, {
      acteur: "orientation",
      geste: "orientation.ouvrir-file",
      depotId,
      motif: `${entrees} entrées, ${closes} closes`,
    });
    return accepte({ closes, entrees });
  });
  const suite = await enTraitement(db, aujourdhui, async (trx) => {
    const liste = await listeEnVigueur(trx, aujourdhui);
    const propositions = liste ? await proposer(trx, liste, aujourdhui) : 0;
    const horsDelai = await constaterHorsDelai(trx, aujourdhui);
    if (propositions >= ENTREE_MASSIVE) await sql`select passerelle.relever_file()`.execute(trx);
    await tracer(trx, {
      acteur: "orientation",
      geste: "orientation.proposer",
      depotId,
      motif: `${propositions} propositions, ${horsDelai} hors délai`,
    });
    return accepte({ propositions, horsDelai });
  });
  return {
    ...(file.ok ? file.value : { closes: 0, entrees: 0 }),
    ...(suite.ok ? suite.value : { propositions: 0, horsDelai: 0 }),
  };
};
