import { sql } from "kysely";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { DureesSession } from "./session.ts";

interface NouvelleSession {
  readonly empreinte: Buffer;
  readonly utilisateurId: string;
  readonly secretCsrf: string;
  readonly agent: string | undefined;
}

export const insertSession = async (
  trx: Trx,
  session: NouvelleSession,
  { absolueHeures }: DureesSession,
): Promise<void> => {
  await trx
    .insertInto("session")
    .values({
      empreinte: session.empreinte,
      utilisateur_id: session.utilisateurId,
      jeton_csrf: session.secretCsrf,
      expire_a: sql<Date>`now() + make_interval(hours => ${absolueHeures})`,
      agent: session.agent?.slice(0, 300) ?? null,
    })
    .execute();
};

/** Ends a session for good, and with it what it kept. */
export const revoquerSession = async (trx: Trx, empreinte: Buffer): Promise<void> => {
  await trx
    .updateTable("session")
    .set({ revoquee_a: sql<Date>`now()` })
    .where("empreinte", "=", empreinte)
    .where("revoquee_a", "is", null)
    .execute();
  await trx.deleteFrom("recherche").where("session_empreinte", "=", empreinte).execute();
};

export const noterActivite = async (db: Db, empreinte: Buffer): Promise<void> => {
  await db
    .updateTable("session")
    .set({ vue_a: sql<Date>`now()` })
    .where("empreinte", "=", empreinte)
    .execute();
};

/** What no longer serves: old tries, finished searches, sessions ended a month ago. */
export const purgerConnexions = async (trx: Trx): Promise<void> => {
  await trx
    .deleteFrom("tentative_connexion")
    .where("a", "<", sql<Date>`now() - interval '1 day'`)
    .execute();
  await trx.deleteFrom("recherche").where("expire_a", "<", sql<Date>`now()`).execute();
  await trx
    .deleteFrom("session")
    .where(sql<Date>`coalesce(revoquee_a, expire_a)`, "<", sql<Date>`now() - interval '30 days'`)
    .execute();
};
