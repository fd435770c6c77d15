import { ajouterJours, ajouterMois, type Jour, jourDeSemaine } from "./jour.ts";

/** Units in which the law counts its delays; `jours_ouvres` = Monday to Friday, holidays left out. */
export type UniteDelai = "jours" | "semaines" | "mois" | "jours_ouvres";

export interface Calendrier {
  readonly estFerie: (jour: Jour) => boolean;
}

const VENDREDI = 5;

export const estOuvre = (jour: Jour, calendrier: Calendrier): boolean =>
  jourDeSemaine(jour) <= VENDREDI && !calendrier.estFerie(jour);

/** The day itself when it is worked, else the next one that is. */
export const jourOuvreSuivant = (jour: Jour, calendrier: Calendrier): Jour => {
  let candidat = jour;
  while (!estOuvre(candidat, calendrier)) candidat = ajouterJours(candidat, 1);
  return candidat;
};

const ajouterJoursOuvres = (depart: Jour, quantite: number, calendrier: Calendrier): Jour => {
  let jour = depart;
  for (let reste = quantite; reste > 0; reste -= 1) {
    jour = jourOuvreSuivant(ajouterJours(jour, 1), calendrier);
  }
  return jour;
};

/**
 * Last day of a delay. Days are calendar days and months run from date to date; a last day that falls on a
 * Saturday, a Sunday or a public holiday moves to the next working day, in the person's favour.
 *
 * @param depart  day from which the delay runs, itself not counted
 * @param quantite  0 or more
 * @throws RangeError when `quantite` is not a whole number of 0 or more
 * @rule R-GEN-05
 * @source Code de procédure civile, art. 641 et 642 (règle générale de computation)
 */
export const echeance = (
  depart: Jour,
  quantite: number,
  unite: UniteDelai,
  calendrier: Calendrier,
): Jour => {
  if (!Number.isInteger(quantite) || quantite < 0) {
    throw new RangeError(`Délai invalide : ${quantite} ${unite}`);
  }
  const dernier = {
    jours: () => ajouterJours(depart, quantite),
    semaines: () => ajouterJours(depart, quantite * 7),
    mois: () => ajouterMois(depart, quantite),
    jours_ouvres: () => ajouterJoursOuvres(depart, quantite, calendrier),
  }[unite]();
  return jourOuvreSuivant(dernier, calendrier);
};
