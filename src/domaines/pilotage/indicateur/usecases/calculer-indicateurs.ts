import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTraitement } from "#platform/db/transaction.ts";
import { INDICATEURS } from "../indicateur.ts";

/** Two calculations at once would meet on the same rows: the second waits and replaces. */
const VERROU_INDICATEURS = 43;

/**
 * Counts every indicator again and replaces the values, all at once. Bulk identity; to be called after each
 * arrival and each hour: decisions move the figures too.
 */
export const calculerIndicateurs = async (db: Db, aujourdhui: Jour): Promise<void> => {
  await enTraitement(db, aujourdhui, async (trx) => {
    await sql`select pg_advisory_xact_lock(${VERROU_INDICATEURS})`.execute(trx);
    await sql`delete from indicateur`.execute(trx);
    for (const code of INDICATEURS) {
      await sql`insert into indicateur (code, territoire_id, ensemble, valeur)
        select ${code}, territoire_id, ensemble, valeur from ${sql.table(`indicateur_${code}`)}`.execute(
        trx,
      );
    }
    return accepte(undefined);
  });
};
