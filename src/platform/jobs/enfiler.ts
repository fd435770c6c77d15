import { type RawBuilder, sql } from "kysely";
import type { Trx } from "#platform/db/transaction.ts";

/**
 * Adds a job in the transaction that needs it: it runs only if that transaction commits. Ids only, never values.
 *
 * @param cle  a job still waiting under the same key is replaced, not doubled
 */
export const enfiler = async (
  trx: Trx,
  tache: string,
  charge: Readonly<Record<string, string>>,
  cle: string,
): Promise<void> => {
  await appel(tache, charge, cle).execute(trx);
};

const appel = (
  tache: string,
  charge: Readonly<Record<string, string>>,
  cle: string,
): RawBuilder<unknown> =>
  sql`select passerelle.enfiler(${tache}, ${JSON.stringify(charge)}::json, ${cle})`;
