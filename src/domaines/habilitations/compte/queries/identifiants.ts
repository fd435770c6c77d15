import { sql } from "kysely";
import type { Trx } from "#platform/db/transaction.ts";

/** Never two creations at once on the same beginning of a name: both would propose the same identifier. */
const VERROU = 7_262_041;

/** Identifiers in use that begin like this one. */
export const identifiantsProches = async (
  trx: Trx,
  debut: string,
): Promise<ReadonlySet<string>> => {
  await sql`select pg_advisory_xact_lock(${VERROU})`.execute(trx);
  const lignes = await trx
    .selectFrom("utilisateur")
    .select("identifiant")
    .where(sql<boolean>`starts_with(identifiant, ${debut})`)
    .execute();
  return new Set(lignes.map((l) => l.identifiant));
};
