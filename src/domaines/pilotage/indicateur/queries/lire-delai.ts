import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";

/** Legal delay of an orientation on a day, in days: a mark on a drawing, never a deadline (R-GEN-05). */
export const lireDelai = async (trx: Trx, jour: Jour): Promise<number> => {
  const { rows } = await sql<{ jours: number }>`
    select valeur::integer * case unite when 'semaines' then 7 when 'mois' then 30 else 1 end as jours
    from parametre where code = 'delai_orientation' and validite @> ${jour}::date`.execute(trx);
  const [row] = rows;
  if (!row) throw new RangeError(`Paramètre delai_orientation sans valeur au ${jour}`);
  return row.jours;
};
