import { type SqlBool, sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { deDaterange, type Periode } from "#core/periode.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { filtreComptes, type Responsabilite } from "../../compte/policy.ts";

export interface LigneDelegation {
  readonly id: string;
  readonly actes: readonly string[];
  readonly acte_reference: string;
  readonly acte_le: Jour | null;
  /** `undefined`: taken back before its first day. */
  readonly periode: Periode | undefined;
  readonly prevue: Periode | undefined;
}

const periode = (texte: string | null) =>
  texte === null || texte === "empty" ? undefined : deDaterange(texte);

export const delegationsDuCompte = async (
  trx: Trx,
  utilisateurId: string,
): Promise<readonly LigneDelegation[]> => {
  const lignes = await trx
    .selectFrom("delegation")
    .select(["id", "actes", "acte_reference", "acte_le", "validite", "prevue"])
    .where("utilisateur_id", "=", utilisateurId)
    .orderBy(sql`lower(coalesce(prevue, validite))`, "desc")
    .orderBy("id")
    .execute();
  return lignes.map(({ validite, prevue, ...reste }) => ({
    ...reste,
    periode: periode(validite),
    prevue: periode(prevue),
  }));
};

export interface DelegationEnCours extends LigneDelegation {
  readonly utilisateurId: string;
  readonly prenom: string;
  readonly nom: string;
  readonly qualite: string;
}

/** Who signs what, today, among the accounts looked after; a département has some tens of them. */
export const listDelegationsEnCours = async (
  trx: Trx,
  r: Responsabilite,
  aujourdhui: Jour,
): Promise<readonly DelegationEnCours[]> => {
  const lignes = await trx
    .selectFrom("delegation as d")
    .innerJoin("utilisateur as u", "u.id", "d.utilisateur_id")
    .select([
      "d.id",
      "d.actes",
      "d.acte_reference",
      "d.acte_le",
      "d.validite",
      "d.prevue",
      "u.id as utilisateurId",
      "u.prenom",
      "u.nom",
      "u.qualite",
    ])
    .where(sql<SqlBool>`d.validite @> ${aujourdhui}::date`)
    .where("u.etat", "=", "actif")
    .where(filtreComptes(r, aujourdhui, "u"))
    .orderBy("u.nom")
    .orderBy("u.prenom")
    .orderBy("d.id")
    .limit(1_000)
    .execute();
  return lignes.map(({ validite, prevue, ...reste }) => ({
    ...reste,
    periode: periode(validite),
    prevue: periode(prevue),
  }));
};
