import { setTimeout as pause } from "node:timers/promises";
import { accepte } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { Installation } from "../../installation.ts";

/** A client thinks between two writes: fifty of them then ask some 330 writes a second. */
const PENSEE_MS = 150;

export interface DemandeEcriture {
  /** One client each. */
  readonly acteurs: readonly Acteur[];
  readonly secondes: number;
  readonly avecTrace: boolean;
}

/** People writing at once, each write in its own transaction, with or without its trace. @returns latencies, ms */
export const ecrire = async (
  installation: Installation,
  { acteurs, secondes, avecTrace }: DemandeEcriture,
): Promise<readonly number[]> => {
  const { app } = installation.bases;
  const jour = installation.aujourdhui();
  const fin = performance.now() + secondes * 1000;
  const durees: number[] = [];
  const unClient = async (acteur: Acteur, numero: number): Promise<void> => {
    // Not all at the same instant.
    await pause((numero * PENSEE_MS) / acteurs.length);
    while (performance.now() < fin) {
      const debut = performance.now();
      await enTransaction(app, acteur, jour, async (trx) => {
        // The smallest business write there is: one row of one's own account.
        await trx
          .updateTable("utilisateur")
          .set({ telephone: String(numero) })
          .where("identifiant", "=", `banc-${numero}`)
          .execute();
        if (avecTrace) {
          await tracer(trx, {
            acteur,
            geste: "personnes.modifier",
            objetSorte: "coordonnee",
            objetId: String(numero),
            champs: ["telephone"],
            motif: "rectification",
          });
        }
        return accepte(undefined);
      });
      durees.push(performance.now() - debut);
      await pause(PENSEE_MS);
    }
  };
  await Promise.all(acteurs.map(unClient));
  return durees;
};
