import { accepte, type Result, refuse } from "#core/result.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { loadParametres, lotMaximal } from "../../reglages.ts";
import type { RefusDecision } from "../errors.ts";
import { type ContexteDecision, deciderOrientation } from "./decider.ts";

export type RefusLotDecision =
  | { readonly code: "lot_vide" }
  | { readonly code: "lot_trop_grand"; readonly maximum: number }
  | { readonly code: "ligne_refusee"; readonly rang: number; readonly refus: RefusDecision };

/**
 * Validates proposals that were read again together: all or none. Small enough to have been examined; a case that
 * asks for its own examination is never among them.
 *
 * @rule R-ALG-06
 */
export const validerLot = async (
  trx: Trx,
  contexte: ContexteDecision,
  choisies: readonly { readonly orientationId: string; readonly version: number }[],
): Promise<Result<{ readonly nombre: number }, RefusLotDecision>> => {
  if (choisies.length === 0) return refuse({ code: "lot_vide" });
  const maximum = lotMaximal(await loadParametres(trx), contexte.aujourdhui);
  if (choisies.length > maximum) return refuse({ code: "lot_trop_grand", maximum });
  for (const [rang, choisie] of choisies.entries()) {
    const decision = await deciderOrientation(trx, contexte, choisie);
    if (!decision.ok) return refuse({ code: "ligne_refusee", rang, refus: decision.refus });
  }
  return accepte({ nombre: choisies.length });
};
