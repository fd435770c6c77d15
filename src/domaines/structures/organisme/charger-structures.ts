import type pg from "pg";
import type { Reseau } from "./donnees.ts";

/** Rows written; zero when nothing had changed. */
export interface BilanStructures {
  readonly structures: number;
  readonly organismes: number;
}

/**
 * Adds or refreshes the bodies of the réseau, in the caller's transaction, once the territoires are loaded.
 * Those that agents added are never touched.
 */
export const chargerStructures = async (
  client: pg.ClientBase,
  departement: string,
  { structures, organismes }: Reseau,
): Promise<BilanStructures> => {
  const chargees = await client.query(
    `insert into structure (id, nom, nature)
     select id, nom, nature from jsonb_to_recordset($1) as source(id uuid, nom text, nature text)
     on conflict (id) do update set nom = excluded.nom, nature = excluded.nature
     where (structure.nom, structure.nature) is distinct from (excluded.nom, excluded.nature)`,
    [JSON.stringify(structures)],
  );
  const charges = await client.query(
    `with en_usage as (
       select t.id, t.code from territoire t
       where t.departement = $2 and exists (select from commune_territoire where territoire_id = t.id)
     )
     insert into organisme_referent as o (id, structure_id, territoire_id, nom, parcours, capacite, premier_contact)
     select source.id, "structureId", t.id, nom, parcours, capacite, "premierContact"
     from jsonb_to_recordset($1) as source(id uuid, "structureId" uuid, territoire text, nom text,
            parcours text[], capacite integer, "premierContact" text)
     left join en_usage t on t.code = source.territoire
     on conflict (id) do update
       set structure_id = excluded.structure_id, territoire_id = excluded.territoire_id, nom = excluded.nom,
           parcours = excluded.parcours, capacite = excluded.capacite, premier_contact = excluded.premier_contact
     where (o.structure_id, o.territoire_id, o.nom, o.parcours, o.capacite, o.premier_contact)
       is distinct from (excluded.structure_id, excluded.territoire_id, excluded.nom, excluded.parcours,
                         excluded.capacite, excluded.premier_contact)`,
    [JSON.stringify(organismes), departement],
  );
  return { structures: chargees.rowCount ?? 0, organismes: charges.rowCount ?? 0 };
};
