import type pg from "pg";
import { uuidDeNom } from "#core/uuid.ts";
import { hacherMotDePasse } from "../utilisateur/mot-de-passe.ts";
import { comptesDeDemonstration } from "./comptes.ts";

/** The demonstration also plays months gone by. */
const VALIDITE = "[2024-01-01,)";
const ARRETE = "Arrêté de délégation de signature du 2 janvier 2024";

/**
 * Writes the accounts of the demonstration that are not there yet, in the caller's transaction.
 *
 * @param client  a connection that may write accounts (bulk identity)
 * @returns how many were written
 */
export const creerComptesDeDemonstration = async (
  client: pg.ClientBase,
  departement: string,
): Promise<number> => {
  const comptes = comptesDeDemonstration(departement);
  const { rows } = await client.query<{ id: string }>(
    "select id from utilisateur where id = any ($1)",
    [comptes.map((c) => c.id)],
  );
  const connus = new Set(rows.map((r) => r.id));
  const nouveaux = comptes.filter((c) => !connus.has(c.id));
  if (nouveaux.length === 0) return 0;
  const lignes = await Promise.all(
    nouveaux.map(async (c) => ({
      ...c,
      empreinte: await hacherMotDePasse(c.motDePasse),
      affectation_id: uuidDeNom(`affectation:${c.id}`),
      delegation_id: uuidDeNom(`delegation:${c.id}`),
      perimetre_type: c.perimetre.type,
      perimetre_id: c.perimetre.id,
    })),
  );
  await client.query(
    `with source as (
       select * from jsonb_to_recordset($1) as s(id uuid, identifiant text, nom text, prenom text, qualite text,
         empreinte text, affectation_id uuid, role text, perimetre_type text, perimetre_id uuid,
         delegation_id uuid, delegation text[])
     ), comptes as (
       insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe, demonstration, structure_id)
       select s.id, identifiant, s.nom, prenom, qualite, empreinte, true, coalesce(o.structure_id,
         (select min(d.id::text)::uuid from structure d where d.nature = 'departement'))
       from source s left join organisme_referent o on o.id = s.perimetre_id
     ), affectations as (
       insert into affectation (id, utilisateur_id, role, perimetre_type, perimetre_id, validite)
       select affectation_id, id, role, perimetre_type, perimetre_id, $2::daterange from source
     )
     insert into delegation (id, utilisateur_id, actes, acte_reference, validite)
     select delegation_id, id, delegation, $3, $2::daterange from source where delegation <> '{}'`,
    [JSON.stringify(lignes), VALIDITE, ARRETE],
  );
  return nouveaux.length;
};
