import type { Reponses } from "#platform/http/refus.ts";

/** Codes and keys are refused alike: what was close is not told. */
export type RefusFacteur =
  | { readonly code: "code_refuse" }
  | { readonly code: "cle_refusee" }
  | { readonly code: "cle_connue" }
  | { readonly code: "demande_perimee" }
  | { readonly code: "trop_d_essais"; readonly minutes: number }
  | { readonly code: "dernier_facteur" }
  | { readonly code: "facteur_absent" }
  | { readonly code: "mot_de_passe_refuse" };

export const REPONSES: Reponses<RefusFacteur> = {
  code_refuse: {
    status: 422,
    message: () =>
      "Ce code n’est pas valable, ou il a déjà servi. Attendez le suivant dans votre application, puis recommencez.",
  },
  cle_refusee: {
    status: 422,
    message: () =>
      "Cette clé n’a pas été reconnue. Présentez une clé inscrite sur votre compte, ou servez-vous d’un code.",
  },
  cle_connue: {
    status: 422,
    message: () => "Cette clé est déjà inscrite. Présentez-en une autre.",
  },
  demande_perimee: {
    status: 422,
    message: () => "La page a attendu trop longtemps. Recommencez depuis celle-ci.",
  },
  trop_d_essais: {
    status: 422,
    message: ({ minutes }) =>
      `Trop d’essais sans succès. Recommencez dans ${minutes === 1 ? "une minute" : `${minutes} minutes`}.`,
  },
  dernier_facteur: {
    status: 409,
    message: () =>
      "C’est votre seul second facteur. Ajoutez d’abord son remplaçant, puis retirez celui-ci.",
  },
  facteur_absent: {
    status: 404,
    message: () => "Ce second facteur n’est plus sur votre compte.",
  },
  mot_de_passe_refuse: { status: 422, message: () => "Ce mot de passe n’est pas le vôtre." },
};
