import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { type Affectation, lireAffectations } from "../role/affectation.ts";
import { estRole, ROLES, type Role } from "../role/role.ts";
import { REGARDE, rolesDonnables } from "./rules/qui-donne.ts";

/**
 * Whose accounts someone looks after. Read from her own roles and not from her perimeter over persons, which is
 * empty for who opens accounts and meets nobody.
 */
export interface Responsabilite {
  readonly utilisateurId: string;
  readonly tous: boolean;
  readonly territoires: readonly string[];
  readonly organismes: readonly string[];
  /** Roles she may give over anything. */
  readonly donnePartout: readonly Role[];
  /** Roles she may give within her organismes only. */
  readonly donneIci: readonly Role[];
}

export const responsabiliteDe = (
  utilisateurId: string,
  affectations: readonly Affectation[],
): Responsabilite => {
  const cibles = (type: string): readonly string[] => [
    ...new Set(
      affectations.flatMap((a) =>
        REGARDE[a.role] === "perimetre" && a.perimetreType === type && a.perimetreId
          ? [a.perimetreId]
          : [],
      ),
    ),
  ];
  const donnables = (regard: "tous" | "perimetre"): readonly Role[] =>
    rolesDonnables(affectations.map((a) => a.role).filter((r) => REGARDE[r] === regard));
  return {
    utilisateurId,
    tous: affectations.some((a) => REGARDE[a.role] === "tous"),
    territoires: cibles("territoire"),
    organismes: cibles("organisme"),
    donnePartout: donnables("tous"),
    donneIci: donnables("perimetre"),
  };
};

export const loadResponsabilite = async (
  trx: Db,
  { utilisateurId }: Pick<Acteur, "utilisateurId">,
  aujourdhui: Jour,
): Promise<Responsabilite> => {
  const lignes = await trx
    .selectFrom("affectation")
    .select(["role", "perimetre_type", "perimetre_id"])
    .where("utilisateur_id", "=", utilisateurId)
    .where(sql<SqlBool>`validite @> ${aujourdhui}::date`)
    .execute();
  return responsabiliteDe(utilisateurId, lireAffectations(lignes));
};

/** A role an account holds or will hold; the ended ones count only when nothing else is left. */
export interface Attache {
  readonly role: string;
  readonly type: string;
  readonly id: string | null;
  /** Territoire of the organisme, for this type. */
  readonly territoireId: string | null;
}

const estAttachee = (r: Responsabilite, a: Attache): boolean =>
  (a.type === "territoire" && a.id !== null && r.territoires.includes(a.id)) ||
  (a.type === "organisme" &&
    ((a.id !== null && r.organismes.includes(a.id)) ||
      (a.territoireId !== null && r.territoires.includes(a.territoireId))));

/** Same meaning as `filtreComptes`. */
export const voitCompte = (
  r: Responsabilite,
  compteId: string,
  attaches: readonly Attache[],
): boolean => r.tous || compteId === r.utilisateurId || attaches.some((a) => estAttachee(r, a));

/**
 * Whether someone may change this account: whoever may give every role does; an operator may when all that the
 * account holds is hers to give, so that she never disables an agent of the département who also works for her.
 */
export const gereCompte = (r: Responsabilite, attaches: readonly Attache[]): boolean =>
  rolesDe(r).length > 0 && attaches.every((a) => donnable(r, a.role, a));

/** Whether this role, over this, is hers to give and to take back. */
export const donnable = (
  r: Responsabilite,
  role: string,
  cible: { readonly type: string; readonly id: string | null },
): boolean =>
  estRole(role) &&
  (r.donnePartout.includes(role) ||
    (r.donneIci.includes(role) &&
      cible.type === "organisme" &&
      cible.id !== null &&
      r.organismes.includes(cible.id)));

export const rolesDe = (r: Responsabilite): readonly Role[] =>
  ROLES.filter((role) => r.donnePartout.includes(role) || r.donneIci.includes(role));

const enCours = (alias: string, aujourdhui: Jour): RawBuilder<SqlBool> => {
  const validite = sql.ref(`${alias}.validite`);
  return sql<SqlBool>`(not isempty(${validite}) and (upper_inf(${validite}) or upper(${validite}) > ${aujourdhui}::date))`;
};

/** Roles of an account that count for who looks after it: those held or to come, else the last ones. */
export const attachesDe = async (
  trx: Db,
  compteId: string,
  aujourdhui: Jour,
): Promise<readonly Attache[]> => {
  const lignes = await trx
    .selectFrom("affectation as a")
    .leftJoin("organisme_referent as o", "o.id", "a.perimetre_id")
    .select([
      "a.role",
      "a.perimetre_type as type",
      "a.perimetre_id as id",
      "o.territoire_id as territoireId",
      enCours("a", aujourdhui).as("en_cours"),
    ])
    .where("a.utilisateur_id", "=", compteId)
    .execute();
  const actuelles = lignes.filter((l) => l.en_cours);
  return actuelles.length > 0 ? actuelles : lignes;
};

/** The accounts someone looks after, said of a query. @param alias  the name `utilisateur` bears in it */
export const filtreComptes = (
  r: Responsabilite,
  aujourdhui: Jour,
  alias = "u",
): RawBuilder<SqlBool> => {
  if (r.tous) return sql<SqlBool>`true`;
  const id = sql.ref(`${alias}.id`);
  return sql<SqlBool>`(${id} = ${r.utilisateurId}::uuid or exists (
    select 1 from affectation la left join organisme_referent lo on lo.id = la.perimetre_id
    where la.utilisateur_id = ${id}
      and ((la.perimetre_type = 'territoire' and la.perimetre_id = any (${r.territoires}::uuid[]))
        or (la.perimetre_type = 'organisme' and (la.perimetre_id = any (${r.organismes}::uuid[])
          or lo.territoire_id = any (${r.territoires}::uuid[]))))
      and (${enCours("la", aujourdhui)} or not exists (select 1 from affectation lb
        where lb.utilisateur_id = ${id} and ${enCours("lb", aujourdhui)}))))`;
};
