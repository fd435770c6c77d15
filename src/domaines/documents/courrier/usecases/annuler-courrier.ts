import { accepte, type Result, refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { RefusCourrier } from "../errors.ts";
import type { DemandeCourrier } from "./preparer-courrier.ts";

/**
 * Takes back the letters that tell `objet`, as long as none of them is in a lot. An object that no letter tells has
 * nothing to take back. In the transaction of what is undone.
 */
export const annulerCourrier = async (
  trx: Trx,
  acteur: Acteur,
  objet: DemandeCourrier["objet"],
): Promise<Result<{ readonly nombre: number }, RefusCourrier>> => {
  const lettres = await trx
    .selectFrom("courrier")
    .select(["id", "personne_id", "etat", "lot_id"])
    .where("objet_sorte", "=", objet.sorte)
    .where("objet_id", "=", objet.id)
    .where("etat", "<>", "annule")
    .forUpdate()
    .execute();
  if (lettres.some((l) => l.lot_id !== null || l.etat !== "a_editer")) {
    return refuse({ code: "courrier_parti" });
  }
  for (const { id, personne_id } of lettres) {
    await trx.updateTable("courrier").set({ etat: "annule" }).where("id", "=", id).execute();
    await tracer(trx, {
      acteur,
      geste: "courrier.annuler",
      objetSorte: "courrier",
      objetId: id,
      personneId: personne_id,
      champs: ["etat"],
    });
  }
  return accepte({ nombre: lettres.length });
};
