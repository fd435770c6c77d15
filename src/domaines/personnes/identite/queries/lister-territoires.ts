import type { Trx } from "#platform/db/transaction.ts";

export interface TerritoireNomme {
  readonly id: string;
  readonly nom: string;
}

/** Territoires of the cut in use. */
export const selectTerritoires = (trx: Trx) =>
  trx
    .selectFrom("territoire as t")
    .select(["t.id", "t.nom"])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("commune_territoire as c")
          .select("c.commune")
          .whereRef("c.territoire_id", "=", "t.id"),
      ),
    )
    .orderBy("t.nom");
