/** What an antivirus says of a file. Only `sain` lets it in: a silence is not a clean bill. */
export type Analyse =
  | { readonly etat: "sain" }
  | { readonly etat: "infecte"; readonly signature: string }
  | { readonly etat: "indisponible"; readonly raison: RaisonIndisponible };

/**
 * `muet`: it does not answer, or not in its language; `limite`: the file is past what it is set to read; `coupe`: it hung
 * up while the file was sent, which is also what is left to see of a limit when its answer is lost on the way.
 */
export type RaisonIndisponible = "muet" | "limite" | "coupe";

export interface Antivirus {
  /** Where it is, for whoever runs the software. */
  readonly adresse: string;
  analyser(chemin: string): Promise<Analyse>;
  /** Its version and that of its signatures. @throws when it does not answer */
  lireVersion(): Promise<string>;
}
