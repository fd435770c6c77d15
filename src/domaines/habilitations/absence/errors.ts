import type { Jour } from "#core/jour.ts";
import { jourMoyen } from "#platform/html/index.ts";
import type { Reponses } from "#platform/http/index.ts";
import { REPONSES_ACCES, type RefusAcces } from "../compte/errors.ts";

export type RefusAbsence =
  | RefusAcces
  | { readonly code: "absence_periode_inverse" }
  | { readonly code: "absence_date_passee"; readonly aujourdhui: Jour }
  | { readonly code: "absence_chevauche" }
  | { readonly code: "remplacant_non_admis" }
  | { readonly code: "remplacant_soi_meme" }
  | { readonly code: "absence_inconnue" }
  | { readonly code: "absence_deja_finie" };

export const REPONSES_ABSENCE: Reponses<RefusAbsence> = {
  ...REPONSES_ACCES,
  absence_periode_inverse: {
    status: 422,
    message: () => "Le dernier jour vient avant le premier : corrigez l’une des deux dates.",
  },
  absence_date_passee: {
    status: 422,
    message: ({ aujourdhui }) =>
      `Un remplacement ne s’ouvre ni ne se ferme dans le passé : indiquez le ${jourMoyen(aujourdhui)} ou une date à venir.`,
  },
  absence_chevauche: {
    status: 422,
    message: () =>
      "Une autre absence est déjà déclarée pendant cette période : changez les dates, ou terminez l’autre.",
  },
  remplacant_non_admis: {
    status: 422,
    message: () =>
      "Choisissez une personne du même territoire, organisme ou employeur, qui consulte déjà des dossiers.",
  },
  remplacant_soi_meme: {
    status: 422,
    message: () => "Personne ne s’ouvre des dossiers à soi-même : demandez à un autre responsable.",
  },
  absence_inconnue: { status: 404, message: () => "" },
  absence_deja_finie: { status: 409, message: () => "Cette absence est déjà terminée." },
};

export const CHAMP_DU_REFUS: Readonly<Partial<Record<RefusAbsence["code"], string>>> = {
  absence_periode_inverse: "dernier",
  absence_date_passee: "debut",
  absence_chevauche: "debut",
  remplacant_non_admis: "remplacant",
  remplacant_soi_meme: "remplacant",
};
