import type { Jour } from "#core/jour.ts";

/** What is asked: what was true on a day, as it was known at an instant. */
export interface MomentDEtat {
  readonly au: Jour;
  /** ISO 8601 with its zone, kept as text: a `Date` would lose the microseconds of an arrival. */
  readonly connuLe: string;
}

export interface ComptesSoumis {
  readonly oui: number;
  readonly non: number;
  readonly inconnu: number;
}

/** A dossier is one demand; `personnes` counts memberships: someone in two dossiers counts twice. */
export interface ComptesStock {
  readonly foyers: number;
  readonly personnes: number;
  readonly dans_le_droit: number;
  /** Adults (DEM, CJT) only. */
  readonly soumis: ComptesSoumis;
  readonly etats: Readonly<Record<string, number>>;
}

/** The last mensuel of one paying body, and what changed since its previous one (0 when there is none). */
export interface EtatOrganisme extends ComptesStock {
  readonly organisme: string;
  readonly reference: Jour;
  readonly entrees: number;
  readonly sorties: number;
  readonly suspensions: number;
  readonly mutations: number;
}

/** Counts of `passerelle etat`: fields are added, never renamed. */
export interface Etat extends ComptesStock {
  readonly au: Jour;
  readonly connu_le: string;
  readonly organismes: readonly EtatOrganisme[];
  /** As they stand now, whatever `connu_le`: procedures keep one current state. */
  readonly orientations: Readonly<Record<string, number>>;
  readonly rejets_a_traiter: number;
}
