import { type Contexte, compter } from "./contexte.ts";

/** New persons get their situation at insertion, from this file alone. */
const NOUVELLES = `
  create temp table t_nouvelle on commit drop as
  select distinct on (t.trouve) t.personne_id, t.trouve, a.etat, a.motif, a.etat = any ($1) as dans_le_droit,
    c.territoire_id
  from t_membre t join a_foyer a using (seq)
  left join commune_territoire c on c.commune = a.commune
  where not t.reconnue or not exists (select 1 from personne p where p.id = t.trouve)
  order by t.trouve, t.jusqua nulls first, a.etat = any ($1) desc, a.date_demande desc, t.seq desc`;

const INSERER = `
  insert into personne (id, civilite, nom_usage, nom_naissance, prenom, autres_prenoms, naissance, naissance_precision,
    rang_naissance, lieu_naissance, sexe, nir_chiffre, nir_empreinte, nir_fiable, nom_tri, nom_naissance_tri, mots,
    territoire_id, foyer_id, dossier_id, role, etat_droit, motif_droit, dans_le_droit, soumis, entree_le, source)
  select t.trouve, t.civilite, t.nom_usage, t.nom_naissance, t.prenom, t.autres_prenoms, t.naissance,
    t.naissance_precision, t.rang_naissance, t.lieu_naissance, t.sexe, t.nir_chiffre, t.nir_empreinte, t.nir_fiable,
    t.nom_tri, t.nom_naissance_tri, t.mots, n.territoire_id, t.foyer_id, t.dossier_id, t.role, n.etat, n.motif,
    n.dans_le_droit and t.jusqua is null, t.soumis, case when n.dans_le_droit and t.jusqua is null then $1::date end, $2
  from t_nouvelle n join t_membre t using (personne_id)`;

/** What the payer says of an identity replaces what it said before; a missing NIR never erases a known one. */
const ACTUALISER = `
  update personne p set civilite = t.civilite, nom_usage = t.nom_usage, nom_naissance = t.nom_naissance,
    prenom = t.prenom, autres_prenoms = t.autres_prenoms, naissance = t.naissance,
    naissance_precision = t.naissance_precision, rang_naissance = t.rang_naissance, lieu_naissance = t.lieu_naissance,
    sexe = t.sexe, nir_chiffre = coalesce(t.nir_chiffre, p.nir_chiffre),
    nir_empreinte = coalesce(t.nir_empreinte, p.nir_empreinte),
    nir_fiable = case when t.nir_empreinte is null then p.nir_fiable else t.nir_fiable end,
    nom_tri = t.nom_tri, nom_naissance_tri = t.nom_naissance_tri, mots = t.mots, version = p.version + 1
  from (
    select t.* from (
      select distinct on (trouve) personne_id from t_identite where trouve is not null order by trouve, seq desc
    ) derniere join t_membre t using (personne_id)
  ) t
  where p.id = t.trouve and p.source <> 'saisie'
    and (p.civilite, p.nom_usage, p.nom_naissance, p.prenom, p.autres_prenoms, p.naissance, p.naissance_precision,
         p.rang_naissance, p.lieu_naissance, p.sexe)
      is distinct from (t.civilite, t.nom_usage, t.nom_naissance, t.prenom, t.autres_prenoms, t.naissance,
         t.naissance_precision, t.rang_naissance, t.lieu_naissance, t.sexe)
    or (p.id = t.trouve and p.source <> 'saisie' and t.nir_empreinte is not null
        and t.nir_empreinte is distinct from p.nir_empreinte)`;

export interface PersonnesEcrites {
  readonly personnesCreees: number;
  readonly personnesModifiees: number;
}

export const ecrirePersonnes = async (ctx: Contexte): Promise<PersonnesEcrites> => {
  const { client, recu, recuLe, parametres } = ctx;
  await client.query(NOUVELLES, [parametres.etatsDansLeDroit]);
  await client.query("create unique index on t_nouvelle (trouve)");
  await client.query("analyze t_nouvelle (trouve)");
  const personnesCreees = await compter(client, INSERER, [recuLe, recu.organisme]);
  const personnesModifiees = await compter(client, ACTUALISER);
  await client.query(`
    insert into nom_connu (nom)
    select mot from (select distinct unnest(mots) as mot from a_personne) m
    where not exists (select 1 from nom_connu c where c.nom = mot)
    on conflict do nothing`);
  return { personnesCreees, personnesModifiees };
};

/** Same name and birth without contrary NIRs, or same NIR with another birth: shown to a human, never merged. */
export const signalerDoublons = async ({ client, depotId }: Contexte): Promise<void> => {
  await client.query(
    "select passerelle.signaler_doublons((select coalesce(array_agg(trouve), '{}') from t_nouvelle), $1)",
    [depotId],
  );
};
