import type { Jour } from "#core/jour.ts";
import type { Compte, Tableau } from "../simulation/simulation.ts";

/** A year's figures as the public reads them: what is too small was removed before it was kept. */
export interface Chiffres {
  /** Persons whose orientation was asked of the département that year. */
  readonly entrees: Compte;
  /** Parcours decided, by whether the proposal was followed. */
  readonly decisions: Tableau;
  /** Rules behind the proposals of those decisions, the most used first. */
  readonly regles: readonly { readonly phrase: string; readonly compte: Compte }[];
}

export interface AnneePubliee {
  readonly annee: number;
  readonly seuil: number;
  readonly arreteeLe: Jour;
  readonly chiffres: Chiffres;
}

export const SUITES = ["Proposition suivie", "Proposition non suivie", "Sans proposition"] as const;
