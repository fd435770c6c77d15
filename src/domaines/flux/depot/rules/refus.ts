import type { Jour } from "#core/jour.ts";
import type { RefusArrivage } from "#domaines/personnes/index.ts";
import type { RefusDepot } from "../depot.ts";

const sans = { ligne: null, element: null, valeur: null } as const;

const enClair = (jour: Jour): string => jour.split("-").reverse().join("/");

/** Sentence of a held file: what is at stake, and the two ways out. */
export const refusRetenu = (refus: RefusArrivage): RefusDepot => {
  switch (refus.code) {
    case "fermeture_massive":
      return {
        ...sans,
        code: refus.code,
        message: `Ce fichier fermerait ${refus.fermetures} droits sur ${refus.ouverts} ouverts chez cet organisme, plus que le seuil de ${refus.seuil}. Rien n’est écrit. Vérifiez qu’il est entier, puis confirmez-le ou abandonnez-le.`,
        valeur: String(refus.fermetures),
      };
    case "plus_ancien_que_le_stock":
      return {
        ...sans,
        code: refus.code,
        message: `Ce mensuel du ${enClair(refus.reference)} est plus ancien que le dernier appliqué, du ${enClair(refus.connue)}. Rien n’est écrit. Confirmez-le s’il complète ce qui manque, sinon abandonnez-le.`,
        valeur: refus.reference,
      };
  }
};
