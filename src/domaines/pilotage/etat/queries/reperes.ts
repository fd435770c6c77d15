import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { MomentDEtat } from "../etat.ts";

/** Instants stay text everywhere here: they must come back to the database to the microsecond. */
export interface Repere {
  readonly organisme: string;
  /** Last mensuel known; null for a body that only sent mouvements. */
  readonly reference: Jour | null;
  readonly applique_a: string | null;
  /** The mensuel before it, of an earlier reference; null when there is none. */
  readonly precedente: Jour | null;
  readonly precedent_a: string | null;
}

/** Where each paying body stands at a moment. A mensuel sent again replaces the one of the same reference. */
export const listReperes = async (
  trx: Trx,
  { au, connuLe }: MomentDEtat,
): Promise<readonly Repere[]> => {
  const { rows } = await sql<Repere>`
    with mensuel as (
      select organisme, reference, max(applique_a) as applique_a,
        row_number() over (partition by organisme order by reference desc) as rang
      from arrivage
      where sorte = 'mensuel' and applique_a <= ${connuLe}::timestamptz and reference <= ${au}::date
      group by organisme, reference
    )
    select o.organisme, m.reference, m.applique_a::text, p.reference as precedente, p.applique_a::text as precedent_a
    from (select distinct organisme from arrivage where applique_a <= ${connuLe}::timestamptz) o
    left join mensuel m on m.organisme = o.organisme and m.rang = 1
    left join mensuel p on p.organisme = o.organisme and p.rang = 2
    order by o.organisme collate "C"`.execute(trx);
  return rows;
};

/**
 * Instant of the transaction, and the day by default: today, or the last reference received when it lies
 * further (a mensuel of November may be read before the 30th).
 */
export const lireMaintenant = async (
  trx: Trx,
  aujourdhui: Jour,
): Promise<{ readonly au: Jour; readonly connuLe: string }> => {
  const { rows } = await sql<{ au: Jour; connu_le: string }>`
    select greatest(${aujourdhui}::date, max(reference)) as au,
      to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as connu_le
    from arrivage`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("Aucune ligne d’un agrégat sans groupe");
  return { au: row.au, connuLe: row.connu_le };
};
