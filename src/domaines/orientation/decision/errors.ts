import type { RefusCourrier } from "#domaines/documents/index.ts";
import { REPONSES_COURRIER } from "#domaines/documents/index.ts";
import { direRefus, type Reponses } from "#platform/http/index.ts";
import { type Empechement, MOTIF_MINIMUM } from "./rules/decidable.ts";

/** Why a decision is not taken. */
export type RefusDecision =
  | { readonly code: "introuvable" }
  | { readonly code: "non_habilite" }
  | { readonly code: "version_depassee" }
  | { readonly code: "empechee"; readonly empechements: readonly Empechement[] }
  | { readonly code: "sans_delegation" }
  | { readonly code: "examen_individuel" }
  | { readonly code: "motif_insuffisant" }
  | { readonly code: "organisme_inapte"; readonly parcours: string }
  | { readonly code: "lettre_impossible"; readonly refus: RefusCourrier };

const PHRASES_EMPECHEMENT: Readonly<Record<Empechement, string>> = {
  hors_delai_ft:
    "Le délai légal est passé : la première décision revient à France Travail (article D. 262-65-2).",
  droit_ferme: "Le droit au RSA n’est plus ouvert : il n’y a pas d’orientation à décider.",
  etat_incompatible: "Cette orientation est déjà décidée ou close.",
};

export const REPONSES_DECISION: Reponses<RefusDecision> = {
  introuvable: { status: 404, message: () => "Cette orientation n’est pas dans votre périmètre." },
  non_habilite: {
    status: 403,
    message: () => "Votre compte ne peut pas décider d’une orientation.",
  },
  version_depassee: {
    status: 409,
    message: () =>
      "Ce dossier a changé depuis que vous l’avez ouvert. Rouvrez-le : rien n’a été enregistré.",
  },
  empechee: {
    status: 409,
    message: (r) => r.empechements.map((e) => PHRASES_EMPECHEMENT[e]).join(" "),
  },
  sans_delegation: {
    status: 403,
    message: () =>
      "Aucune délégation de signature ne vous permet de décider d’une orientation ce jour (article L. 3221-3 du code général des collectivités territoriales).",
  },
  examen_individuel: {
    status: 409,
    message: () => "Ce dossier se décide après examen : ouvrez-le.",
  },
  motif_insuffisant: {
    status: 422,
    message: () =>
      `Dites pourquoi, en ${MOTIF_MINIMUM} caractères au moins : la personne lira cette raison.`,
  },
  organisme_inapte: {
    status: 422,
    message: () => "Cet organisme n’assure pas ce parcours, ou n’est plus désignable.",
  },
  lettre_impossible: {
    status: 409,
    message: (r) =>
      `La lettre ne peut pas s’écrire. ${direRefus(REPONSES_COURRIER, r.refus).message}`,
  },
};

/** Why a decision is not taken back. */
export type RefusAnnulation =
  | { readonly code: "introuvable" }
  | { readonly code: "non_habilite" }
  | { readonly code: "pas_annulable" };

export const REPONSES_ANNULATION: Reponses<RefusAnnulation> = {
  introuvable: REPONSES_DECISION.introuvable,
  non_habilite: REPONSES_DECISION.non_habilite,
  pas_annulable: {
    status: 409,
    message: () =>
      "Une décision se reprend le jour même, par son auteur, tant que la lettre n’est pas éditée.",
  },
};
