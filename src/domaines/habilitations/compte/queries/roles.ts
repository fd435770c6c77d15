import { sql } from "kysely";
import { deDaterange } from "#core/periode.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { RoleDonne } from "../compte.ts";

const periode = (texte: string | null) =>
  texte === null || texte === "empty" ? undefined : deDaterange(texte);

/** Every role an account was ever given, the latest first. */
export const rolesDuCompte = async (
  trx: Trx,
  utilisateurId: string,
): Promise<readonly RoleDonne[]> => {
  const lignes = await trx
    .selectFrom("affectation as a")
    .leftJoin("territoire as t", "t.id", "a.perimetre_id")
    .leftJoin("organisme_referent as o", "o.id", "a.perimetre_id")
    .select([
      "a.id",
      "a.role",
      "a.perimetre_type as type",
      "a.perimetre_id as cible",
      sql<string | null>`coalesce(t.nom, o.nom)`.as("lieu"),
      "a.validite",
      "a.prevue",
    ])
    .where("a.utilisateur_id", "=", utilisateurId)
    .orderBy(sql`lower(coalesce(a.prevue, a.validite))`, "desc")
    .orderBy("a.id")
    .execute();
  return lignes.map(({ validite, prevue, ...reste }) => ({
    ...reste,
    periode: periode(validite),
    prevue: periode(prevue),
  }));
};
