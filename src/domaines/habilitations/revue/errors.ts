import type { Jour } from "#core/jour.ts";
import { jourMoyen } from "#platform/html/index.ts";
import type { Reponses } from "#platform/http/index.ts";
import { REPONSES_ACCES, type RefusAcces } from "../compte/errors.ts";
import { CHOIX_MAX } from "./revue.ts";

export type RefusRevue =
  | RefusAcces
  | { readonly code: "revue_reservee" }
  | { readonly code: "revue_deja_ouverte" }
  | { readonly code: "revue_aucune" }
  | { readonly code: "revue_echeance_passee" }
  | { readonly code: "revue_sans_choix" }
  | { readonly code: "revue_trop_de_choix" }
  | { readonly code: "revue_ligne_inconnue" }
  | { readonly code: "revue_deja_repondue" }
  | { readonly code: "revue_date_passee"; readonly aujourdhui: Jour };

export const REPONSES_REVUE: Reponses<RefusRevue> = {
  ...REPONSES_ACCES,
  revue_reservee: { status: 403, message: () => "La direction ouvre et clôt la revue des droits." },
  revue_deja_ouverte: { status: 409, message: () => "Une revue des droits est déjà en cours." },
  revue_aucune: { status: 409, message: () => "Aucune revue des droits n’est en cours." },
  revue_echeance_passee: {
    status: 422,
    message: () => "Laissez au moins un jour pour répondre : choisissez une date à venir.",
  },
  revue_sans_choix: { status: 422, message: () => "Aucun rôle n’est choisi : cochez une ligne." },
  revue_trop_de_choix: {
    status: 422,
    message: () => `Choisissez ${CHOIX_MAX} rôles au plus : au-delà, ce n’est plus un examen.`,
  },
  revue_ligne_inconnue: { status: 404, message: () => "" },
  revue_deja_repondue: {
    status: 409,
    message: () => "Quelqu’un a déjà répondu pour l’un de ces rôles : relisez la liste.",
  },
  revue_date_passee: {
    status: 422,
    message: ({ aujourdhui }) =>
      `Ce qui est passé ne change plus : indiquez le ${jourMoyen(aujourdhui)} ou une date à venir.`,
  },
};

export const CHAMP_DU_REFUS: Readonly<Partial<Record<RefusRevue["code"], string>>> = {
  revue_echeance_passee: "echeance",
  revue_date_passee: "fin",
};
