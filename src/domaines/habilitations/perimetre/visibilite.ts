import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { enDaterange, type Periode } from "#core/periode.ts";
import type { Trx } from "#platform/db/transaction.ts";

/** Why someone sees a file that her everyday perimeter does not hold. */
export interface Visibilite {
  readonly personneId: string;
  /** `prescription`, `remplacement`, `seance`… named by the house that makes the link. */
  readonly sorte: string;
  /** The account that sees. */
  readonly cibleId: string;
}

/**
 * Opens a person's file to an account for a period; opening twice changes nothing. Written by a bulk
 * identity (`enTraitement`): row-level security lets a user write no link but her own.
 */
export const ouvrirVisibilite = async (
  trx: Trx,
  { personneId, sorte, cibleId }: Visibilite,
  periode: Periode,
): Promise<void> => {
  await trx
    .insertInto("visibilite")
    .values({ personne_id: personneId, sorte, cible_id: cibleId, validite: enDaterange(periode) })
    .onConflict((oc) => oc.doNothing())
    .execute();
};

/** Closes the link; `le` is the first day the account no longer sees the file. */
export const fermerVisibilite = async (
  trx: Trx,
  { personneId, sorte, cibleId }: Visibilite,
  le: Jour,
): Promise<void> => {
  // What had not begun by that day never opened anything: there is no period left to keep.
  await trx
    .deleteFrom("visibilite")
    .where("personne_id", "=", personneId)
    .where("sorte", "=", sorte)
    .where("cible_id", "=", cibleId)
    .where(sql<boolean>`lower(validite) >= ${le}::date`)
    .execute();
  await trx
    .updateTable("visibilite")
    .set({ validite: sql<string>`daterange(lower(validite), ${le}::date)` })
    .where("personne_id", "=", personneId)
    .where("sorte", "=", sorte)
    .where("cible_id", "=", cibleId)
    .where(sql<boolean>`validite @> ${le}::date`)
    .execute();
};
