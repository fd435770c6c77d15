import type { Jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { empreinteDe } from "../session.ts";
import { revoquerSession } from "../store.ts";
import { tracerSession } from "./contexte.ts";

/**
 * Ends the session of this cookie at once.
 *
 * @returns the encrypted token of the identity provider it came from, to log out there as well
 */
export const fermerSession = async (
  db: Db,
  acteur: Acteur,
  aujourdhui: Jour,
  jeton: string,
  requeteId: string,
): Promise<Buffer | undefined> => {
  const fermee = await enTransaction(db, acteur, aujourdhui, async (trx) => {
    const empreinte = empreinteDe(jeton);
    const session = await trx
      .selectFrom("session")
      .select("oidc_jeton")
      .where("empreinte", "=", empreinte)
      .executeTakeFirst();
    await revoquerSession(trx, empreinte);
    await tracerSession(trx, acteur, "session.fermer", { requeteId });
    return accepte(session?.oidc_jeton ?? undefined);
  });
  return fermee.ok ? fermee.value : undefined;
};
