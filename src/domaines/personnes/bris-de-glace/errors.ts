import type { Reponses } from "#platform/http/index.ts";

export interface RefusBris {
  readonly code: "personne_introuvable";
}

export const REPONSES_BRIS: Reponses<RefusBris> = {
  personne_introuvable: {
    status: 422,
    message: () =>
      "Personne ne répond exactement à ce nom, ce prénom et cette date de naissance. Vérifiez-les sur une pièce d’identité.",
  },
};
