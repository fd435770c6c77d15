import type { Instant } from "#core/jour.ts";

/** Each has its definition in `db/views/indicateur_<code>.sql`. */
export const INDICATEURS = [
  "dans_le_droit",
  "soumis",
  "soumission_inconnue",
  "orientes",
  "entres",
  "decides",
  "en_attente",
  "hors_delai",
  "delai_median",
  "delai_p90",
] as const;
export type CodeIndicateur = (typeof INDICATEURS)[number];

/** Those that count persons or procedures; the others are days. */
export const COMPTES = [
  "dans_le_droit",
  "soumis",
  "soumission_inconnue",
  "orientes",
  "entres",
  "decides",
  "en_attente",
  "hors_delai",
] as const satisfies readonly CodeIndicateur[];

/** A figure that nobody computed is absent, which is not zero. */
export type Valeurs = Readonly<Partial<Record<CodeIndicateur, number>>>;

export interface TerritoireChiffre {
  /** `null`: persons whom no commune of the département situates. */
  readonly id: string | null;
  readonly code: string;
  readonly nom: string;
  readonly rangee: number;
  readonly colonne: number;
  readonly valeurs: Valeurs;
  /** Figures too small to be told to who does not see the people behind them: absent from `valeurs`. */
  readonly masquees: readonly CodeIndicateur[];
}

export interface Chiffres {
  readonly calculeA: Instant | null;
  /** Absent for an account that does not see the whole département. */
  readonly ensemble: Valeurs | undefined;
  /** As `masquees`, of the whole. */
  readonly ensembleMasquees: readonly CodeIndicateur[];
  readonly territoires: readonly TerritoireChiffre[];
}
