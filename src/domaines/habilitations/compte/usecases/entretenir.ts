import type { Jour } from "#core/jour.ts";
import { accepte, type Result } from "#core/result.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTraitement } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { entretenirRemplacements } from "../../absence/store.ts";
import { fermerComptesPartis } from "./partir.ts";

export interface BilanEntretien {
  readonly partis: number;
  readonly ouvertes: number;
  readonly fermees: number;
}

/**
 * What the calendar changes without anybody there: last days that have come, portfolios that moved under a
 * replacement. Played again the same day, it changes nothing.
 *
 * @param db  of a bulk identity
 */
export const entretenirComptes = (
  db: Db,
  aujourdhui: Jour,
): Promise<Result<BilanEntretien, never>> =>
  enTraitement<BilanEntretien, never>(db, aujourdhui, async (trx) => {
    const partis = await fermerComptesPartis(trx, aujourdhui);
    const { ouvertes, fermees } = await entretenirRemplacements(trx, aujourdhui);
    if (ouvertes + fermees > 0) {
      await tracer(trx, {
        acteur: "entretien_comptes",
        geste: "absences.entretenir",
        objetSorte: "visibilite",
        motif: `${ouvertes} ouvertes, ${fermees} fermées`,
        champs: ["visibilite"],
      });
    }
    return accepte({ partis, ouvertes, fermees });
  });
