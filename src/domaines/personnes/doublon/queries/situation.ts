import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { parmi } from "#platform/db/parmi.ts";
import type { Trx } from "#platform/db/transaction.ts";

/** Columns of `personne` that say where she stands today. */
export interface Situation {
  readonly foyer_id: string | null;
  readonly dossier_id: string | null;
  readonly role: string | null;
  readonly etat_droit: string | null;
  readonly motif_droit: string | null;
  readonly dans_le_droit: boolean;
  readonly soumis: boolean | null;
  readonly territoire_id: string | null;
}

const HORS_DOSSIER = {
  foyer_id: null,
  dossier_id: null,
  role: null,
  etat_droit: null,
  motif_droit: null,
  dans_le_droit: false,
  soumis: null,
} as const;

/**
 * Where a person stands, from the memberships of these records: of those open, the one in the right with the latest
 * demand. Same choice as the arrival of files. Outside any dossier, the commune an agent wrote situates her.
 *
 * @param ids  her record, then those attached to it
 */
export const lireSituation = async (
  trx: Trx,
  ids: readonly string[],
  jour: Jour,
): Promise<Situation> => {
  const { rows } = await sql<Situation>`
    select foyer_id, dossier_id, role, etat as etat_droit, motif as motif_droit,
      etat = any (regle.etats) and ouverte as dans_le_droit, soumis, territoire_id
    from appartenance_situee
    cross join (select string_to_array(valeur, ',') as etats from parametre
                where code = 'etats_dans_le_droit' and validite @> ${jour}::date) regle
    where personne_id = any (${ids}::uuid[])
    order by ouverte desc, etat = any (regle.etats) desc, date_demande desc, numero_demande desc
    limit 1`.execute(trx);
  const [situation] = rows;
  if (situation) return situation;
  const dite = await trx
    .selectFrom("coordonnee as k")
    .innerJoin("commune_territoire as c", "c.commune", "k.commune")
    .select("c.territoire_id")
    .where("k.personne_id", "=", parmi(ids))
    .where("k.sorte", "=", "adresse")
    .where(sql<boolean>`upper_inf(k.validite) and upper_inf(k.connu)`)
    .limit(1)
    .executeTakeFirst();
  return { ...HORS_DOSSIER, territoire_id: dite?.territoire_id ?? null };
};
