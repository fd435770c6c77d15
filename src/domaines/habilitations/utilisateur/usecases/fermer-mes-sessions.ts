import { accepte } from "#core/result.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import type { ContexteCompte } from "../../facteur/usecases/gerer.ts";
import { fermerSessions, revoquerSessionDe } from "../../session/store.ts";
import { tracerSession } from "../../session/usecases/contexte.ts";

/** @param id one of them; all others when absent */
export const fermerMesSessions = async (contexte: ContexteCompte, id?: string): Promise<void> => {
  const { db, acteur, aujourdhui, porteur, visite } = contexte;
  await enTransaction(db, acteur, aujourdhui, async (trx) => {
    if (id === undefined) await fermerSessions(trx, porteur.utilisateurId, porteur.empreinte);
    else await revoquerSessionDe(trx, porteur.utilisateurId, id);
    await tracerSession(trx, acteur, "session.fermer", {
      motif: id === undefined ? "toutes_les_autres" : "une_autre",
      requeteId: visite.requeteId,
    });
    return accepte(undefined);
  });
};
