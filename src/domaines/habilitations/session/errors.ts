import type { Reponses } from "#platform/http/refus.ts";

/** Never says which of the two is wrong, nor whether the account exists or is disabled. */
export type RefusConnexion =
  | { readonly code: "identifiants_refuses" }
  | { readonly code: "trop_d_essais"; readonly minutes: number };

export const REPONSES: Reponses<RefusConnexion> = {
  identifiants_refuses: {
    status: 422,
    message: () => "Identifiant ou mot de passe incorrect. Vérifiez les deux, puis recommencez.",
  },
  trop_d_essais: {
    status: 422,
    message: ({ minutes }) =>
      `Trop d’essais sans succès. Recommencez dans ${minutes === 1 ? "une minute" : `${minutes} minutes`}.`,
  },
};
