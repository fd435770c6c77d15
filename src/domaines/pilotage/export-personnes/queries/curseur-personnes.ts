import { type RawBuilder, sql } from "kysely";
import type { Trx } from "#platform/db/transaction.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import type { ChampExport } from "../export-personnes.ts";

/** Rows held in memory at once, whatever the size of the base. */
const PAR_LOT = 1_000;

/** The line as PostgreSQL writes it, but for the number that only the safe can read. */
interface LigneLue {
  readonly corps: string;
  readonly nir_chiffre: Buffer | null;
}

const HISTOIRE = (vue: RawBuilder<unknown>, ligne: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select coalesce(jsonb_agg(${ligne} order by h.validite), '[]') from ${vue} h)`;

/**
 * The keys are sorted alone, then each line is built by look-ups: a sort of whole lines would not stay in
 * memory, and a join could lose the order. Two
 * persons of one dossier with the same name, birth and rank are told apart by what the payer says of them.
 */
const lignes = ({ au, connuLe }: ChampExport): RawBuilder<unknown> => {
  const su = connuLe === null ? sql`now()` : sql`${sql.lit(connuLe)}::timestamptz`;
  const vaut = au === null ? sql`true` : sql`validite @> ${sql.lit(au)}::date`;
  const connu = sql`connu @> ${su} and ${vaut}`;
  const table = (nom: string, condition: RawBuilder<unknown>) =>
    sql`(select * from ${sql.table(nom)} where ${condition} and ${connu})`;
  const dossier = sql`dossier_id = k.dossier_id`;
  const membre = sql`${dossier} and personne_id = k.personne_id`;
  const appartenances = HISTOIRE(
    table("membre_dossier", membre),
    sql`jsonb_build_object('role', h.role, 'responsable', h.responsable, 'a_charge', h.a_charge,
      'activites', h.activites, 'ressources', h.ressources, 'divers', h.divers, 'validite', h.validite)`,
  );
  const soumissions = HISTOIRE(
    table("soumission", membre),
    sql`jsonb_build_object('valeur', h.valeur, 'entrante', h.entrante, 'validite', h.validite)`,
  );
  const droits = HISTOIRE(
    table("droit", dossier),
    sql`jsonb_build_object('etat', h.etat, 'motif', h.motif, 'montant_centimes', h.montant_centimes,
      'detail', h.detail, 'validite', h.validite)`,
  );
  const adresses = HISTOIRE(
    table("adresse", sql`foyer_id = k.foyer_id`),
    sql`jsonb_build_object('lignes', h.lignes, 'code_postal', h.code_postal, 'commune', h.commune,
      'nom_commune', h.nom_commune, 'pays', h.pays, 'divers', h.divers, 'validite', h.validite)`,
  );
  /** The other demands of the same human being: what recognising people decided. */
  const autres = sql`(select coalesce(jsonb_agg(distinct jsonb_build_array(f.organisme, f.matricule, d.numero_demande)), '[]')
    from membre_dossier m join dossier_rsa d on d.id = m.dossier_id join foyer f on f.id = d.foyer_id
    where m.personne_id = k.personne_id and m.dossier_id <> k.dossier_id and m.connu @> ${su})`;
  return sql`
    with k as materialized (
      select c.dossier_id, c.foyer_id, c.personne_id
      from (select distinct dossier_id, foyer_id, personne_id from membre_dossier where ${connu}) c
      join personne p on p.id = c.personne_id join dossier_rsa d on d.id = c.dossier_id join foyer f on f.id = c.foyer_id
      order by f.organisme collate "C", f.matricule collate "C", d.numero_demande collate "C",
        p.nom_naissance collate "C", p.prenom collate "C", p.naissance, p.rang_naissance, p.sexe, p.nir_empreinte, p.nom_usage collate "C"
    )
    select (select jsonb_build_object(
        'organisme', f.organisme, 'matricule', f.matricule, 'numero_demande', d.numero_demande,
        'nom_naissance', p.nom_naissance, 'prenom', p.prenom, 'naissance', p.naissance, 'rang_naissance', p.rang_naissance,
        'civilite', p.civilite, 'nom_usage', p.nom_usage, 'autres_prenoms', p.autres_prenoms,
        'naissance_precision', p.naissance_precision, 'lieu_naissance', p.lieu_naissance, 'sexe', p.sexe,
        'nir_fiable', p.nir_fiable, 'source', p.source,
        'dossier', jsonb_build_object('date_demande', d.date_demande, 'mutation', d.mutation,
          'situation_famille', d.situation_famille, 'situation_depuis', d.situation_depuis,
          'calcul_depuis', o.calcul_depuis, 'dernier_versement', o.dernier_versement),
        'situation', jsonb_build_object('ici', p.dossier_id is not distinct from d.id, 'role', p.role, 'etat_droit', p.etat_droit,
          'motif_droit', p.motif_droit, 'dans_le_droit', p.dans_le_droit, 'soumis', p.soumis, 'entree_le', p.entree_le,
          'territoire', t.code),
        'appartenances', ${appartenances}, 'soumissions', ${soumissions}, 'droits', ${droits}, 'adresses', ${adresses},
        'autres_demandes', ${autres}
      )::text
      from personne p join dossier_rsa d on d.id = k.dossier_id join foyer f on f.id = d.foyer_id
      left join dossier_roulant o on o.dossier_id = d.id left join territoire t on t.id = p.territoire_id
      where p.id = k.personne_id) as corps,
      (select nir_chiffre from personne where id = k.personne_id) as nir_chiffre
    from k`;
};

const enLigne = (l: LigneLue, coffre: Pick<Coffre, "dechiffrer">): string => {
  const nir = l.nir_chiffre === null ? null : coffre.dechiffrer(l.nir_chiffre);
  return `${l.corps.slice(0, -1)}, "nir": ${JSON.stringify(nir)}}\n`;
};

/**
 * Everyone in every dossier, one JSON line each, handed over in order and in blocks. No id and no instant of
 * ours: two bases that say the same give the same bytes. Identity and current situation are the present ones:
 * they keep no history.
 *
 * @returns number of lines
 */
export const parcourirPersonnes = async (
  trx: Trx,
  champ: ChampExport,
  coffre: Pick<Coffre, "dechiffrer">,
  ecrire: (bloc: string) => Promise<void>,
): Promise<number> => {
  await sql`declare lignes_personnes no scroll cursor for ${lignes(champ)}`.execute(trx);
  let total = 0;
  for (;;) {
    const { rows } =
      await sql<LigneLue>`fetch ${sql.raw(String(PAR_LOT))} from lignes_personnes`.execute(trx);
    if (rows.length === 0) break;
    total += rows.length;
    await ecrire(rows.map((l) => enLigne(l, coffre)).join(""));
  }
  await sql`close lignes_personnes`.execute(trx);
  return total;
};
