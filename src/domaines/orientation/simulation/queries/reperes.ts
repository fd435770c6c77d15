import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Organisme } from "../rules/compter.ts";

export const listNomsTerritoires = async (trx: Trx): Promise<ReadonlyMap<string, string>> => {
  const lignes = await trx.selectFrom("territoire").select(["id", "nom"]).execute();
  return new Map(lignes.map((t) => [t.id, t.nom]));
};

/** Read apart from the facts, where no rule can see it: reports are broken down by sex, proposals never. */
export const lireSexes = async (trx: Trx): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; sexe: string }>`
    select a.personne_id as id, p.sexe from t_attente a join personne p on p.id = a.personne_id`.execute(
    trx,
  );
  return new Map(rows.map((r) => [r.id, r.sexe]));
};

/** Bodies with what they may take and whom they follow today. */
export const listOrganismes = async (trx: Trx, jour: Jour): Promise<readonly Organisme[]> => {
  const { rows } = await sql<Organisme>`
    select o.id, o.nom, o.capacite, coalesce(c.suivis, 0)::int as suivis
    from organisme_referent o
    left join (select organisme_id, count(*) as suivis from personne
               where organisme_id is not null and fusionnee_dans is null group by organisme_id) c
      on c.organisme_id = o.id
    where o.validite @> ${jour}::date
    order by o.nom, o.id`.execute(trx);
  return rows;
};
