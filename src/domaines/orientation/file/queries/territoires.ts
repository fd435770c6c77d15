import { sql } from "kysely";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";

/** Territoires in use that the account may see, for the menu. */
export const listTerritoires = (
  trx: Trx,
  { perimetre }: Acteur,
): Promise<readonly { readonly id: string; readonly nom: string }[]> => {
  const enUsage = trx
    .selectFrom("territoire as t")
    .select(["t.id", "t.nom"])
    .where(sql<boolean>`exists (select from commune_territoire c where c.territoire_id = t.id)`)
    .orderBy("t.nom");
  return perimetre.departement
    ? enUsage.execute()
    : enUsage.where("t.id", "in", perimetre.territoires).execute();
};
