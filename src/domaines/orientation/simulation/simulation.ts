import type { Instant, Jour } from "#core/jour.ts";
import { LIBELLES_PARCOURS, type Parcours } from "../regle/entrees.ts";

/** What a list leads a person to: a parcours, or an interview before anything is proposed. */
export type Issue = Parcours | "entretien";
/** From the nearest to work to the farthest: the order of every drawing and table. */
export const ISSUES: readonly Issue[] = ["emploi", "socio_pro", "social", "entretien"];
export const LIBELLES_ISSUE: Readonly<Record<Issue, string>> = {
  ...LIBELLES_PARCOURS,
  entretien: "Entretien",
};

export const POPULATIONS = {
  en_vigueur: "Toutes les personnes soumises aux droits et devoirs",
  en_attente: "Les personnes qui attendent une orientation",
} as const;
export type PopulationSimulee = keyof typeof POPULATIONS;

export type EtatSimulation = "demandee" | "en_cours" | "faite" | "echouee";

/** A count that may be told; `null` = too small, or hidden so that a small one cannot be found again. */
export type Compte = number | null;

/** Rows by columns, with their totals; the same protection holds for all of them together. */
export interface Tableau {
  readonly lignes: readonly string[];
  readonly colonnes: readonly string[];
  readonly cellules: readonly (readonly Compte[])[];
  readonly totauxLignes: readonly Compte[];
  readonly totauxColonnes: readonly Compte[];
  readonly total: Compte;
}

/** Load of a body: what it may take, whom it follows, and what each list would send it. */
export interface ChargeOrganisme {
  readonly nom: string;
  readonly capacite: number | null;
  readonly suivis: Compte;
  readonly avant: Compte;
  readonly apres: Compte;
}

export const DIMENSIONS = {
  territoire: "Territoire",
  age: "Âge",
  sexe: "Sexe",
  famille: "Situation familiale",
} as const;
export type Dimension = keyof typeof DIMENSIONS;

/** Everything one reader may be told. */
export interface Resultat {
  readonly population: Compte;
  readonly changent: Compte;
  readonly flux: Tableau;
  /** Columns: « inchange », then each flow that moves somebody (`emploi>social`). */
  readonly dimensions: Readonly<Record<Dimension, Tableau>>;
  readonly organismes: readonly ChargeOrganisme[];
}

/** On screen, and on the paper that leaves the house. */
export interface Resultats {
  readonly ecran: Resultat;
  readonly document: Resultat;
}

export interface Simulation {
  readonly id: string;
  readonly avantId: string;
  readonly avantVersion: number;
  readonly avantNom: string;
  readonly apresNom: string;
  readonly apresListeId: string | null;
  readonly apresBrouillonId: string | null;
  readonly empreinte: string;
  readonly population: PopulationSimulee;
  readonly sansAccompagnement: boolean;
  readonly jour: Jour;
  readonly seuilInterne: number;
  readonly seuilPublication: number;
  readonly etat: EtatSimulation;
  readonly fait: number;
  readonly total: number | null;
  readonly dureeMs: number | null;
  readonly demandeur: string;
  readonly demandeeA: Instant;
}

export const SEPARATEUR_FLUX = ">";
export const INCHANGE = "inchange";

export const fluxDe = (avant: Issue, apres: Issue): string => `${avant}${SEPARATEUR_FLUX}${apres}`;

/** « Emploi → Social » */
export const direFlux = (flux: string): string => {
  const [avant, apres] = flux.split(SEPARATEUR_FLUX) as [Issue, Issue];
  return `${LIBELLES_ISSUE[avant]} → ${LIBELLES_ISSUE[apres]}`;
};
