import type { Reponses } from "#platform/http/index.ts";

export type RefusNir =
  | { readonly code: "personne_inconnue" }
  | { readonly code: "nir_absent" }
  | { readonly code: "nir_interdit" };

export const REPONSES_NIR: Reponses<RefusNir> = {
  personne_inconnue: { status: 404, message: () => "" },
  nir_absent: {
    status: 409,
    message: () => "Aucun numéro de sécurité sociale n’est connu pour cette personne.",
  },
  nir_interdit: {
    status: 403,
    message: () => "Votre profil ne permet pas de voir le numéro de sécurité sociale.",
  },
};
