import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { lireModeleEnVigueur } from "../../modele/store.ts";
import type { DonneesCourrier } from "../courrier.ts";
import type { RefusCourrier } from "../errors.ts";
import { contenuCourrier } from "../rules/contenu.ts";

export interface DemandeCourrier {
  /** `orientation_decision`. */
  readonly nature: string;
  readonly personneId: string;
  readonly donnees: DonneesCourrier;
  /** What the letter tells. */
  readonly objet: { readonly sorte: string; readonly id: string };
}

/**
 * Writes down a letter to print: the model in force and the values, frozen. It is composed once here, so that
 * nothing unprintable waits in the queue. In the transaction of what it tells.
 */
export const preparerCourrier = async (
  trx: Trx,
  acteur: Acteur,
  aujourdhui: Jour,
  demande: DemandeCourrier,
): Promise<Result<{ readonly id: string }, RefusCourrier>> => {
  const modele = await lireModeleEnVigueur(trx, demande.nature, aujourdhui);
  if (!modele) return refuse({ code: "modele_absent", nature: demande.nature });
  const contenu = contenuCourrier(modele, demande.donnees);
  if (!contenu.ok) return contenu;
  const id = nouvelUuid();
  await trx
    .insertInto("courrier")
    .values({
      id,
      personne_id: demande.personneId,
      modele_id: modele.id,
      donnees: JSON.stringify(demande.donnees),
      objet_sorte: demande.objet.sorte,
      objet_id: demande.objet.id,
      cree_par: acteur.utilisateurId,
    })
    .execute();
  await tracer(trx, {
    acteur,
    geste: "courrier.preparer",
    objetSorte: "courrier",
    objetId: id,
    personneId: demande.personneId,
  });
  return accepte({ id });
};
