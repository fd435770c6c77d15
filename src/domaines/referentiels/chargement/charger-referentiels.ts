import type pg from "pg";
import type { Jour } from "#core/jour.ts";
import { enDaterange } from "#core/periode.ts";
import { joursFeries } from "../calendrier/rules/jours-feries.ts";
import { parametresLegaux, parametresLocaux } from "../parametre/fichiers.ts";
import type { Parametre } from "../parametre/parametre.ts";
import { donneesDuDepartement } from "../territoire/donnees.ts";
import type { Decoupage, ExceptionCommune } from "../territoire/territoire.ts";
import { decoupageDuDepartement } from "../territoire/territoires.ts";

/** Rows written by a load; all zero when nothing had changed. */
export interface BilanReferentiels {
  readonly communes: number;
  readonly territoires: number;
  readonly rattachements: number;
  readonly resolutions: number;
  readonly parametres: number;
  readonly joursFeries: number;
}

/** Years of holidays kept on each side of the day. */
const ANNEES_AVANT = 15;
const ANNEES_APRES = 5;

/** Runs one statement on a set of rows passed as JSON, read there as `source`. */
const appliquer = async (
  client: pg.ClientBase,
  sql: string,
  lignes: readonly object[],
  ...reste: readonly string[]
): Promise<number> => (await client.query(sql, [JSON.stringify(lignes), ...reste])).rowCount ?? 0;

const chargerCommunes = (client: pg.ClientBase, departement: string): Promise<number> => {
  const { communes, anciennes } = donneesDuDepartement(departement);
  const lignes = [
    ...communes.map((c) => ({
      code: c.code,
      nom: c.nom,
      epci: c.epci,
      codes_postaux: c.codesPostaux,
      population: c.population,
      remplacee_par: null,
      fin: null,
    })),
    ...anciennes.map((a) => ({
      code: a.code,
      nom: a.nom,
      epci: null,
      codes_postaux: [],
      population: 0,
      remplacee_par: a.remplaceePar,
      fin: a.fin,
    })),
  ];
  return appliquer(
    client,
    `insert into commune (code, departement, nom, epci, codes_postaux, population, remplacee_par, validite)
     select code, $2, nom, epci, codes_postaux, population, remplacee_par,
            daterange(case when fin is null then date '2000-01-01' end, fin)
     from jsonb_to_recordset($1) as source(code text, nom text, epci text, codes_postaux text[],
                                           population integer, remplacee_par text, fin date)
     on conflict (code) do update
       set departement = excluded.departement, nom = excluded.nom, epci = excluded.epci,
           codes_postaux = excluded.codes_postaux, population = excluded.population,
           remplacee_par = excluded.remplacee_par, validite = excluded.validite
     where commune is distinct from excluded`,
    lignes,
    departement,
  );
};

const chargerTerritoires = (client: pg.ClientBase, decoupage: Decoupage): Promise<number> =>
  appliquer(
    client,
    `insert into territoire (id, departement, code, nom, service, adresse, telephone, prereglage, rangee, colonne)
     select id, departement, code, nom, service, adresse, telephone, prereglage, rangee, colonne
     from jsonb_to_recordset($1) as source(id uuid, departement text, code text, nom text, service text,
       adresse text[], telephone text, prereglage text, rangee smallint, colonne smallint)
     on conflict (id) do update
       set nom = excluded.nom, service = excluded.service, adresse = excluded.adresse,
           telephone = excluded.telephone, rangee = excluded.rangee, colonne = excluded.colonne
     where (territoire.nom, territoire.service, territoire.adresse, territoire.telephone,
            territoire.rangee, territoire.colonne)
       is distinct from (excluded.nom, excluded.service, excluded.adresse, excluded.telephone,
                         excluded.rangee, excluded.colonne)`,
    decoupage.territoires,
  );

const periodeDe = (e: ExceptionCommune): string => `[${e.debut ?? "2000-01-01"},${e.fin ?? ""})`;

/** Links are proposed once: one closed or added since by the administrator stays as it is. */
const chargerRattachements = async (
  client: pg.ClientBase,
  { territoires, rattachements, exceptions }: Decoupage,
): Promise<number> => {
  const idDe = new Map(territoires.map((t) => [t.code, t.id]));
  const epci = rattachements.flatMap((r) =>
    r.epci.map((siren) => ({ territoire_id: idDe.get(r.territoire), epci: siren })),
  );
  const communes = exceptions.map((e) => ({
    territoire_id: idDe.get(e.territoire),
    commune: e.commune,
    motif: e.motif,
    validite: periodeDe(e),
  }));
  const parEpci = await appliquer(
    client,
    `insert into territoire_epci (territoire_id, epci)
     select territoire_id, epci from jsonb_to_recordset($1) as source(territoire_id uuid, epci text)
     on conflict do nothing`,
    epci,
  );
  const parCommune = await appliquer(
    client,
    `insert into territoire_commune (territoire_id, commune, motif, validite)
     select territoire_id, commune, motif, validite
     from jsonb_to_recordset($1) as source(territoire_id uuid, commune text, motif text, validite daterange)
     on conflict do nothing`,
    communes,
  );
  return parEpci + parCommune;
};

