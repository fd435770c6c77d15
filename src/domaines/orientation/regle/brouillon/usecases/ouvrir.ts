import { accepte, type Result, refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { loadListe } from "../../queries/listes.ts";
import type { RefusBrouillon } from "../errors.ts";
import { insertBrouillon } from "../store.ts";

/** A draft begins as the copy of a published version. */
export const ouvrirBrouillon = async (
  trx: Trx,
  acteur: Acteur,
  { baseId, nom }: { readonly baseId: string; readonly nom: string },
): Promise<Result<string, RefusBrouillon>> => {
  const base = await loadListe(trx, baseId);
  if (!base) return refuse({ code: "version_inconnue" });
  const id = await insertBrouillon(trx, acteur, { nom, baseId, regles: base.regles });
  await tracer(trx, {
    acteur,
    geste: "regles.ouvrir",
    objetSorte: "brouillon_regles",
    objetId: id,
  });
  return accepte(id);
};
