import { normaliserNom } from "#core/texte.ts";

export interface IdentiteNormalisee {
  readonly nomTri: string;
  readonly nomNaissanceTri: string;
  readonly mots: readonly string[];
}

/** How names are sorted and searched: capitals without accents, every word of both names and of the first name. */
export const normaliserIdentite = (
  nomUsage: string,
  nomNaissance: string,
  prenom: string,
): IdentiteNormalisee => {
  const [usage, naissance, premier] = [nomUsage, nomNaissance, prenom].map((n) => normaliserNom(n));
  return {
    nomTri: `${usage} ${premier}`,
    nomNaissanceTri: `${naissance} ${premier}`,
    mots: [...new Set(`${usage} ${naissance} ${premier}`.split(" "))].filter(Boolean),
  };
};
