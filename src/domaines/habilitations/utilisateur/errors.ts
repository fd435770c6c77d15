import type { Reponses } from "#platform/http/refus.ts";
import { type DefautMotDePasse, direDefauts } from "./rules/mot-de-passe-permis.ts";

export type RefusMotDePasse =
  | { readonly code: "mot_de_passe_faible"; readonly defauts: readonly DefautMotDePasse[] }
  | { readonly code: "mot_de_passe_actuel" }
  | { readonly code: "mot_de_passe_inchange" }
  | { readonly code: "lien_refuse" }
  | { readonly code: "trop_d_essais"; readonly minutes: number };

export const REPONSES: Reponses<RefusMotDePasse> = {
  mot_de_passe_faible: { status: 422, message: ({ defauts }) => direDefauts(defauts) },
  mot_de_passe_actuel: {
    status: 422,
    message: () => "Ce n’est pas votre mot de passe actuel.",
  },
  mot_de_passe_inchange: {
    status: 422,
    message: () => "C’est déjà votre mot de passe : choisissez-en un autre.",
  },
  lien_refuse: {
    status: 422,
    message: () =>
      "Ce lien ne vaut plus : il a déjà servi, il a plus de trois jours, ou un autre l’a remplacé. Demandez-en un nouveau à la personne qui administre Passerelle dans votre service.",
  },
  trop_d_essais: {
    status: 422,
    message: ({ minutes }) =>
      `Trop d’essais sans succès. Recommencez dans ${minutes === 1 ? "une minute" : `${minutes} minutes`}.`,
  },
};
