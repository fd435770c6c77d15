import { type SqlBool, sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { enDaterange, type Periode } from "#core/periode.ts";
import type { Trx } from "#platform/db/transaction.ts";

interface NouvelleAbsence {
  readonly id: string;
  readonly utilisateurId: string;
  readonly remplacantId: string;
  readonly periode: Periode;
  readonly par: string;
}

/** Writes the absence and opens the portfolio for its time. @returns how many persons are opened */
export const ouvrirRemplacement = async (trx: Trx, a: NouvelleAbsence): Promise<number> => {
  const validite = enDaterange(a.periode);
  await trx
    .insertInto("absence")
    .values({
      id: a.id,
      utilisateur_id: a.utilisateurId,
      remplacant_id: a.remplacantId,
      validite,
      prevue: validite,
      cree_par: a.par,
    })
    .execute();
  const { rows } = await sql<{ nombre: number }>`
    select ouvrir_remplacement(${a.id}::uuid) as nombre`.execute(trx);
  return rows[0]?.nombre ?? 0;
};

export const estAbsentPendant = async (
  trx: Trx,
  utilisateurId: string,
  periode: Periode,
): Promise<boolean> => {
  const ligne = await trx
    .selectFrom("absence")
    .select("id")
    .where("utilisateur_id", "=", utilisateurId)
    .where(sql<SqlBool>`validite && ${enDaterange(periode)}::daterange`)
    .limit(1)
    .executeTakeFirst();
  return ligne !== undefined;
};

/** Ends an absence and what it opened; `le` is the first day back. */
export const fermerRemplacement = async (
  trx: Trx,
  id: string,
  le: Jour,
  par: string,
): Promise<void> => {
  await trx
    .updateTable("absence")
    .set({
      validite: sql<string>`case when lower(validite) >= ${le}::date then 'empty'::daterange
        else daterange(lower(validite), ${le}::date) end`,
      terminee_a: sql<Date>`now()`,
      terminee_par: par,
    })
    .where("id", "=", id)
    .execute();
  await sql`select fermer_visibilites(null, ${id}::uuid, ${le}::date)`.execute(trx);
};

/** Ends the replacements that someone who leaves was making. @returns how many */
export const finirRemplacements = async (
  trx: Trx,
  remplacantId: string,
  le: Jour,
  par: string,
): Promise<number> => {
  const restants = await trx
    .selectFrom("absence")
    .select("id")
    .where("remplacant_id", "=", remplacantId)
    .where(sql<SqlBool>`not isempty(validite) and upper(validite) > ${le}::date`)
    .execute();
  for (const { id } of restants) await fermerRemplacement(trx, id, le, par);
  return restants.length;
};

/**
 * Brings the replacements under way up to date with the portfolios: who has been given to the absent référent since
 * is opened, who has been given to another is closed. As sets; for a bulk identity, once a day.
 */
export const entretenirRemplacements = async (
  trx: Trx,
  aujourdhui: Jour,
): Promise<{ readonly ouvertes: number; readonly fermees: number }> => {
  const fermees = await sql`
    update visibilite v set validite = daterange(lower(v.validite), ${aujourdhui}::date)
    from absence a join personne p on p.referent_id is distinct from a.utilisateur_id
    where v.absence_id = a.id and v.personne_id = p.id and v.validite @> ${aujourdhui}::date
      and lower(v.validite) < ${aujourdhui}::date`.execute(trx);
  const ouvertes = await sql`
    insert into visibilite (personne_id, sorte, cible_id, validite, absence_id)
    select p.id, 'remplacement', a.remplacant_id, daterange(${aujourdhui}::date, upper(a.validite)), a.id
    from absence a join personne p on p.referent_id = a.utilisateur_id and p.fusionnee_dans is null
    where a.validite @> ${aujourdhui}::date
      and not exists (select 1 from visibilite v where v.absence_id = a.id and v.personne_id = p.id
        and v.validite @> ${aujourdhui}::date)
    on conflict do nothing`.execute(trx);
  return {
    ouvertes: Number(ouvertes.numAffectedRows ?? 0),
    fermees: Number(fermees.numAffectedRows ?? 0),
  };
};
