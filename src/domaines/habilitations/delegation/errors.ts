import type { Jour } from "#core/jour.ts";
import { jourMoyen } from "#platform/html/index.ts";
import type { Reponses } from "#platform/http/index.ts";
import { REPONSES_ACCES, type RefusAcces } from "../compte/errors.ts";

export type RefusDelegation =
  | RefusAcces
  | { readonly code: "delegation_sans_acte" }
  | { readonly code: "delegation_avant_arrete" }
  | { readonly code: "delegation_periode_inverse" }
  | { readonly code: "delegataire_desactive" }
  | { readonly code: "delegation_apres_depart"; readonly le: Jour }
  | { readonly code: "delegation_inconnue" }
  | { readonly code: "delegation_deja_finie" }
  | { readonly code: "delegation_date_passee"; readonly aujourdhui: Jour };

export const REPONSES_DELEGATION: Reponses<RefusDelegation> = {
  ...REPONSES_ACCES,
  delegation_sans_acte: { status: 422, message: () => "Choisissez au moins une sorte d’actes." },
  delegation_avant_arrete: {
    status: 422,
    message: () =>
      "La délégation commence avant la date de l’arrêté : une signature ne se délègue pas pour le passé.",
  },
  delegation_periode_inverse: {
    status: 422,
    message: () => "Le dernier jour vient avant le premier : corrigez l’une des deux dates.",
  },
  delegataire_desactive: {
    status: 409,
    message: () => "Ce compte est désactivé : réactivez-le d’abord.",
  },
  delegation_apres_depart: {
    status: 422,
    message: ({ le }) =>
      `Le départ est prévu le ${jourMoyen(le)} : la délégation doit finir avant.`,
  },
  delegation_inconnue: { status: 404, message: () => "" },
  delegation_deja_finie: { status: 409, message: () => "Cette délégation est déjà terminée." },
  delegation_date_passee: {
    status: 422,
    message: ({ aujourdhui }) =>
      `Ce qui est passé ne change plus : indiquez le ${jourMoyen(aujourdhui)} ou une date à venir.`,
  },
};

export const CHAMP_DU_REFUS: Readonly<Partial<Record<RefusDelegation["code"], string>>> = {
  delegation_sans_acte: "actes",
  delegation_avant_arrete: "debut",
  delegation_periode_inverse: "dernier",
  delegation_apres_depart: "dernier",
  delegation_date_passee: "fin",
};
