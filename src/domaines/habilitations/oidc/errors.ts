import type { Reponses } from "#platform/http/refus.ts";

export type RefusOidc =
  | { readonly code: "fournisseur_muet"; readonly libelle: string }
  | { readonly code: "retour_refuse"; readonly libelle: string }
  | { readonly code: "compte_absent"; readonly libelle: string };

export const REPONSES: Reponses<RefusOidc> = {
  fournisseur_muet: {
    status: 422,
    message: ({ libelle }) =>
      `${libelle} ne répond pas. Servez-vous de votre identifiant et de votre mot de passe, ou recommencez plus tard.`,
  },
  retour_refuse: {
    status: 422,
    message: ({ libelle }) =>
      `La connexion avec ${libelle} n’est pas allée au bout. Recommencez depuis cette page.`,
  },
  compte_absent: {
    status: 422,
    message: ({ libelle }) =>
      `${libelle} vous a reconnu, mais aucun compte ouvert de Passerelle ne porte votre adresse professionnelle. Demandez à la personne qui administre Passerelle dans votre service d’en ouvrir un, ou d’y inscrire cette adresse.`,
  },
};
