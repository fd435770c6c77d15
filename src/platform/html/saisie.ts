/** What was typed in a form that could not be accepted, and one sentence per field. */
export interface Saisie {
  readonly valeurs: Readonly<Record<string, string | readonly string[]>>;
  /** Under the empty name: what concerns no field in particular. */
  readonly erreurs: Readonly<Record<string, string>>;
}

export const AUCUNE_SAISIE: Saisie = { valeurs: {}, erreurs: {} };

/** A form filled with what is already known, before anything is typed. */
export const saisieDe = (valeurs: Saisie["valeurs"]): Saisie => ({ valeurs, erreurs: {} });

export function valeurDe(saisie: Saisie | undefined, nom: string): string {
  const valeur = saisie?.valeurs[nom];
  return typeof valeur === "string" ? valeur : (valeur?.[0] ?? "");
}

export function valeursDe(saisie: Saisie | undefined, nom: string): readonly string[] {
  const valeur = saisie?.valeurs[nom];
  return valeur === undefined ? [] : typeof valeur === "string" ? [valeur] : valeur;
}

/** Id of the control, which the error summary links to. */
export const idChamp = (nom: string): string => `champ-${nom.replaceAll(".", "-")}`;
