import { sql } from "kysely";
import type { Db } from "#platform/db/pools.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";

/** What is awaited from a browser: the code of a secret just proposed, a key to enrol, a key to show. */
export type UsageDefi = "application" | "cle_inscrire" | "cle_presenter";

const DEFI_MINUTES = 10;

/** Kept for the cookie it is put to; a page opened again asks anew. */
export const poserDefi = async (
  db: Db,
  coffre: Pick<Coffre, "chiffrer">,
  porteur: Buffer,
  usage: UsageDefi,
  valeur: string,
): Promise<void> => {
  const defi = {
    valeur: coffre.chiffrer(valeur),
    expire_a: sql<Date>`now() + make_interval(mins => ${DEFI_MINUTES})`,
  };
  await db
    .insertInto("defi")
    .values({ porteur, usage, ...defi })
    .onConflict((oc) => oc.columns(["porteur", "usage"]).doUpdateSet(defi))
    .execute();
};

/** Read without using it up: a wrong code does not change the drawing on the screen. */
export const lireDefi = async (
  db: Db,
  coffre: Pick<Coffre, "dechiffrer">,
  porteur: Buffer,
  usage: UsageDefi,
): Promise<string | undefined> => {
  const ligne = await db
    .selectFrom("defi")
    .select("valeur")
    .where("porteur", "=", porteur)
    .where("usage", "=", usage)
    .where("expire_a", ">", sql<Date>`now()`)
    .executeTakeFirst();
  return ligne && coffre.dechiffrer(ligne.valeur);
};

/** Read and forgotten at once: a question is answered once, rightly or not. */
export const prendreDefi = async (
  db: Db,
  coffre: Pick<Coffre, "dechiffrer">,
  porteur: Buffer,
  usage: UsageDefi,
): Promise<string | undefined> => {
  const ligne = await db
    .deleteFrom("defi")
    .where("porteur", "=", porteur)
    .where("usage", "=", usage)
    .where("expire_a", ">", sql<Date>`now()`)
    .returning("valeur")
    .executeTakeFirst();
  return ligne && coffre.dechiffrer(ligne.valeur);
};
