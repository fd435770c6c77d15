import type { Jour } from "#core/jour.ts";
import { PANNES } from "./pannes.ts";

export interface OptionsGeneration {
  departement: string;
  /** Blocks of the first month's mensuels, all bodies together. */
  foyers: number;
  /** First month, `AAAA-MM`. */
  mois: string;
  graine: number;
  sortie: string;
  /** Months after the first; each has its quotidiens and its mensuels. */
  moisSuivants: number;
  /** Identity noise between payers and France Travail, absent and anomalous NIRs. */
  bruit: boolean;
  /** Numbers of `PANNES`, planted on purpose. */
  pannes: readonly string[];
  quotidiens?: boolean;
  /** Earlier daily files are lived but not written. */
  quotidiensDepuis?: Jour;
  /** What France Travail says of the same people; true when absent. */
  franceTravail?: boolean;
}

export interface FichierGenere {
  fichier: string;
  type: string;
  organisme: string;
  reference: string;
  recu_le: string;
}

export interface BilanGeneration {
  /** In order of arrival, as in `manifeste.json`. */
  fichiers: readonly FichierGenere[];
  octets: number;
  foyers: number;
  duree_ms: number;
}

/** @throws RangeError when an option cannot be honoured */
export const verifierOptions = (o: OptionsGeneration): void => {
  if (!Number.isInteger(o.foyers) || o.foyers < 1)
    throw new RangeError("Il faut au moins un foyer.");
  if (!Number.isInteger(o.moisSuivants) || o.moisSuivants < 0)
    throw new RangeError("Nombre de mois négatif.");
  if (!Number.isInteger(o.graine)) throw new RangeError("La graine est un nombre entier.");
  const inconnue = o.pannes.find((p) => !(p in PANNES));
  if (inconnue !== undefined) {
    throw new RangeError(
      `Panne inconnue : ${inconnue} (possibles : ${Object.keys(PANNES).join(", ")}).`,
    );
  }
};
