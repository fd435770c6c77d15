import { sql } from "kysely";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { CleConnue } from "./cle.ts";
import type { Facteurs } from "./facteur.ts";

const maintenant = sql<Date>`now()`;

export const lireFacteurs = async (db: Db, utilisateurId: string): Promise<Facteurs> => {
  const liste = await db
    .selectFrom("facteur")
    .select(["id", "sorte", "nom", "cree_a", "utilise_a"])
    .where("utilisateur_id", "=", utilisateurId)
    .orderBy("cree_a")
    .execute();
  const { n } = await db
    .selectFrom("code_secours")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("utilisateur_id", "=", utilisateurId)
    .where("utilise_a", "is", null)
    .executeTakeFirstOrThrow();
  return {
    liste: liste.map((f) => ({
      id: f.id,
      sorte: f.sorte === "cle" ? "cle" : "application",
      nom: f.nom,
      creeA: f.cree_a,
      utiliseA: f.utilise_a,
    })),
    codesRestants: n,
  };
};

export const lireApplications = (db: Db, utilisateurId: string) =>
  db
    .selectFrom("facteur")
    .select(["id", "secret", "dernier_pas"])
    .where("utilisateur_id", "=", utilisateurId)
    .where("sorte", "=", "application")
    .execute();

export const lireCles = async (
  db: Db,
  utilisateurId: string,
): Promise<readonly (CleConnue & { readonly id: string })[]> => {
  const lignes = await db
    .selectFrom("facteur")
    .select(["id", "cle_id", "cle_publique", "compteur", "transports"])
    .where("utilisateur_id", "=", utilisateurId)
    .where("sorte", "=", "cle")
    .execute();
  return lignes.flatMap(({ id, cle_id, cle_publique, compteur, transports }) =>
    cle_id === null || cle_publique === null
      ? []
      : [
          {
            id,
            cleId: cle_id,
            clePublique: cle_publique,
            compteur: compteur ?? 0,
            transports: transports ?? [],
          },
        ],
  );
};

/** @returns false when a code of this step, or of a later one, was accepted meanwhile */
export const noterPas = async (trx: Trx, id: string, pas: number): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable("facteur")
    .set({ dernier_pas: pas, utilise_a: maintenant })
    .where("id", "=", id)
    .where((eb) => eb.or([eb("dernier_pas", "is", null), eb("dernier_pas", "<", pas)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** @param avant  counter the signature was compared with. @returns false when another answer came in between */
export const noterCompteur = async (
  trx: Trx,
  id: string,
  avant: number,
  compteur: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable("facteur")
    .set({ compteur, utilise_a: maintenant })
    .where("id", "=", id)
    .where("compteur", "=", avant)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** @returns false when it is not one of hers, or has served */
export const consommerCode = async (
  trx: Trx,
  utilisateurId: string,
  empreinte: Buffer,
): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable("code_secours")
    .set({ utilise_a: maintenant })
    .where("utilisateur_id", "=", utilisateurId)
    .where("empreinte", "=", empreinte)
    .where("utilise_a", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** A whole new set; those of before are worth nothing any more. */
export const remplacerCodes = async (
  trx: Trx,
  utilisateurId: string,
  empreintes: readonly Buffer[],
): Promise<void> => {
  await trx.deleteFrom("code_secours").where("utilisateur_id", "=", utilisateurId).execute();
  await trx
    .insertInto("code_secours")
    .values(empreintes.map((empreinte) => ({ utilisateur_id: utilisateurId, empreinte })))
    .execute();
};

export const insertApplication = async (
  trx: Trx,
  utilisateurId: string,
  application: { readonly nom: string; readonly secret: Buffer; readonly pas: number },
): Promise<void> => {
  await trx
    .insertInto("facteur")
    .values({
      utilisateur_id: utilisateurId,
      sorte: "application",
      nom: application.nom,
      secret: application.secret,
      dernier_pas: application.pas,
      utilise_a: maintenant,
    })
    .execute();
};

/** @returns false when this key is already enrolled, on this account or another */
export const insertCle = async (
  trx: Trx,
  utilisateurId: string,
  nom: string,
  cle: CleConnue,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("facteur")
    .values({
      utilisateur_id: utilisateurId,
      sorte: "cle",
      nom,
      cle_id: cle.cleId,
      cle_publique: cle.clePublique,
      compteur: cle.compteur,
      transports: [...cle.transports],
    })
    .onConflict((oc) => oc.column("cle_id").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};

export const renommerFacteur = async (
  trx: Trx,
  utilisateurId: string,
  id: string,
  nom: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable("facteur")
    .set({ nom })
    .where("id", "=", id)
    .where("utilisateur_id", "=", utilisateurId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const deleteFacteur = async (trx: Trx, utilisateurId: string, id: string): Promise<void> => {
  await trx
    .deleteFrom("facteur")
    .where("id", "=", id)
    .where("utilisateur_id", "=", utilisateurId)
    .execute();
};

/** Nothing left to show: the next log-in enrols anew. */
export const deleteFacteurs = async (trx: Trx, utilisateurId: string): Promise<void> => {
  await trx.deleteFrom("facteur").where("utilisateur_id", "=", utilisateurId).execute();
  await trx.deleteFrom("code_secours").where("utilisateur_id", "=", utilisateurId).execute();
};

/** Two gestures of one account on its factors wait for each other. */
export const verrouillerCompte = async (trx: Trx, utilisateurId: string): Promise<void> => {
  await trx
    .selectFrom("utilisateur")
    .select("id")
    .where("id", "=", utilisateurId)
    .forUpdate()
    .execute();
};
