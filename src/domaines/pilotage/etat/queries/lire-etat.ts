import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Etat, MomentDEtat } from "../etat.ts";
import { compterEtat } from "./compter-etat.ts";
import { lireMaintenant } from "./reperes.ts";

/** One picture of the base for every count, whatever an import commits meanwhile. */
export const lireEtat = (
  db: Db,
  aujourdhui: Jour,
  moment: Partial<MomentDEtat> = {},
): Promise<Etat> =>
  db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (trx) => {
      await sql`set transaction read only`.execute(trx);
      // Nothing tells the planner how many rows hold at an instant: it guesses one, and nests whole tables.
      await sql`set local enable_nestloop = off`.execute(trx);
      await sql`set local work_mem = '64MB'`.execute(trx);
      return compterEtat(trx, { ...(await lireMaintenant(trx, aujourdhui)), ...moment });
    });
