import type pg from "pg";

/*
 * Neutral staging lives in temporary tables of the import's own transaction (ADR 0004): no log to write, no
 * one else can read them, and a killed import leaves nothing behind. `a_` holds the tranche being merged; the
 * three last ones, what the whole file will need: dossiers seen, dossiers that moved, persons made.
 */
const TABLES = `
create temp table a_foyer (
  seq integer, foyer_id uuid, dossier_id uuid, matricule text, numero_demande text,
  date_demande date, connu boolean, empreinte uuid, mutation jsonb, situation_famille text, situation_depuis date,
  etat text, motif text, etat_depuis date, montant_centimes bigint, detail jsonb, droit_empreinte uuid,
  lignes text[], code_postal text, commune text, nom_commune text, pays text, divers jsonb, adresse_depuis date,
  adresse_empreinte uuid, calcul_depuis date, dernier_versement date
) on commit drop;
create temp table a_personne (
  seq integer, personne_id uuid, cle_identite uuid, civilite text,
  nom_usage text, nom_naissance text, prenom text, autres_prenoms text[], naissance date, naissance_precision text,
  rang_naissance smallint, lieu_naissance text, sexe text, nir_chiffre bytea, nir_empreinte bytea,
  nir_fiable boolean, nom_tri text collate "C", nom_naissance_tri text collate "C", mots text[], role text,
  responsable boolean, a_charge boolean, soumis boolean, entrante boolean, activites jsonb, ressources jsonb,
  membre_divers jsonb, membre_empreinte uuid, depuis date, jusqua date
) on commit drop;`;

/** Set-based work on a whole stock: more memory for hashes, and statistics that only need to tell rows from keys. */
const REGLAGES =
  "set local work_mem = '128MB'; set local default_statistics_target = 10; set local max_parallel_workers_per_gather = 0; set local max_parallel_maintenance_workers = 0";

export const preparerStaging = async (client: pg.ClientBase): Promise<void> => {
  await client.query(REGLAGES);
  await client.query(TABLES);
};
