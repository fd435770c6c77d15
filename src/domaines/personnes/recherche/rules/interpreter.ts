import { normaliserNir } from "#core/nir.ts";
import type { CriteresRecherche } from "../recherche.ts";

const NIR = /^[1-478]\d{4}(\d{2}|2[AB])\d{6}(\d{2})?$/;
const DATE = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b/;

const deux = (texte: string | undefined): string => (texte ?? "").padStart(2, "0");

/** Seven digits, as payers' numbers are kept. */
export const normaliserMatricule = (texte: string): string =>
  texte.replace(/\D/g, "").replace(/^0+/, "").padStart(7, "0");

const MATRICULE_MAX = 8;

/**
 * What someone means by the single line of the top bar: a NIR, an allocataire's number, a number of demande, or
 * words and perhaps a birth date. Nothing is guessed beyond shapes.
 *
 * @returns the birth date as typed, not yet checked
 */
export const interpreter = (ligne: string): CriteresRecherche => {
  const nir = normaliserNir(ligne);
  if (NIR.test(nir)) return { nir };
  const date = DATE.exec(ligne);
  const chiffres = ligne.replace(/[\s.-]/g, "");
  if (!date && /^\d+$/.test(chiffres)) {
    return chiffres.length <= MATRICULE_MAX ? { matricule: chiffres } : { dossier: chiffres };
  }
  if (!date) return { nom: ligne.trim() };
  const naissance = date[4]
    ? `${date[4]}-${date[5]}-${date[6]}`
    : `${date[3]}-${deux(date[2])}-${deux(date[1])}`;
  const nom = ligne.replace(date[0], " ").trim();
  return nom === "" ? { naissance } : { nom, naissance };
};
