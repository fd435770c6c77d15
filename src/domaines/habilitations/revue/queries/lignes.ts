import { type SqlBool, sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { JOURS_SANS_CONNEXION } from "../../compte/compte.ts";
import type { Responsabilite } from "../../compte/policy.ts";
import { filtreLignes } from "../policy.ts";
import type { VueRevue } from "../revue.ts";

export interface LigneRevue {
  readonly id: string;
  readonly compte_id: string;
  readonly prenom: string;
  readonly nom: string;
  readonly version: number;
  readonly role: string;
  readonly type: string;
  readonly lieu: string | null;
  readonly responsable_type: string;
  readonly responsable: string | null;
  readonly etat: string;
  readonly derniere_connexion_a: Date | null;
  readonly recente: number;
  readonly cle: string;
}

export interface PlaceRevue {
  readonly recente: number;
  readonly cle: string;
  readonly id: string;
  readonly avant: boolean;
}

/** A role ended otherwise since the campaign opened needs no answer any more. */
const etatAu = (aujourdhui: Jour) => sql<string>`case when l.etat = 'a_revoir'
  and (isempty(a.validite) or upper(a.validite) <= ${aujourdhui}::date) then 'terminee' else l.etat end`;

const CLE = sql<string>`lower(u.nom || ' ' || u.prenom)`;

const lignes = (trx: Trx, r: Responsabilite, revueId: string) =>
  trx
    .selectFrom("revue_ligne as l")
    .innerJoin("affectation as a", "a.id", "l.affectation_id")
    .innerJoin("utilisateur as u", "u.id", "l.utilisateur_id")
    .leftJoin("territoire as t", "t.id", "a.perimetre_id")
    .leftJoin("organisme_referent as o", "o.id", "a.perimetre_id")
    .leftJoin("territoire as rt", "rt.id", "l.responsable_id")
    .leftJoin("organisme_referent as ro", "ro.id", "l.responsable_id")
    .where("l.revue_id", "=", revueId)
    .where(filtreLignes(r, "l"));

const choisir = (trx: Trx, r: Responsabilite, revueId: string, aujourdhui: Jour) => {
  const recente = sql<number>`(coalesce(u.derniere_connexion_a, u.cree_a)
    >= ${aujourdhui}::date - ${JOURS_SANS_CONNEXION}::int)::int`;
  return {
    recente,
    requete: lignes(trx, r, revueId).select([
      "l.id",
      "u.id as compte_id",
      "u.prenom",
      "u.nom",
      "u.version",
      "a.role",
      "a.perimetre_type as type",
      sql<string | null>`coalesce(t.nom, o.nom)`.as("lieu"),
      "l.responsable_type",
      sql<string | null>`coalesce(rt.nom, ro.nom)`.as("responsable"),
      etatAu(aujourdhui).as("etat"),
      "u.derniere_connexion_a",
      recente.as("recente"),
      CLE.as("cle"),
    ]),
  };
};

/** Who has not come in for long first, then by name. */
export const listLignes = (
  trx: Trx,
  r: Responsabilite,
  revueId: string,
  vue: VueRevue,
  aujourdhui: Jour,
  place: PlaceRevue | undefined,
  maximum: number,
): Promise<LigneRevue[]> => {
  const sens = place?.avant ? "desc" : "asc";
  const { recente, requete } = choisir(trx, r, revueId, aujourdhui);
  const attendu = vue === "a_revoir" ? sql<SqlBool>`= 'a_revoir'` : sql<SqlBool>`<> 'a_revoir'`;
  let page = requete
    .where(sql<SqlBool>`${etatAu(aujourdhui)} ${attendu}`)
    .orderBy(recente, sens)
    .orderBy(CLE, sens)
    .orderBy("l.id", sens)
    .limit(maximum);
  if (place) {
    const comparaison = sql.raw(place.avant ? "<" : ">");
    page = page.where(
      sql<SqlBool>`(${recente}, ${CLE}, l.id) ${comparaison} (${place.recente}::int, ${place.cle}, ${place.id}::uuid)`,
    );
  }
  return page.execute();
};

export const listChoisies = (
  trx: Trx,
  r: Responsabilite,
  revueId: string,
  ids: readonly string[],
  aujourdhui: Jour,
): Promise<LigneRevue[]> =>
  choisir(trx, r, revueId, aujourdhui)
    .requete.where("l.id", "in", ids)
    .where(sql<SqlBool>`${etatAu(aujourdhui)} = 'a_revoir'`)
    .orderBy(CLE)
    .orderBy("l.id")
    .execute();

export interface Avancement {
  readonly type: string;
  readonly responsable: string | null;
  readonly total: number;
  readonly repondues: number;
}

/** How far each one in charge has come. */
export const avancements = async (
  trx: Trx,
  r: Responsabilite,
  revueId: string,
  aujourdhui: Jour,
): Promise<readonly Avancement[]> =>
  lignes(trx, r, revueId)
    .select([
      "l.responsable_type as type",
      sql<string | null>`coalesce(rt.nom, ro.nom)`.as("responsable"),
      sql<number>`count(*)::int`.as("total"),
      sql<number>`count(*) filter (where ${etatAu(aujourdhui)} <> 'a_revoir')::int`.as("repondues"),
    ])
    .groupBy(["l.responsable_type", "l.responsable_id", "rt.nom", "ro.nom"])
    .orderBy("l.responsable_type")
    .orderBy(sql`coalesce(rt.nom, ro.nom)`)
    .execute();

/** Every role in force, and where it is held. */
export const rolesEnVigueur = (trx: Trx, aujourdhui: Jour) =>
  trx
    .selectFrom("affectation as a")
    .innerJoin("utilisateur as u", "u.id", "a.utilisateur_id")
    .leftJoin("organisme_referent as o", "o.id", "a.perimetre_id")
    .select([
      "a.id as affectationId",
      "a.utilisateur_id as utilisateurId",
      "a.role",
      "a.perimetre_type as type",
      "a.perimetre_id as id",
      "o.territoire_id as territoireId",
    ])
    .where("u.etat", "=", "actif")
    .where(sql<SqlBool>`a.validite @> ${aujourdhui}::date`)
    .orderBy("a.id")
    .execute();
