import { uuidDeNom } from "#core/uuid.ts";
import type { Db } from "#platform/db/pools.ts";
import { ORIENTATION_DECISION } from "../orientation-decision.ts";

/** The models a new instance starts with; a code that has a version already is left to the département. */
export const installerModeles = async (db: Db): Promise<void> => {
  for (const modele of [ORIENTATION_DECISION]) {
    const connu = await db
      .selectFrom("modele_courrier")
      .select("id")
      .where("code", "=", modele.code)
      .limit(1)
      .executeTakeFirst();
    if (connu) continue;
    await db
      .insertInto("modele_courrier")
      .values({
        id: uuidDeNom(`modele_courrier/${modele.code}/${modele.version}`),
        ...modele,
        validite: "[2025-01-01,)",
      })
      .onConflict((oc) => oc.columns(["code", "version"]).doNothing())
      .execute();
  }
};
