import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";

export interface SourceChiffres {
  readonly organisme: string;
  readonly reference: Jour;
}

/** Last file applied of each paying body: what the figures rest on. */
export const lireSources = async (trx: Trx): Promise<readonly SourceChiffres[]> => {
  const { rows } = await sql<SourceChiffres>`
    select organisme, max(reference) as reference from arrivage group by organisme order by organisme`.execute(
    trx,
  );
  return rows;
};
