/** A list being written, until it is published or given up. */
export type EtatBrouillon = "brouillon" | "publie" | "abandonne";
export type GesteBrouillon = "modifier" | "publier" | "abandonner";

/**
 * Life of a draft. What is published becomes a version of its own, which nothing changes any more.
 *
 * @rule R-ALG-05
 * @source CRPA, art. L. 312-1-3
 */
export const TRANSITIONS_BROUILLON = {
  brouillon: { modifier: "brouillon", publier: "publie", abandonner: "abandonne" },
  publie: {},
  abandonne: {},
} as const satisfies Record<EtatBrouillon, Partial<Record<GesteBrouillon, EtatBrouillon>>>;

/** Where a gesture leads; `undefined` = forbidden. */
export const apresGeste = (
  etat: EtatBrouillon,
  geste: GesteBrouillon,
): EtatBrouillon | undefined => {
  const possibles: Partial<Record<GesteBrouillon, EtatBrouillon>> = TRANSITIONS_BROUILLON[etat];
  return possibles[geste];
};

export const LIBELLES_ETAT_BROUILLON: Readonly<Record<EtatBrouillon, string>> = {
  brouillon: "brouillon",
  publie: "publié",
  abandonne: "abandonné",
};
