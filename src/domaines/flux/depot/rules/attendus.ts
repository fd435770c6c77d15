import { ajouterMois, dernierDuMois, type Jour } from "#core/jour.ts";

export type EtatMensuel = "a_jour" | "attendu" | "manquant";

export interface MensuelAttendu {
  /** Day the next mensuel will be dated of: the end of the month after the last one. */
  readonly prochaine: Jour;
  readonly etat: EtatMensuel;
  /** Whole months that have ended without their mensuel. */
  readonly manquants: number;
}

/**
 * What an organisme still owes. A mensuel is dated of the end of its month and arrives in the next one: one
 * month ended without it is a file on its way, two are a file that is missing.
 *
 * @param derniere  reference of the last mensuel applied
 */
export const mensuelAttendu = (derniere: Jour, aujourdhui: Jour): MensuelAttendu => {
  const prochaine = finDuMoisSuivant(derniere);
  let manquants = 0;
  for (let fin = prochaine; fin < aujourdhui; fin = finDuMoisSuivant(fin)) manquants += 1;
  return {
    prochaine,
    manquants,
    etat: manquants === 0 ? "a_jour" : manquants === 1 ? "attendu" : "manquant",
  };
};

const finDuMoisSuivant = (j: Jour): Jour => dernierDuMois(ajouterMois(j, 1));
