/** What may be removed, family by family. */
export const FAMILLES = {
  acces: "accès déclaré des routes",
  politique: "lignes de la politique",
  filtres: "filtres de périmètre des requêtes, premier mur seul",
  cloisons: "sécurité par ligne du catalogue, second mur seul",
  gardes: "gardes du noyau et des maisons",
} as const;
export type Famille = keyof typeof FAMILLES;

/** One span of one source file, and what stands in its place once the guard is gone. */
export interface Coupe {
  /** From the root of the repository. */
  readonly fichier: string;
  readonly debut: number;
  readonly fin: number;
  readonly remplacement: string;
}

/** A guard in the source. */
export interface GardeSource extends Coupe {
  readonly ligne: number;
  /** What is removed, on one line. */
  readonly texte: string;
}

/** How the removal of one guard ended. */
export interface Verdict {
  readonly famille: Famille;
  /** `fichier:ligne`, or the name of what is not in a file. */
  readonly ou: string;
  readonly garde: string;
  /** First check that noticed; `undefined`: it survived. */
  readonly vue: string | undefined;
}

export const couper = (
  source: string,
  { debut, fin, remplacement }: Pick<Coupe, "debut" | "fin" | "remplacement">,
): string => source.slice(0, debut) + remplacement + source.slice(fin);
