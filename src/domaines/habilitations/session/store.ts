import { sql } from "kysely";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { type DureesSession, empreinteDe, type Moyen, nouveauJeton } from "./session.ts";

interface NouvelleSession {
  readonly empreinte: Buffer;
  readonly utilisateurId: string;
  readonly secretCsrf: string;
  readonly moyen: Moyen;
  readonly agent: string | undefined;
  readonly oidcJeton: Buffer | null;
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
      moyen: session.moyen,
      oidc_jeton: session.oidcJeton,
    })
    .execute();
};

/** Ends a session for good, and with it what it kept. */
export const revoquerSession = (trx: Trx, empreinte: Buffer): Promise<void> =>
  revoquer(trx, sql<boolean>`empreinte = ${empreinte}`);

/** Same, for the session its owner sees under this id; nobody else's. */
export const revoquerSessionDe = (trx: Trx, utilisateurId: string, id: string): Promise<void> =>
  revoquer(trx, sql<boolean>`id = ${id}::uuid and utilisateur_id = ${utilisateurId}`);

/**
 * Everything this account has open, log-ins under way included. Called when its keys change.
 *
 * @param sauf  session that stays: the one its owner acts from
 */
export const fermerSessions = async (
  trx: Trx,
  utilisateurId: string,
  sauf?: Buffer,
): Promise<void> => {
  const autre = sauf === undefined ? sql`true` : sql`empreinte <> ${sauf}`;
  await revoquer(trx, sql<boolean>`utilisateur_id = ${utilisateurId} and ${autre}`);
  await trx.deleteFrom("entree").where("utilisateur_id", "=", utilisateurId).execute();
};

const revoquer = async (trx: Trx, quelles: ReturnType<typeof sql<boolean>>): Promise<void> => {
  const fermees = await trx
    .updateTable("session")
    .set({ revoquee_a: sql<Date>`now()`, oidc_jeton: null })
    .where("revoquee_a", "is", null)
    .where(quelles)
    .returning("empreinte")
    .execute();
  const empreintes = fermees.map((f) => f.empreinte);
  await trx.deleteFrom("recherche").where("session_empreinte", "in", empreintes).execute();
  await trx.deleteFrom("defi").where("porteur", "in", empreintes).execute();
};

/**
 * The same session under a new token, just proved again: whoever had stolen the old one is out.
 *
 * @returns the new token, or `undefined` when the session is no longer open
 */
export const renouvelerSession = async (
  trx: Trx,
  empreinte: Buffer,
): Promise<string | undefined> => {
  const jeton = nouveauJeton();
  const change = await trx
    .updateTable("session")
    .set({
      empreinte: empreinteDe(jeton),
      jeton_csrf: nouveauJeton(),
      confirmee_a: sql<Date>`now()`,
    })
    .where("empreinte", "=", empreinte)
    .where("revoquee_a", "is", null)
    .returning("id")
    .executeTakeFirst();
  await trx.deleteFrom("defi").where("porteur", "=", empreinte).execute();
  return change && jeton;
};

export const noterActivite = async (db: Db, empreinte: Buffer): Promise<void> => {
  await db
    .updateTable("session")
    .set({ vue_a: sql<Date>`now()` })
    .where("empreinte", "=", empreinte)
    .execute();
};

/** What no longer serves: old tries, finished searches, sessions and links ended a month ago. */
export const purgerConnexions = async (trx: Trx): Promise<void> => {
  const maintenant = sql<Date>`now()`;
  const moisDernier = sql<Date>`now() - interval '30 days'`;
  await trx
    .deleteFrom("tentative_connexion")
    .where("a", "<", sql<Date>`now() - interval '1 day'`)
    .execute();
  await trx.deleteFrom("recherche").where("expire_a", "<", maintenant).execute();
  await trx.deleteFrom("entree").where("expire_a", "<", maintenant).execute();
  await trx.deleteFrom("defi").where("expire_a", "<", maintenant).execute();
  await trx
    .deleteFrom("session")
    .where(sql<Date>`coalesce(revoquee_a, expire_a)`, "<", moisDernier)
    .execute();
};