/** The day's answer to « which territoire? », old codes included; an exception wins over the intercommunalité. */
const resoudre = async (
  client: pg.ClientBase,
  departement: string,
  prereglage: string,
  jour: Jour,
): Promise<number> => {
  const { rowCount } = await client.query(
    `with retenus as (
       select id from territoire where departement = $1 and prereglage = $2
     ), rattachees as (
       select c.code, coalesce(
         (select tc.territoire_id from territoire_commune tc join retenus r on r.id = tc.territoire_id
          where tc.commune = c.code and tc.validite @> $3::date order by lower(tc.validite) desc limit 1),
         (select te.territoire_id from territoire_epci te join retenus r on r.id = te.territoire_id
          where te.epci = c.epci and te.validite @> $3::date order by lower(te.validite) desc limit 1)
       ) as territoire_id
       from commune c where c.departement = $1 and c.remplacee_par is null
     ), resolues as (
       select c.code, r.territoire_id from commune c join rattachees r on r.code = coalesce(c.remplacee_par, c.code)
       where c.departement = $1
     ), perdues as (
       delete from commune_territoire ct using resolues r
       where r.code = ct.commune and r.territoire_id is null returning 1
     )
     insert into commune_territoire as ct (commune, territoire_id)
     select code, territoire_id from resolues where territoire_id is not null
     on conflict (commune) do update set territoire_id = excluded.territoire_id
     where ct.territoire_id <> excluded.territoire_id`,
    [departement, prereglage, jour],
  );
  return rowCount ?? 0;
};

const enLignes = (parametres: readonly Parametre[]): readonly object[] =>
  parametres.map((p) => ({ ...p, validite: enDaterange(p.validite) }));

const SOURCE_PARAMETRES =
  "jsonb_to_recordset($1) as source(code text, valeur text, unite text, article text, confiance text, validite daterange)";
const INSERER_PARAMETRES = `insert into parametre (code, valeur, unite, article, confiance, validite)
  select code, valeur, unite, article, confiance, validite from ${SOURCE_PARAMETRES}`;

const chargerParametres = async (client: pg.ClientBase): Promise<number> => {
  const legaux = enLignes(parametresLegaux());
  await appliquer(
    client,
    `delete from parametre p where p.code in (select code from ${SOURCE_PARAMETRES})
       and (code, valeur, unite, article, confiance, validite) not in (
         select code, valeur, unite, article, confiance, validite from ${SOURCE_PARAMETRES})`,
    legaux,
  );
  const remis = await appliquer(
    client,
    `${INSERER_PARAMETRES} on conflict (code, validite) do nothing`,
    legaux,
  );
  const proposes = await appliquer(
    client,
    `${INSERER_PARAMETRES} where not exists (select from parametre p where p.code = source.code)`,
    enLignes(parametresLocaux()),
  );
  return remis + proposes;
};

const chargerJoursFeries = (client: pg.ClientBase, jour: Jour): Promise<number> => {
  const annee = Number(jour.slice(0, 4));
  const feries = Array.from({ length: ANNEES_AVANT + ANNEES_APRES + 1 }, (_, rang) =>
    joursFeries(annee - ANNEES_AVANT + rang),
  ).flat();
  return appliquer(
    client,
    `insert into jour_ferie (jour, nom)
     select jour, nom from jsonb_to_recordset($1) as source(jour date, nom text)
     on conflict do nothing`,
    feries,
  );
};

/**
 * Brings the reference tables of one département up to date, in the caller's transaction. Set-based and
 * replayable: a second load on the same day writes nothing.
 *
 * @param prereglage  how the département is cut into territoires; the data's own default when absent
 */
export const chargerReferentiels = async (
  client: pg.ClientBase,
  departement: string,
  jour: Jour,
  prereglage?: string,
): Promise<BilanReferentiels> => {
  const decoupage = decoupageDuDepartement(departement, prereglage);
  return {
    communes: await chargerCommunes(client, departement),
    territoires: await chargerTerritoires(client, decoupage),
    rattachements: await chargerRattachements(client, decoupage),
    resolutions: await resoudre(client, departement, decoupage.prereglage, jour),
    parametres: await chargerParametres(client),
    joursFeries: await chargerJoursFeries(client, jour),
  };
};
