import { sql } from "kysely";
import type { Trx } from "#platform/db/transaction.ts";

/** @param empreinte argon2id */
export const changerMotDePasse = async (
  trx: Trx,
  utilisateurId: string,
  empreinte: string,
): Promise<void> => {
  await trx
    .updateTable("utilisateur")
    .set({ mot_de_passe: empreinte, mot_de_passe_change_a: sql<Date>`now()` })
    .where("id", "=", utilisateurId)
    .execute();
};

/** @returns false when the link has served, has been replaced, or is too old */
export const consommerLien = async (
  trx: Trx,
  empreinte: Buffer,
  utilisateurId: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable("lien_acces")
    .set({ utilise_a: sql<Date>`now()` })
    .where("empreinte", "=", empreinte)
    .where("utilisateur_id", "=", utilisateurId)
    .where("utilise_a", "is", null)
    .where("annule_a", "is", null)
    .where("expire_a", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
