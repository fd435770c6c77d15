import { accepte, type Result, refuse } from "#core/result.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { RefusDoublon } from "../errors.ts";
import { comparer } from "../queries/comparer.ts";
import { ecarterPaire } from "../store.ts";
import type { ContexteDoublon } from "./contexte.ts";

/** Says that two records are two persons; the pair is not shown again, its reason is kept. */
export const ecarter = (
  { db, acteur, aujourdhui, requeteId }: ContexteDoublon,
  ids: readonly [string, string],
  raison: string,
): Promise<Result<string, RefusDoublon>> =>
  enTransaction<string, RefusDoublon>(db, acteur, aujourdhui, async (trx) => {
    const comparaison = await comparer(trx, acteur, ...ids);
    if (!comparaison) return refuse({ code: "fiche_inconnue" });
    const { doublonId } = comparaison;
    if (doublonId === undefined) return refuse({ code: "deja_tranche" });
    if (!(await ecarterPaire(trx, doublonId, acteur.utilisateurId, raison))) {
      return refuse({ code: "deja_tranche" });
    }
    await tracer(trx, {
      acteur,
      geste: "doublons.ecarter",
      objetSorte: "doublon_potentiel",
      objetId: doublonId,
      personneId: ids[0],
      motif: raison,
      champs: ["etat"],
      requeteId,
    });
    return accepte(doublonId);
  });
