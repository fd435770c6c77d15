import type { Jour } from "#core/jour.ts";
import type { PrecisionNaissance } from "#domaines/personnes/index.ts";

const ZERO = 48;
const TIRET = 45;
const JOURS_DU_MOIS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** `xsd:date` allows a time zone after the day; the day is the day. */
const FUSEAU = /^\d{4}-\d{2}-\d{2}(?:Z|[+-]\d{2}:\d{2})$/;

const chiffre = (s: string, i: number): number => {
  const c = s.charCodeAt(i) - ZERO;
  return c >= 0 && c <= 9 ? c : Number.NaN;
};
const deux = (s: string, i: number): number => chiffre(s, i) * 10 + chiffre(s, i + 1);

const estJour = (s: string): s is Jour => {
  if (s.length !== 10 || s.charCodeAt(4) !== TIRET || s.charCodeAt(7) !== TIRET) return false;
  const annee = deux(s, 0) * 100 + deux(s, 2);
  const mois = deux(s, 5);
  const jour = deux(s, 8);
  if (!(annee >= 1000 && mois >= 1 && mois <= 12 && jour >= 1)) return false;
  const bissextile = annee % 4 === 0 && (annee % 100 !== 0 || annee % 400 === 0);
  return jour <= (mois === 2 && bissextile ? 29 : (JOURS_DU_MOIS[mois] ?? 0));
};

/** Same days as `lireJour` of core, without a regular expression: a mensuel holds millions of dates. */
export const lireJourXml = (texte: string): Jour | undefined => {
  const s = texte.length > 10 && FUSEAU.test(texte) ? texte.slice(0, 10) : texte;
  return estJour(s) ? s : undefined;
};

/** A birth whose day, or day and month, are written 00: the known part, at its precision. */
export const lireNaissancePartielle = (
  texte: string,
): { jour: Jour; precision: PrecisionNaissance } | undefined => {
  const mois = texte.slice(5, 7);
  if (texte.length !== 10 || texte.slice(8) !== "00") return undefined;
  const jour = lireJourXml(`${texte.slice(0, 5)}${mois === "00" ? "01" : mois}-01`);
  return jour && { jour, precision: mois === "00" ? "annee" : "mois" };
};

const MONTANT_MAX_CENTIMES = 1e11;

/** `0001675.00` → 167500. Undefined when unreadable, negative or 10⁹ euros and more. */
export const lireMontant = (texte: string): number | undefined => {
  let centimes = 0;
  let decimales = -1;
  for (let i = texte.charCodeAt(0) === 43 ? 1 : 0; i < texte.length; i++) {
    const c = texte.charCodeAt(i) - ZERO;
    if (c >= 0 && c <= 9) {
      if (decimales >= 2) {
        if (c !== 0) return undefined;
        continue;
      }
      centimes = centimes * 10 + c;
      if (decimales >= 0) decimales += 1;
    } else if (c === -2 && decimales === -1 && i > 0) {
      decimales = 0;
    } else if (c === -3 && i === 0 && /^-0*(?:\.0*)?$/.test(texte)) {
      return 0;
    } else {
      return undefined;
    }
  }
  if (texte === "" || texte === "+") return undefined;
  const total = decimales <= 0 ? centimes * 100 : decimales === 1 ? centimes * 10 : centimes;
  return total < MONTANT_MAX_CENTIMES ? total : undefined;
};

export const lireBooleen = (texte: string): boolean | undefined =>
  texte === "1" || texte === "true" ? true : texte === "0" || texte === "false" ? false : undefined;

export const lireEntier = (texte: string): number | undefined =>
  /^\d{1,9}$/.test(texte) ? Number(texte) : undefined;

const TOUT_ZERO = /^0+$/;

/**
 * Significant number of an allocataire. It has 7 digits, padded with zeros on the left or on the right:
 * when everything past the 7th is zero and the first seven are not, the padding is on the right. Removing
 * leading zeros first would turn `034614500000000` into another person's number.
 */
export const normaliserMatricule = (brut: string): string | undefined => {
  const s = brut.replaceAll(" ", "");
  if (!/^\d{1,15}$/.test(s) || TOUT_ZERO.test(s)) return undefined;
  if (s.length > 7 && TOUT_ZERO.test(s.slice(7)) && !TOUT_ZERO.test(s.slice(0, 7))) {
    return s.slice(0, 7);
  }
  return s.replace(/^0+/, "").padStart(7, "0");
};

/** `062` → `62`, `001` → `01`, `02A` → `2A`, `974` → `974`. */
export const normaliserDepartement = (brut: string): string => {
  const s = brut.toUpperCase();
  return s.length === 3 && s.startsWith("0") ? s.slice(1) : s.padStart(2, "0");
};

const COMMUNE = /^(?:\d{5}|2[AB]\d{3})$/;
export const lireCommune = (texte: string): string | undefined => {
  const s = texte.toUpperCase().padStart(5, "0");
  return COMMUNE.test(s) ? s : undefined;
};

/** The schema says "integer": leading zeros may have been lost. */
export const lireCodePostal = (texte: string): string | undefined =>
  /^\d{1,5}$/.test(texte) ? texte.padStart(5, "0") : undefined;

/** `02:10:05.0000` → `02:10:05`. */
export const lireHeure = (texte: string): string | undefined =>
  /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d/.exec(texte)?.[0];
