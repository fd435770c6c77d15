import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Db } from "#platform/db/pools.ts";

/**
 * The act that lets this account sign in the president's name (L3221-3 CGCT), on a day; `undefined`
 * when she has none for this kind of act.
 *
 * @param acte  `orientation`…
 */
export const delegationEnVigueur = async (
  db: Db,
  utilisateurId: string,
  acte: string,
  jour: Jour,
): Promise<string | undefined> => {
  const ligne = await db
    .selectFrom("delegation")
    .select("acte_reference")
    .where("utilisateur_id", "=", utilisateurId)
    .where(sql<boolean>`${acte} = any (actes)`)
    .where(sql<boolean>`validite @> ${jour}::date`)
    .orderBy(sql`lower(validite)`, "desc")
    .limit(1)
    .executeTakeFirst();
  return ligne?.acte_reference;
};
