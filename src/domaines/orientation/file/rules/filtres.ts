import { ajouterJours, type Jour } from "#core/jour.ts";
import { estHorsDelai } from "../../decision/rules/decidable.ts";
import type { EtatOrientation, MotifOuverture } from "../../decision/rules/etats.ts";

/** Counts are exact up to there. */
export const COMPTE_MAX = 1_000;

/** The queue proper, and the first stock of each organisme, apart. */
export const ONGLETS = { file: "Nouvelles situations", reprise: "Reprise du stock" } as const;
export type Onglet = keyof typeof ONGLETS;

/** Exclusive cuts of the queue, each with its count. */
export const VUES = {
  toutes: "Toutes",
  ouverture: "Nouveaux droits",
  transfert: "Arrivées",
  devenu_soumis: "Nouvellement soumises",
  bientot: "Échéance proche",
  depassees: "Dépassées",
  examen: "Examen individuel",
  a_recueillir: "À recueillir",
} as const;
export type Vue = keyof typeof VUES;

const VUES_REPRISE: readonly Vue[] = ["toutes", "examen", "a_recueillir"];

export const vuesDe = (onglet: Onglet): readonly Vue[] =>
  onglet === "file" ? (Object.keys(VUES) as readonly Vue[]) : VUES_REPRISE;

export const GROUPES = {
  depassees: "Dépassées : la décision revient à France Travail",
  bientot: "Échéance proche",
  plus_tard: "Plus tard",
  sans_delai: "Sans délai légal",
} as const;
type CodeGroupe = keyof typeof GROUPES;

interface LigneEcheance {
  readonly etat: EtatOrientation;
  readonly motif_ouverture: MotifOuverture;
  readonly echeance_le: Jour | null;
}

/** @param alerte  days before the end from which it is near */
export const groupeDe = (l: LigneEcheance, aujourdhui: Jour, alerte: number): CodeGroupe => {
  if (estHorsDelai(l, aujourdhui)) return "depassees";
  if (l.echeance_le === null) return "sans_delai";
  return l.echeance_le <= ajouterJours(aujourdhui, alerte) ? "bientot" : "plus_tard";
};
