/** The person on whose behalf something is done: what both walls of access need to know of her. */
export interface Acteur {
  readonly utilisateurId: string;
  /** « Sophie Wattel », for the screen and for `acte` authors. */
  readonly nom: string;
  readonly roles: readonly string[];
  readonly perimetre: Perimetre;
  /** Where she reads figures though she sees nobody; absent: where she sees people. */
  readonly chiffres?: Omit<Perimetre, "organismes">;
}

/** Everyday perimeter; every other link is a row of `visibilite`. */
export interface Perimetre {
  /** Sees the whole département. */
  readonly departement: boolean;
  /** Ids of territoires. */
  readonly territoires: readonly string[];
  /** Ids of organismes référents. */
  readonly organismes: readonly string[];
}
