import type { Trx } from "#platform/db/transaction.ts";

/** Records attached to this one today. */
export const lireRattachees = (trx: Trx, gardeeId: string) =>
  trx
    .selectFrom("personne")
    .select(["id", "mots"])
    .where("fusionnee_dans", "=", gardeeId)
    .execute();
