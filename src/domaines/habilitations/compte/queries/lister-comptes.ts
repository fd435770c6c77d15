import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { normaliserNom } from "#core/texte.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { type Cible, type EtatCompte, JOURS_SANS_CONNEXION, lireCible } from "../compte.ts";
import { COMPTE_MAX, type LigneCompte, type ParametresComptes } from "../liste.ts";
import { filtreComptes, type Responsabilite } from "../policy.ts";

export interface FiltreComptes {
  readonly etat: EtatCompte | "";
  readonly role: string;
  readonly perimetre: Cible | undefined;
  readonly sansConnexion: boolean;
  /** Words typed, of a name or an identifier. */
  readonly mots: readonly string[];
}

export const filtreDe = (p: ParametresComptes, nom: string | undefined): FiltreComptes => ({
  etat: p.etat,
  role: p.role,
  perimetre: lireCible(p.perimetre),
  sansConnexion: p.connexion === "sans",
  mots: normaliserNom(nom ?? "")
    .toLowerCase()
    .split(" ")
    .filter(Boolean)
    .slice(0, 5),
});

export interface PlaceCompte {
  readonly cle: string;
  readonly id: string;
  readonly avant: boolean;
}

const etatDe = (aujourdhui: Jour): RawBuilder<EtatCompte> => sql<EtatCompte>`case
  when u.etat <> 'actif' or u.depart_le <= ${aujourdhui}::date then 'desactive'
  when u.depart_le is not null then 'depart'
  when u.derniere_connexion_a is null then 'invite'
  else 'actif' end`;

const CLE = sql<string>`lower(u.nom || ' ' || u.prenom)`;

/** Accents typed or not: the extension that removes them is not one we may ask a host for. */
const SANS_ACCENT = sql<string>`translate(lower(u.nom || ' ' || u.prenom || ' ' || u.identifiant),
  'àâäáãéèêëîïíôöóõûùüúçñœæ''’-', 'aaaaaeeeeiiioooouuuucnoa   ')`;

const enVigueurOuAVenir = (aujourdhui: Jour) =>
  sql<SqlBool>`not isempty(a.validite) and (upper_inf(a.validite) or upper(a.validite) > ${aujourdhui}::date)`;

const comptes = (trx: Trx, r: Responsabilite, f: FiltreComptes, aujourdhui: Jour) => {
  let q = trx.selectFrom("utilisateur as u").where(filtreComptes(r, aujourdhui, "u"));
  if (f.etat !== "") q = q.where(sql<SqlBool>`${etatDe(aujourdhui)} = ${f.etat}`);
  if (f.sansConnexion) {
    q = q
      .where(etatDe(aujourdhui), "in", ["actif", "depart", "invite"])
      .where(
        sql<SqlBool>`coalesce(u.derniere_connexion_a, u.cree_a) < ${aujourdhui}::date - ${JOURS_SANS_CONNEXION}::int`,
      );
  }
  for (const mot of f.mots) q = q.where(sql<SqlBool>`strpos(${SANS_ACCENT}, ${mot}) > 0`);
  if (f.role !== "" || f.perimetre) {
    const { role, perimetre } = f;
    q = q.where(sql<SqlBool>`exists (select 1 from affectation a where a.utilisateur_id = u.id
      and ${enVigueurOuAVenir(aujourdhui)}
      and ${role === "" ? sql`true` : sql`a.role = ${role}`}
      and ${perimetre ? sql`a.perimetre_type = ${perimetre.type} and a.perimetre_id is not distinct from ${perimetre.id}::uuid` : sql`true`})`);
  }
  return q;
};

/** By name; `maximum` lines from the place, in its direction. */
export const listComptes = (
  trx: Trx,
  r: Responsabilite,
  f: FiltreComptes,
  aujourdhui: Jour,
  place: PlaceCompte | undefined,
  maximum: number,
): Promise<LigneCompte[]> => {
  const sens = place?.avant ? "desc" : "asc";
  let page = comptes(trx, r, f, aujourdhui)
    .leftJoin("structure as s", "s.id", "u.structure_id")
    .select([
      "u.id",
      "u.prenom",
      "u.nom",
      "u.identifiant",
      "u.qualite",
      "s.nom as structure",
      "u.derniere_connexion_a",
      etatDe(aujourdhui).as("etat"),
      CLE.as("cle"),
      sql<LigneCompte["roles"]>`coalesce((select json_agg(json_build_object('role', a.role, 'type',
          a.perimetre_type, 'lieu', coalesce(t.nom, o.nom)) order by lower(a.validite), a.id)
        from affectation a left join territoire t on t.id = a.perimetre_id
          left join organisme_referent o on o.id = a.perimetre_id
        where a.utilisateur_id = u.id and ${enVigueurOuAVenir(aujourdhui)}), '[]')`.as("roles"),
    ])
    .orderBy(CLE, sens)
    .orderBy("u.id", sens)
    .limit(maximum);
  if (place) {
    const comparaison = sql.raw(place.avant ? "<" : ">");
    page = page.where(
      sql<SqlBool>`(${CLE}, u.id) ${comparaison} (${place.cle}, ${place.id}::uuid)`,
    );
  }
  return page.execute();
};

export const compterComptes = async (
  trx: Trx,
  r: Responsabilite,
  f: FiltreComptes,
  aujourdhui: Jour,
): Promise<number> => {
  const { nombre } = await trx
    .selectFrom(comptes(trx, r, f, aujourdhui).select("u.id").limit(COMPTE_MAX).as("c"))
    .select(sql<number>`count(*)::int`.as("nombre"))
    .executeTakeFirstOrThrow();
  return nombre;
};
