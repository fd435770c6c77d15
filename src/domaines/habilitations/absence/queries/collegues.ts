import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { peut } from "../../role/policy.ts";
import type { Collegue } from "../absence.ts";
import { peutRemplacer } from "../rules/peut-remplacer.ts";

export interface CollegueNomme extends Collegue {
  readonly prenom: string;
  readonly nom: string;
  readonly qualite: string;
}

/** A département given as such is wide enough for every gesture of the table. */
const PORTEE = { departement: true, territoires: [], organismes: [] };

const lit = (role: string): boolean =>
  peut({ roles: [role], perimetre: PORTEE }, "personnes.consulter");

/** The account and those who share a place or an employer with it, with their roles of that day. */
const listVoisins = async (
  trx: Trx,
  compteId: string,
  le: Jour,
): Promise<readonly CollegueNomme[]> => {
  const { rows } = await sql<CollegueNomme>`
    with siens as (select perimetre_type, perimetre_id from affectation
      where utilisateur_id = ${compteId}::uuid and validite @> ${le}::date)
    select u.id, u.structure_id as "structureId", u.prenom, u.nom, u.qualite,
      coalesce((select json_agg(json_build_object('role', a.role, 'type', a.perimetre_type, 'id', a.perimetre_id))
        from affectation a where a.utilisateur_id = u.id and a.validite @> ${le}::date), '[]') as roles
    from utilisateur u
    where u.etat = 'actif' and (u.depart_le is null or u.depart_le > ${le}::date)
      and (u.id = ${compteId}::uuid
        or u.structure_id = (select structure_id from utilisateur where id = ${compteId}::uuid)
        or exists (select 1 from affectation a join siens s on s.perimetre_type = a.perimetre_type
            and s.perimetre_id is not distinct from a.perimetre_id
          where a.utilisateur_id = u.id and a.validite @> ${le}::date))
    order by lower(u.nom || ' ' || u.prenom), u.id`.execute(trx);
  return rows.map((v) => ({ ...v, roles: v.roles.map((r) => ({ ...r, lit: lit(r.role) })) }));
};

/** Who may replace this account from that day on, by name. */
export const listRemplacants = async (
  trx: Trx,
  compteId: string,
  le: Jour,
): Promise<readonly CollegueNomme[]> => {
  const voisins = await listVoisins(trx, compteId, le);
  const absent = voisins.find((v) => v.id === compteId);
  return absent ? voisins.filter((v) => peutRemplacer(absent, v)) : [];
};
