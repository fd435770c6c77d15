import { type Contexte, compter } from "./contexte.ts";

/*
 * Current situation of a person: of her open memberships, the one in the right with the latest demand.
 * New persons get theirs at insertion, from this file alone; the others are computed from the tables.
 */
const NOUVELLES = `
  create temp table t_nouvelle on commit drop as
  with retenue as (
    select distinct on (t.trouve) t.membre_id, a.etat, a.motif, a.etat = any ($1) as dans_le_droit, c.territoire_id
    from t_membre t join a_foyer a using (seq)
    left join commune_territoire c on c.commune = a.commune
    where not exists (select 1 from personne p where p.id = t.trouve)
    order by t.trouve, t.jusqua nulls first, a.etat = any ($1) desc, a.date_demande desc, t.seq desc
  )
  select t.*, r.etat, r.motif, r.dans_le_droit, r.territoire_id from retenue r join t_membre t using (membre_id)`;

const INSERER = `
  insert into personne (id, civilite, nom_usage, nom_naissance, prenom, autres_prenoms, naissance, naissance_precision,
    rang_naissance, lieu_naissance, sexe, nir_chiffre, nir_empreinte, nir_fiable, nom_tri, nom_naissance_tri, mots,
    territoire_id, foyer_id, dossier_id, role, etat_droit, motif_droit, dans_le_droit, soumis, entree_le, source)
  select trouve, civilite, nom_usage, nom_naissance, prenom, autres_prenoms, naissance, naissance_precision,
    rang_naissance, lieu_naissance, sexe, nir_chiffre, nir_empreinte, nir_fiable, nom_tri, nom_naissance_tri, mots,
    territoire_id, foyer_id, dossier_id, role, etat, motif, dans_le_droit and jusqua is null, soumis,
    case when dans_le_droit and jusqua is null then $1::date end, $2
  from t_nouvelle`;

/** What the payer says of an identity replaces what it said before; a missing NIR never erases a known one. */
const ACTUALISER = `
  update personne p set civilite = t.civilite, nom_usage = t.nom_usage, nom_naissance = t.nom_naissance,
    prenom = t.prenom, autres_prenoms = t.autres_prenoms, naissance = t.naissance,
    naissance_precision = t.naissance_precision, rang_naissance = t.rang_naissance, lieu_naissance = t.lieu_naissance,
    sexe = t.sexe, nir_chiffre = coalesce(t.nir_chiffre, p.nir_chiffre),
    nir_empreinte = coalesce(t.nir_empreinte, p.nir_empreinte),
    nir_fiable = case when t.nir_empreinte is null then p.nir_fiable else t.nir_fiable end,
    nom_tri = t.nom_tri, nom_naissance_tri = t.nom_naissance_tri, mots = t.mots, version = p.version + 1
  from (select distinct on (trouve) * from t_membre where sort = 'modifie' or trouve <> personne_id order by trouve, seq desc) t
  where p.id = t.trouve and p.source <> 'saisie'
    and (p.civilite, p.nom_usage, p.nom_naissance, p.prenom, p.autres_prenoms, p.naissance, p.naissance_precision,
         p.rang_naissance, p.lieu_naissance, p.sexe)
      is distinct from (t.civilite, t.nom_usage, t.nom_naissance, t.prenom, t.autres_prenoms, t.naissance,
         t.naissance_precision, t.rang_naissance, t.lieu_naissance, t.sexe)
    or (p.id = t.trouve and p.source <> 'saisie' and t.nir_empreinte is not null
        and t.nir_empreinte is distinct from p.nir_empreinte)`;

export const ecrirePersonnes = async (
  ctx: Contexte,
): Promise<{ personnesCreees: number; personnesModifiees: number }> => {
  const { client, recu, recuLe, parametres } = ctx;
  await client.query(NOUVELLES, [parametres.etatsDansLeDroit]);
  await client.query("create unique index on t_nouvelle (trouve)");
  await client.query("analyze t_nouvelle (trouve)");
  const personnesCreees = await compter(client, INSERER, [recuLe, recu.organisme]);
  const personnesModifiees = await compter(client, ACTUALISER);
  await client.query(`
    insert into nom_connu (nom) select distinct unnest(mots) from t_membre on conflict do nothing`);
  return { personnesCreees, personnesModifiees };
};

/** Persons whose situation may have moved, new ones with a single membership apart. */
const TOUCHEES = `
  create temp table t_touchee on commit drop as
  select distinct m.personne_id from (
    select dossier_id from t_dossier where sort = 'modifie'
    union all select dossier_id from t_absent
    union all select dossier_id from t_membre t where t.trouve <> t.personne_id
  ) d join membre_dossier m on m.dossier_id = d.dossier_id and upper_inf(m.connu)`;

const SITUATION = `
  update personne p set foyer_id = s.foyer_id, dossier_id = s.dossier_id, role = s.role, etat_droit = s.etat,
    motif_droit = s.motif, dans_le_droit = s.dans_le_droit, soumis = s.soumis, territoire_id = s.territoire_id,
    entree_le = case when not s.dans_le_droit then null when p.dans_le_droit then p.entree_le else $2::date end,
    version = p.version + 1
  from (
    select distinct on (m.personne_id) m.personne_id, m.foyer_id, m.dossier_id, m.role, r.etat, r.motif,
      r.etat = any ($1) and upper_inf(m.validite) as dans_le_droit, so.valeur as soumis, c.territoire_id
    from t_touchee t
    join membre_dossier m on m.personne_id = t.personne_id and upper_inf(m.connu)
    join dossier_rsa d on d.id = m.dossier_id
    join droit r on r.dossier_id = d.id and upper_inf(r.validite) and upper_inf(r.connu)
    left join soumission so on so.dossier_id = d.id and so.personne_id = m.personne_id
      and upper_inf(so.validite) and upper_inf(so.connu)
    left join adresse a on a.foyer_id = m.foyer_id and upper_inf(a.validite) and upper_inf(a.connu)
    left join commune_territoire c on c.commune = a.commune
    order by m.personne_id, upper_inf(m.validite) desc, r.etat = any ($1) desc, d.date_demande desc, d.numero_demande desc
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

/** Same name and birth without contrary NIRs, or same NIR with another birth: shown to a human, never merged. */
export const signalerDoublons = async (ctx: Contexte): Promise<void> => {
  await ctx.client.query(
    `insert into doublon_potentiel (id, personne_id, autre_id, motif, depot_id)
     select gen_random_uuid(), n.trouve, p.id, 'meme_identite', $1::uuid
     from t_nouvelle n join personne p on p.nom_naissance_tri = n.nom_naissance_tri and p.naissance = n.naissance
     where p.id <> n.trouve and (p.id < n.trouve or not exists (select 1 from t_nouvelle x where x.trouve = p.id))
       and not (n.nir_fiable and p.nir_fiable and n.nir_empreinte <> p.nir_empreinte)
       and p.rang_naissance = n.rang_naissance and p.sexe = n.sexe
     union all
     select gen_random_uuid(), n.trouve, p.id, 'meme_nir', $1::uuid
     from t_nouvelle n join personne p on p.nir_empreinte = n.nir_empreinte
     where n.nir_fiable and p.nir_fiable and p.naissance <> n.naissance and p.id <> n.trouve
       and (p.id < n.trouve or not exists (select 1 from t_nouvelle x where x.trouve = p.id))
     on conflict (personne_id, autre_id) do nothing`,
    [ctx.depotId],
  );
};
