import { creerJour, type Jour, joursDuMois } from "./jour.ts";
import { accepte, type Result, refuse } from "./result.ts";

/** What is known of a birth: the whole day, month and year only, or the year only. */
export type PrecisionNaissance = "jour" | "mois" | "annee";

export interface Naissance {
  /** Unknown day or month stands at 01. */
  readonly jour: Jour;
  readonly precision: PrecisionNaissance;
}

export type RefusNaissance = "vide" | "forme" | "annee" | "jour_inexistant";

/** What to tell whoever typed the date. @public */
export const RAISONS_NAISSANCE: Readonly<Record<RefusNaissance, string>> = {
  vide: "La date de naissance manque.",
  forme: "La date de naissance n’est pas écrite comme une date (31/12/1975 ou 1975-12-31).",
  annee: "L’année de naissance est impossible.",
  jour_inexistant: "Ce jour n’existe pas dans le calendrier.",
};

const FORMES = [
  /^(?<j>\d{1,2})[/.\- ](?<m>\d{1,2})[/.\- ](?<a>\d+)$/,
  /^(?<a>\d{4,})[/.-](?<m>\d{1,2})[/.-](?<j>\d{1,2})$/,
  /^(?<j>\d{2})(?<m>\d{2})(?<a>\d{4})$/,
  /^(?<m>\d{1,2})[/.-](?<a>\d{4})$/,
  /^(?<a>\d{4})$/,
];
const PREMIERE_ANNEE = 1890;
const DERNIERE_ANNEE = 2099;

/**
 * Reads a birth date as spreadsheets and partners write it, `00` standing for what is not known.
 * `31/12/1975` and `01/01/1975` are often conventions for an unknown day: nothing tells them apart, so they
 * keep the precision they are written with.
 */
export const lireNaissance = (texte: string): Result<Naissance, RefusNaissance> => {
  const net = texte.trim().replace(/[T ]00:00(:00)?$/, "");
  if (net === "") return refuse("vide");
  const parts = FORMES.map((forme) => forme.exec(net)?.groups).find(Boolean);
  if (!parts) return refuse("forme");
  const [annee, mois, jour] = [Number(parts.a), Number(parts.m ?? 0), Number(parts.j ?? 0)];
  if (annee < PREMIERE_ANNEE || annee > DERNIERE_ANNEE) return refuse("annee");
  if (mois > 12) return refuse("jour_inexistant");
  if (mois === 0) return accepte({ jour: creerJour(annee, 1, 1), precision: "annee" });
  if (jour > joursDuMois(annee, mois)) return refuse("jour_inexistant");
  if (jour === 0) return accepte({ jour: creerJour(annee, mois, 1), precision: "mois" });
  return accepte({ jour: creerJour(annee, mois, jour), precision: "jour" });
};

const LONGUEUR: Readonly<Record<PrecisionNaissance, number>> = { jour: 10, mois: 7, annee: 4 };

/** Same birth at the lower of the two precisions. */
export const memeNaissance = (a: Naissance, b: Naissance): boolean => {
  const longueur = Math.min(LONGUEUR[a.precision], LONGUEUR[b.precision]);
  return a.jour.slice(0, longueur) === b.jour.slice(0, longueur);
};
