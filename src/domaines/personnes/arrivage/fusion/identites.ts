import type { Contexte } from "./contexte.ts";

/*
 * Who is each person block? First answer wins. A NIR counts only when coherent; two
 * different coherent NIRs never meet; name and birth alone never decide across foyers: they only flag a double.
 */
const DEJA_DITE_PAR_LE_DOSSIER = `
  update t_identite t set trouve = c.connue
  from (
    select t.personne_id, min(m.personne_id::text)::uuid as connue
    from t_identite t join membre_dossier m on m.dossier_id = t.dossier_id and m.cle_identite = t.cle_identite
    where t.sort = 'modifie' and upper_inf(m.connu)
    group by t.personne_id having count(distinct m.personne_id) = 1
  ) c where c.personne_id = t.personne_id`;

const MEMBRE_DU_DOSSIER = [
  `p.nir_fiable and t.nir_fiable and p.nir_empreinte = t.nir_empreinte`,
  `(p.nom_naissance_tri = t.nom_naissance_tri or (p.naissance = t.naissance and p.prenom = t.prenom))
   and not (p.nir_fiable and t.nir_fiable and p.nir_empreinte <> t.nir_empreinte)`,
];

const dejaMembre = (condition: string): string => `
  update t_identite t set trouve = c.connue
  from (
    select t.personne_id, min(m.personne_id::text)::uuid as connue
    from t_identite t join membre_dossier m on m.dossier_id = t.dossier_id and upper_inf(m.connu)
    join personne p on p.id = m.personne_id
    where t.trouve is null and t.sort = 'modifie' and ${condition}
      and not exists (select 1 from t_identite a where a.dossier_id = t.dossier_id and a.trouve = m.personne_id)
    group by t.personne_id having count(distinct m.personne_id) = 1
  ) c where c.personne_id = t.personne_id`;

const PAR_NIR = `
  update t_identite t set trouve = c.connue
  from (
    select t.personne_id, min(p.id::text)::uuid as connue
    from t_identite t join personne p on p.nir_empreinte = t.nir_empreinte and p.naissance = t.naissance
    where t.trouve is null and t.nir_fiable and p.nir_fiable
    group by t.personne_id
  ) c where c.personne_id = t.personne_id`;

const DANS_LE_FOYER = `
  update t_identite t set trouve = c.connue
  from (
    select t.personne_id, min(m.personne_id::text)::uuid as connue
    from t_identite t join membre_dossier m on m.foyer_id = t.foyer_id and m.cle_identite = t.cle_identite
    join personne p on p.id = m.personne_id
    where t.trouve is null and not (p.nir_fiable and t.nir_fiable and p.nir_empreinte <> t.nir_empreinte)
    group by t.personne_id having count(distinct m.personne_id) = 1
  ) c where c.personne_id = t.personne_id`;

/** Same coherent NIR and birth in two dossiers of the file: one person. */
const DANS_LE_FICHIER_PAR_NIR = `
  update t_identite t set trouve = c.premier
  from (
    select nir_empreinte, naissance, (array_agg(personne_id order by seq, personne_id))[1] as premier
    from t_identite where trouve is null and nir_fiable
    group by nir_empreinte, naissance having count(*) > 1
  ) c where t.trouve is null and t.nir_fiable and t.nir_empreinte = c.nir_empreinte and t.naissance = c.naissance`;

/** Same identity in two dossiers of one foyer (the closed one and the new demand). */
const DANS_LE_FICHIER_PAR_FOYER = `
  update t_identite t set trouve = c.premier
  from (
    select foyer_id, cle_identite, (array_agg(coalesce(trouve, personne_id) order by trouve nulls last, seq, personne_id))[1] as premier
    from t_identite group by foyer_id, cle_identite
    having count(*) > 1 and count(distinct nir_empreinte) filter (where nir_fiable) <= 1
  ) c where t.trouve is null and t.foyer_id = c.foyer_id and t.cle_identite = c.cle_identite`;

/** Two blocks of one dossier are two persons, whatever their NIRs say (twins, a parent's number on a child). */
const SEPARER = `
  update t_identite t set trouve = gen_random_uuid()
  from t_identite premier
  where t.dossier_id = premier.dossier_id and t.trouve = premier.trouve and t.personne_id > premier.personne_id`;

/** Only what recognition compares; `personne_id` is the id that a block takes if nobody is found. */
const COMPARER = `
  create temp table t_identite on commit drop as
  select p.seq, p.personne_id, d.dossier_id, d.foyer_id, d.sort, p.cle_identite, p.nir_empreinte,
    p.nir_fiable, p.naissance, p.nom_naissance_tri, p.prenom, null::uuid as trouve
  from a_personne p join t_dossier d using (seq) where d.sort in ('cree', 'modifie')`;

/** Each block with the person it speaks of. */
const REUNIR = `
  create temp view t_membre as
  select p.*, i.dossier_id, i.foyer_id, i.sort,
    i.trouve is not null as reconnue, coalesce(i.trouve, p.personne_id) as trouve
  from a_personne p join t_identite i using (personne_id)`;

export const reconnaitre = async (ctx: Contexte): Promise<void> => {
  const { client, premiereCharge } = ctx;
  await client.query(COMPARER);
  await client.query("create index on t_identite (dossier_id)");
  await client.query("analyze t_identite (personne_id, dossier_id, foyer_id, nir_empreinte, sort)");
  const { rows } = await client.query("select 1 from personne limit 1");
  const deja = rows.length > 0;
  if (deja && !premiereCharge) {
    await client.query(DEJA_DITE_PAR_LE_DOSSIER);
    for (const condition of MEMBRE_DU_DOSSIER) await client.query(dejaMembre(condition));
  }
  if (deja) {
    await client.query(PAR_NIR);
    await client.query(DANS_LE_FOYER);
  }
  await client.query(DANS_LE_FICHIER_PAR_NIR);
  await client.query(DANS_LE_FICHIER_PAR_FOYER);
  await client.query(SEPARER);
  await client.query("analyze t_identite (trouve)");
  await client.query(REUNIR);
};
