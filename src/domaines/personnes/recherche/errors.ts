import type { Reponses } from "#platform/http/index.ts";

export type RefusRecherche =
  | { readonly code: "recherche_vide" }
  | { readonly code: "nir_illisible" }
  | { readonly code: "nir_interdit" };

export const REPONSES_RECHERCHE: Reponses<RefusRecherche> = {
  recherche_vide: {
    status: 422,
    message: () => "Écrivez au moins un nom, une date de naissance ou un numéro.",
  },
  nir_illisible: {
    status: 422,
    message: () =>
      "Ce numéro de sécurité sociale n’a pas la bonne forme. Il compte 15 caractères, ou 13 sans la clé.",
  },
  nir_interdit: {
    status: 403,
    message: () => "Votre profil ne permet pas de chercher par numéro de sécurité sociale.",
  },
};

/** The field each refusal is shown beside. */
export const CHAMPS_RECHERCHE: { readonly [C in RefusRecherche["code"]]: string } = {
  recherche_vide: "nom",
  nir_illisible: "nir",
  nir_interdit: "nir",
};
