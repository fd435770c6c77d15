import type { Trx } from "#platform/db/transaction.ts";

export interface TerritoireNomme {
  readonly id: string;
  readonly nom: string;
  /** Its place, from 1, in the département's order: gives its colour. */
  readonly rang: number;
}

/** Territoires of the cut in use. */
export const listTerritoires = async (trx: Trx): Promise<readonly TerritoireNomme[]> => {
  const lignes = await trx
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
    .orderBy("t.nom")
    .execute();
  return lignes.map((t, rang) => ({ ...t, rang: rang + 1 }));
};
