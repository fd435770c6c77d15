import type { Jour } from "#core/jour.ts";
import { apres, type EtatOrientation, type MotifOuverture } from "./etats.ts";

/** What keeps an orientation from being decided here and now. */
export type Empechement = "hors_delai_ft" | "droit_ferme" | "etat_incompatible";

export interface Decidable {
  readonly etat: EtatOrientation;
  readonly motif_ouverture: MotifOuverture;
  readonly echeance_le: Jour | null;
  readonly dans_le_droit: boolean;
}

/** The six weeks are over; the last day itself still belongs to the département. */
export const estHorsDelai = (
  o: Pick<Decidable, "etat" | "echeance_le">,
  aujourdhui: Jour,
): boolean => o.etat === "hors_delai_ft" || (o.echeance_le !== null && o.echeance_le < aujourdhui);

/**
 * All that forbids a decision, at once. A person entered by hand needs no right.
 *
 * @rule R-ORI-01, R-ORI-02, R-PER-08
 * @source CASF, art. L. 262-29 et D. 262-65-2
 */
export const empechements = (o: Decidable, aujourdhui: Jour): readonly Empechement[] => {
  const horsDelai = estHorsDelai(o, aujourdhui);
  return [
    ...(horsDelai ? (["hors_delai_ft"] as const) : []),
    ...(o.dans_le_droit || o.motif_ouverture === "manuelle" ? [] : (["droit_ferme"] as const)),
    ...(apres(o.etat, "decider") === undefined && o.etat !== "hors_delai_ft"
      ? (["etat_incompatible"] as const)
      : []),
  ];
};

interface Proposee {
  readonly parcours: string | null;
  readonly organisme_id: string | null;
}

/**
 * Does a decision follow what was proposed? Choosing a body where the rules could name none departs from nothing.
 *
 * @rule R-ALG-06
 */
export const suitLaProposition = (
  proposition: Proposee | null,
  choix: { readonly parcours: string; readonly organismeId: string },
): boolean =>
  proposition !== null &&
  proposition.parcours === choix.parcours &&
  (proposition.organisme_id === null || proposition.organisme_id === choix.organismeId);

/** A reason of one sentence at least, wherever the author departs from the rules or has none before him. */
export const MOTIF_MINIMUM = 20;

/** May be validated from the list, in one gesture: complete, and without any reason to look closer. */
export const estValidableEnUnGeste = (p: {
  readonly parcours: string | null;
  readonly organisme_id: string | null;
  readonly revue_humaine: readonly string[];
}): boolean => p.parcours !== null && p.organisme_id !== null && p.revue_humaine.length === 0;
