import type { Reponses } from "#platform/http/index.ts";
import type { RefusComposition } from "../modele/rules/composer.ts";

/** Why a letter cannot be made from its data. */
export type RefusContenu =
  | RefusComposition
  | { readonly code: "caractere_non_imprimable"; readonly signes: readonly string[] };

export type RefusCourrier =
  | RefusContenu
  | { readonly code: "modele_absent"; readonly nature: string }
  | { readonly code: "courrier_introuvable" }
  | { readonly code: "courrier_parti" };

export const REPONSES_COURRIER: Reponses<RefusCourrier> = {
  valeurs_manquantes: {
    status: 422,
    message: (r) => `Il manque de quoi écrire ce courrier : ${r.noms.join(", ")}.`,
  },
  caractere_non_imprimable: {
    status: 422,
    message: (r) =>
      `Ce courrier contient un signe que l’impression ne connaît pas : ${r.signes.join(" ")}.`,
  },
  modele_absent: {
    status: 409,
    message: (r) => `Aucun modèle « ${r.nature} » n’est en vigueur ce jour.`,
  },
  courrier_introuvable: { status: 404, message: () => "Ce courrier n’existe pas." },
  courrier_parti: {
    status: 409,
    message: () => "Ce courrier est déjà dans un lot d’impression : il ne peut plus être retiré.",
  },
};
