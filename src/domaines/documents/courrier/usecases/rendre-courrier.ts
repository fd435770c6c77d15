import { accepte, type Result, refuse } from "#core/result.ts";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { compilerTypst } from "#platform/pdf/compilateur.ts";
import { tracer } from "#platform/trace/trace.ts";
import { lireModeles } from "../../modele/store.ts";
import { DonneesCourrier } from "../courrier.ts";
import type { RefusCourrier } from "../errors.ts";
import { documentDeCourriers } from "../gabarit.ts";
import { contenuCourrier } from "../rules/contenu.ts";

export interface CourrierRendu {
  readonly pdf: Uint8Array;
  /** Names nobody: the reference only. */
  readonly nomFichier: string;
}

/** The PDF of one letter, composed again from what was stored: the words of the lot, on their own. */
export const rendreCourrier = async (
  trx: Trx,
  acteur: Acteur,
  id: string,
): Promise<Result<CourrierRendu, RefusCourrier>> => {
  const ligne = await trx
    .selectFrom("courrier as c")
    .innerJoin("personne as p", "p.id", "c.personne_id")
    .select(["c.personne_id", "c.modele_id", "c.donnees"])
    .where("c.id", "=", id)
    .where(filtrePerimetre(acteur, "p"))
    .executeTakeFirst();
  const modele = ligne && (await lireModeles(trx, [ligne.modele_id])).get(ligne.modele_id);
  if (!ligne || !modele) return refuse({ code: "courrier_introuvable" });
  const contenu = contenuCourrier(modele, DonneesCourrier.parse(ligne.donnees));
  if (!contenu.ok) return contenu;
  await tracer(trx, {
    acteur,
    geste: "courrier.consulter",
    objetSorte: "courrier",
    objetId: id,
    personneId: ligne.personne_id,
  });
  const { reference, objet } = contenu.value;
  const { pdf } = compilerTypst(documentDeCourriers([contenu.value], objet, false));
  return accepte({ pdf, nomFichier: `${reference.replace(/[^\w-]/g, "-")}.pdf` });
};
