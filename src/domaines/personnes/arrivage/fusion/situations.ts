import type { Contexte } from "./contexte.ts";

/** Persons whose situation may have moved, new ones with a single membership apart. */
const TOUCHEES = `
  create temp table t_touchee on commit drop as
  select distinct m.personne_id from (
    select dossier_id from t_dossier where sort = 'modifie'
    union all select dossier_id from t_absent
    union all select dossier_id from t_identite where trouve is not null
  ) d join membre_dossier m on m.dossier_id = d.dossier_id and upper_inf(m.connu)`;

/** Of her open memberships, the one in the right with the latest demand. */
const SITUATION = `
  update personne p set foyer_id = s.foyer_id, dossier_id = s.dossier_id, role = s.role, etat_droit = s.etat,
    motif_droit = s.motif, dans_le_droit = s.dans_le_droit, soumis = s.soumis, territoire_id = s.territoire_id,
    entree_le = case when not s.dans_le_droit then null when p.dans_le_droit then p.entree_le else $2::date end,
    version = p.version + 1
  from (
    select distinct on (personne_id) personne_id, foyer_id, dossier_id, role, etat, motif,
      etat = any ($1) and ouverte as dans_le_droit, soumis, territoire_id
    from t_touchee join appartenance_situee using (personne_id)
    order by personne_id, ouverte desc, etat = any ($1) desc, date_demande desc, numero_demande desc
  ) s
  where p.id = s.personne_id
    and (p.foyer_id, p.dossier_id, p.role, p.etat_droit, p.motif_droit, p.dans_le_droit, p.soumis, p.territoire_id)
      is distinct from (s.foyer_id, s.dossier_id, s.role, s.etat, s.motif, s.dans_le_droit, s.soumis, s.territoire_id)`;

/** A record kept by a human follows the record that the payer feeds and that was attached to it. */
const RATTACHEES = `
  update personne g set foyer_id = p.foyer_id, dossier_id = p.dossier_id, role = p.role, etat_droit = p.etat_droit,
    motif_droit = p.motif_droit, dans_le_droit = p.dans_le_droit, soumis = p.soumis, territoire_id = p.territoire_id,
    entree_le = p.entree_le
  from personne p join t_touchee t on t.personne_id = p.id
  where p.fusionnee_dans = g.id`;

export const actualiserSituations = async (ctx: Contexte): Promise<void> => {
  const { client, parametres, recuLe } = ctx;
  await client.query(TOUCHEES);
  await client.query("analyze t_touchee");
  await client.query(SITUATION, [parametres.etatsDansLeDroit, recuLe]);
  await client.query(RATTACHEES);
};
