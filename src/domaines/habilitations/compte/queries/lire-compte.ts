import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { absencesDuCompte, type LigneAbsence } from "../../absence/queries/absences.ts";
import { delegationsDuCompte, type LigneDelegation } from "../../delegation/queries/delegations.ts";
import type { RoleDonne } from "../compte.ts";
import {
  attachesDe,
  donnable,
  gereCompte,
  loadResponsabilite,
  type Responsabilite,
  voitCompte,
} from "../policy.ts";
import { compterPortefeuille, type PartDePortefeuille } from "./portefeuille.ts";
import { rolesDuCompte } from "./roles.ts";

export interface IdentiteCompte {
  readonly id: string;
  readonly identifiant: string;
  readonly prenom: string;
  readonly nom: string;
  readonly qualite: string;
  readonly courriel: string | null;
  readonly telephone: string | null;
  readonly structure_id: string | null;
  readonly structure: string | null;
  readonly etat: string;
  readonly depart_le: Jour | null;
  readonly derniere_connexion_a: Date | null;
  readonly cree_a: Date;
  readonly version: number;
  readonly applications: number;
  readonly cles: number;
  /** End of the link to choose a password, while it waits. */
  readonly invitation_expire_a: Date | null;
}

export interface Changement {
  readonly a: Date;
  readonly auteur: string;
  readonly resume: string;
}

export interface VueCompte {
  readonly compte: IdentiteCompte;
  readonly roles: readonly (RoleDonne & { readonly aElle: boolean })[];
  readonly delegations: readonly LigneDelegation[];
  readonly absences: readonly LigneAbsence[];
  readonly portefeuille: readonly PartDePortefeuille[];
  readonly changements: readonly Changement[];
  readonly estSoi: boolean;
  /** All that the account holds is the reader's to give. */
  readonly gerable: boolean;
}

export const lireIdentiteCompte = (trx: Trx, id: string): Promise<IdentiteCompte | undefined> =>
  trx
    .selectFrom("utilisateur as u")
    .leftJoin("structure as s", "s.id", "u.structure_id")
    .select([
      "u.id",
      "u.identifiant",
      "u.prenom",
      "u.nom",
      "u.qualite",
      "u.courriel",
      "u.telephone",
      "u.structure_id",
      "s.nom as structure",
      "u.etat",
      "u.depart_le",
      "u.derniere_connexion_a",
      "u.cree_a",
      "u.version",
      sql<number>`(select count(*)::int from facteur f where f.utilisateur_id = u.id and f.sorte = 'application')`.as(
        "applications",
      ),
      sql<number>`(select count(*)::int from facteur f where f.utilisateur_id = u.id and f.sorte = 'cle')`.as(
        "cles",
      ),
      sql<Date | null>`(select max(l.expire_a) from lien_acces l where l.utilisateur_id = u.id
        and l.utilise_a is null and l.annule_a is null and l.expire_a > now())`.as(
        "invitation_expire_a",
      ),
    ])
    .where("u.id", "=", id)
    .executeTakeFirst();

/** An account as far as the reader looks after it. */
export const ouvrirCompte = async (
  trx: Trx,
  acteur: Acteur,
  aujourdhui: Jour,
  id: string,
): Promise<
  | {
      readonly compte: IdentiteCompte;
      readonly responsabilite: Responsabilite;
      readonly gerable: boolean;
    }
  | undefined
> => {
  const responsabilite = await loadResponsabilite(trx, acteur, aujourdhui);
  const attaches = await attachesDe(trx, id, aujourdhui);
  if (!voitCompte(responsabilite, id, attaches)) return undefined;
  const compte = await lireIdentiteCompte(trx, id);
  if (!compte) return undefined;
  const gerable = id !== acteur.utilisateurId && gereCompte(responsabilite, attaches);
  return { compte, responsabilite, gerable };
};

export const lireCompte = async (
  trx: Trx,
  acteur: Acteur,
  aujourdhui: Jour,
  id: string,
): Promise<VueCompte | undefined> => {
  const ouvert = await ouvrirCompte(trx, acteur, aujourdhui, id);
  if (!ouvert) return undefined;
  const { compte, responsabilite, gerable } = ouvert;
  const estSoi = id === acteur.utilisateurId;
  const roles = await rolesDuCompte(trx, id);
  return {
    compte,
    roles: roles.map((r) => ({
      ...r,
      aElle: !estSoi && donnable(responsabilite, r.role, { type: r.type, id: r.cible }),
    })),
    delegations: await delegationsDuCompte(trx, id),
    absences: await absencesDuCompte(trx, id),
    portefeuille: await compterPortefeuille(trx, id),
    changements: await trx
      .selectFrom("changement_compte")
      .select(["a", "auteur", "resume"])
      .where("utilisateur_id", "=", id)
      .orderBy("id", "desc")
      .limit(50)
      .execute(),
    estSoi,
    gerable,
  };
};
