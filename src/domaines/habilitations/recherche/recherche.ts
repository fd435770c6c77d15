import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "#platform/db/pools.ts";
import type { MemoireRecherche } from "#platform/http/recherche.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";

const Criteres = z.record(z.string(), z.string());

/** Kept an hour: long enough to page through a list and come back to it. */
const DUREE = sql<Date>`now() + interval '1 hour'`;

const deSession = (sessionId: string): Buffer => Buffer.from(sessionId, "hex");

/** Searches by name, birth date or NIR, encrypted, worth nothing outside the session that made them. */
export const creerMemoireRecherche = (
  db: Db,
  coffre: Pick<Coffre, "chiffrer" | "dechiffrer">,
): MemoireRecherche => ({
  async garder(sessionId, criteres) {
    // Not time-ordered: the id is shown in an address, and must not be guessed from another.
    const id = randomUUID();
    await db
      .insertInto("recherche")
      .values({
        id,
        session_empreinte: deSession(sessionId),
        criteres: coffre.chiffrer(JSON.stringify(criteres)),
        expire_a: DUREE,
      })
      .execute();
    return id;
  },

  async lire(sessionId, id) {
    if (!z.uuid().safeParse(id).success) return undefined;
    const ligne = await db
      .selectFrom("recherche")
      .select("criteres")
      .where("id", "=", id)
      .where("session_empreinte", "=", deSession(sessionId))
      .where("expire_a", ">", sql<Date>`now()`)
      .executeTakeFirst();
    return ligne && Criteres.parse(JSON.parse(coffre.dechiffrer(ligne.criteres)));
  },
});
