import { type Result, refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { RefusBrouillon } from "../errors.ts";
import { apresGeste, type GesteBrouillon } from "../rules/etats.ts";
import { type BrouillonTenu, lockBrouillon } from "../store.ts";

export interface ContexteBrouillon {
  readonly acteur: Acteur;
  readonly brouillonId: string;
  /** As the author last read it. */
  readonly version: number;
}

/** A gesture on a draft nobody else changed meanwhile, with its trace. */
export const surBrouillon = async <T>(
  trx: Trx,
  { acteur, brouillonId, version }: ContexteBrouillon,
  geste: GesteBrouillon,
  faire: (tenu: BrouillonTenu) => Promise<Result<T, RefusBrouillon>>,
): Promise<Result<T, RefusBrouillon>> => {
  const tenu = await lockBrouillon(trx, brouillonId);
  if (!tenu) return refuse({ code: "brouillon_inconnu" });
  if (!apresGeste(tenu.etat, geste)) return refuse({ code: "brouillon_clos", etat: tenu.etat });
  if (tenu.version !== version) return refuse({ code: "brouillon_change" });
  const fait = await faire(tenu);
  if (fait.ok) {
    await tracer(trx, {
      acteur,
      geste: `regles.${geste}`,
      objetSorte: "brouillon_regles",
      objetId: brouillonId,
    });
  }
  return fait;
};
