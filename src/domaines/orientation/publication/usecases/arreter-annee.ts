import type { Jour } from "#core/jour.ts";
import { accepte, type Result } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { loadParametres, seuilsEffectifs } from "../../reglages.ts";
import { compterAnnee } from "../queries/chiffres.ts";

/**
 * Counts a year again and puts it before the public, with the threshold of that day.
 *
 * @rule R-ALG-05
 * @source CRPA, art. L. 312-1-3
 */
export const arreterAnnee = async (
  trx: Trx,
  acteur: Acteur,
  annee: number,
  jour: Jour,
): Promise<Result<undefined, never>> => {
  const { publication: seuil } = seuilsEffectifs(await loadParametres(trx), jour);
  const valeurs = {
    chiffres: JSON.stringify(await compterAnnee(trx, annee, seuil)),
    seuil,
    arretee_le: jour,
    arretee_par: acteur.utilisateurId,
    auteur: acteur.nom,
  };
  await trx
    .insertInto("publication_orientation")
    .values({ annee, ...valeurs })
    .onConflict((oc) => oc.column("annee").doUpdateSet(valeurs))
    .execute();
  await tracer(trx, {
    acteur,
    geste: "publication.arreter",
    objetSorte: "publication_orientation",
    objetId: String(annee),
  });
  return accepte(undefined);
};
