import { sql } from "kysely";
import type { Trx } from "#platform/db/transaction.ts";

export interface TerritoireLu {
  readonly id: string;
  readonly code: string;
  readonly nom: string;
  readonly service: string;
  readonly adresse: readonly string[];
  readonly telephone: string | null;
  readonly communes: number;
  readonly habitants: number;
}

/** Territoires in use, in the order of their names; those of another preset are left out. */
export const listTerritoires = async (trx: Trx): Promise<readonly TerritoireLu[]> => {
  const { rows } = await sql<TerritoireLu>`
    select t.id, t.code, t.nom, t.service, t.adresse, t.telephone, count(c.code)::int as communes,
      coalesce(sum(c.population), 0)::int as habitants
    from territoire t join commune_territoire r on r.territoire_id = t.id
    join commune c on c.code = r.commune and c.remplacee_par is null
    group by t.id order by t.nom`.execute(trx);
  return rows;
};

export const lireTerritoire = async (trx: Trx, code: string): Promise<TerritoireLu | undefined> =>
  (await listTerritoires(trx)).find((t) => t.code === code);

export interface OrganismeDuTerritoire {
  readonly id: string;
  readonly nom: string;
  readonly structure: string;
  readonly parcours: readonly string[];
  readonly capacite: number | null;
  readonly premier_contact: string;
  /** Serves the whole département, not this territoire alone. */
  readonly departemental: boolean;
}

/** Bodies that may be designated for a territoire, its own first. `null`: those of the whole département. */
export const listOrganismes = async (
  trx: Trx,
  territoireId: string,
): Promise<readonly OrganismeDuTerritoire[]> => {
  const { rows } = await sql<OrganismeDuTerritoire>`
    select o.id, o.nom, s.nom as structure, o.parcours, o.capacite, o.premier_contact, o.territoire_id is null as departemental
    from organisme_referent o join structure s on s.id = o.structure_id
    where (o.territoire_id = ${territoireId}::uuid or o.territoire_id is null) and o.validite @> (select passerelle.jour_civil())
    order by o.territoire_id is null, o.nom`.execute(trx);
  return rows;
};

/** Persons followed by each body, as far as the account sees them. */
export const compterSuivis = async (
  trx: Trx,
  organismes: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ organisme_id: string; suivis: number }>`
    select organisme_id, count(*)::int as suivis from personne
    where organisme_id = any (${organismes}::uuid[]) and fusionnee_dans is null group by organisme_id`.execute(
    trx,
  );
  return new Map(rows.map((r) => [r.organisme_id, r.suivis]));
};

export interface CommuneSituee {
  readonly code: string;
  readonly nom: string;
  readonly codes_postaux: readonly string[];
  readonly territoire_code: string | null;
  readonly territoire_nom: string | null;
}

/** Where communes belong today, old codes included. */
export const situerCommunes = async (
  trx: Trx,
  codes: readonly string[],
): Promise<readonly CommuneSituee[]> => {
  const { rows } = await sql<CommuneSituee>`
    select c.code, c.nom, c.codes_postaux, t.code as territoire_code, t.nom as territoire_nom
    from commune c left join commune_territoire r on r.commune = c.code left join territoire t on t.id = r.territoire_id
    where c.code = any (${codes}::text[]) order by c.nom`.execute(trx);
  return rows;
};

export const communesDe = async (
  trx: Trx,
  territoireId: string,
): Promise<readonly { readonly code: string; readonly nom: string }[]> => {
  const { rows } = await sql<{ code: string; nom: string }>`
    select c.code, c.nom from commune c join commune_territoire r on r.commune = c.code
    where r.territoire_id = ${territoireId}::uuid and c.remplacee_par is null order by c.nom`.execute(
    trx,
  );
  return rows;
};
