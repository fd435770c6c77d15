import type { Reponses } from "#platform/http/index.ts";

/** Why two lists are not compared. */
export type RefusSimulation =
  | { readonly code: "liste_inconnue" }
  | { readonly code: "listes_egales" };

export const REPONSES_SIMULATION: Reponses<RefusSimulation> = {
  liste_inconnue: { status: 404, message: () => "Cette liste de règles n’existe pas." },
  listes_egales: {
    status: 422,
    message: () => "Choisissez deux listes différentes : une liste ne change rien à elle-même.",
  },
};
