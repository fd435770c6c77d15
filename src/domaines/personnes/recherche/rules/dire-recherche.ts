import type { Recherche } from "../recherche.ts";

/**
 * What was looked for, in words, for the head of the list.
 *
 * @param direJour  how the screen writes a day
 */
export const direRecherche = (
  r: Recherche,
  direJour: (jour: NonNullable<Recherche["naissance"]>) => string,
): string =>
  [
    r.nom ? `« ${r.nom} »` : "",
    r.naissance ? `naissance le ${direJour(r.naissance)}` : "",
    r.matricule ? `numéro d’allocataire ${r.matricule}` : "",
    r.dossier ? `demande ${r.dossier}` : "",
    r.nirEmpreinte ? "le numéro de sécurité sociale écrit" : "",
  ]
    .filter(Boolean)
    .join(", ");

export const estParNumero = (r: Recherche): boolean =>
  r.matricule !== undefined || r.dossier !== undefined || r.nirEmpreinte !== undefined;
