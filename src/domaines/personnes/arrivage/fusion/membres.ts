import type { Contexte } from "./contexte.ts";
import { fermer, type TableDatee, versionner } from "./versions.ts";

const MEMBRE: TableDatee = {
  table: "membre_dossier",
  cle: ["dossier_id", "personne_id"],
  colonnes: [
    "foyer_id",
    "cle_identite",
    "role",
    "responsable",
    "a_charge",
    "activites",
    "ressources",
    "divers",
    "empreinte",
  ],
};
const SOUMISSION: TableDatee = {
  table: "soumission",
  cle: ["dossier_id", "personne_id"],
  colonnes: ["valeur", "entrante"],
};

/** A block that ended before the file's day is a membership with both its ends. */
const NOUVEAUX = `
  insert into membre_dossier (personne_id, dossier_id, foyer_id, cle_identite, role, responsable, a_charge,
    activites, ressources, divers, empreinte, validite, connu, depot_id)
  select t.trouve, t.dossier_id, t.foyer_id, t.cle_identite, t.role, t.responsable, t.a_charge,
    t.activites, t.ressources, t.membre_divers, t.membre_empreinte,
    daterange(t.depuis, case when t.jusqua is null then null else greatest(t.jusqua, t.depuis) + 1 end),
    tstzrange(now(), null), $1
  from t_membre t
  where t.sort = 'cree' or not exists (
    select 1 from membre_dossier m where m.dossier_id = t.dossier_id and m.personne_id = t.trouve
      and upper_inf(m.connu) and (upper_inf(m.validite) or t.jusqua is not null))`;

const CHANGES = `
  create temp table t_membre_change on commit drop as
  select t.dossier_id, t.trouve as personne_id, t.foyer_id, t.cle_identite, t.role, t.responsable,
    t.a_charge, t.activites, t.ressources, t.membre_divers as divers, t.membre_empreinte as empreinte, $1::date as effet
  from t_membre t
  join membre_dossier m on m.dossier_id = t.dossier_id and m.personne_id = t.trouve
    and upper_inf(m.validite) and upper_inf(m.connu)
  where t.sort = 'modifie' and t.jusqua is null and m.empreinte <> t.membre_empreinte`;

/** Gone from a complete picture: membership ended, not deleted. */
const PARTIS = `
  create temp table t_membre_parti on commit drop as
  select m.dossier_id, m.personne_id, coalesce(t.jusqua + 1, $1::date) as fin
  from t_dossier d
  join membre_dossier m on m.dossier_id = d.dossier_id and upper_inf(m.validite) and upper_inf(m.connu)
  left join t_membre t on t.dossier_id = m.dossier_id and t.trouve = m.personne_id
  where d.sort = 'modifie' and (t.personne_id is null or t.jusqua is not null)`;

/** Only adults are subject to rights and duties; a block without the flag is unknown, not « no » (R-PER-05). */
const ADULTE = `t.role in ('DEM', 'CJT') and t.jusqua is null`;

const SOUMISSIONS_CHANGEES = `
  create temp table t_soumission on commit drop as
  select t.dossier_id, t.trouve as personne_id, t.soumis as valeur, t.entrante, $1::date as effet
  from t_membre t
  join soumission s on s.dossier_id = t.dossier_id and s.personne_id = t.trouve
    and upper_inf(s.validite) and upper_inf(s.connu)
  where t.sort = 'modifie' and ${ADULTE} and s.valeur is distinct from t.soumis`;

const SOUMISSIONS_NOUVELLES = `
  insert into soumission (personne_id, dossier_id, valeur, entrante, validite, connu, depot_id)
  select t.trouve, t.dossier_id, t.soumis, t.entrante, daterange(greatest(t.depuis, a.date_demande), null),
    tstzrange(now(), null), $1
  from t_membre t join a_foyer a using (seq)
  where ${ADULTE} and (t.sort = 'cree' or not exists (
    select 1 from soumission s where s.dossier_id = t.dossier_id and s.personne_id = t.trouve
      and upper_inf(s.validite) and upper_inf(s.connu)))`;

/** @param modifies  whether a dossier of the file was already known */
export const ecrireMembres = async (ctx: Contexte, modifies: boolean): Promise<void> => {
  const { client, depotId, effet } = ctx;
  if (modifies) {
    await client.query(PARTIS, [effet]);
    await client.query(CHANGES, [effet]);
    await versionner(client, MEMBRE, "t_membre_change", depotId);
    await fermer(client, MEMBRE, "t_membre_parti");
    await client.query(SOUMISSIONS_CHANGEES, [effet]);
    await versionner(client, SOUMISSION, "t_soumission", depotId);
    await fermer(client, SOUMISSION, "t_membre_parti");
  }
  await client.query(NOUVEAUX, [depotId]);
  await client.query(SOUMISSIONS_NOUVELLES, [depotId]);
};
