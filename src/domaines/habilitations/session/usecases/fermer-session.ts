import type { Jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { empreinteDe } from "../session.ts";
import { revoquerSession } from "../store.ts";

/** Ends the session of this cookie at once. */
export const fermerSession = async (
  db: Db,
  acteur: Acteur,
  aujourdhui: Jour,
  jeton: string,
  requeteId: string,
): Promise<void> => {
  await enTransaction(db, acteur, aujourdhui, async (trx) => {
    await revoquerSession(trx, empreinteDe(jeton));
    await tracer(trx, { acteur, geste: "session.fermer", requeteId });
    return accepte(undefined);
  });
};
