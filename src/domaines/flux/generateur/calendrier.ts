import { ajouterJours, creerJour, type Jour, jourDeSemaine, joursDuMois } from "#core/jour.ts";
import { CALENDRIER_LEGAL } from "#domaines/referentiels/index.ts";

/** A month counted from the year 0: two neighbouring months differ by 1. */
export type Mois = number;

export const lireMois = (texte: string): Mois => {
  const m = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(texte);
  if (!m) throw new RangeError(`Mois illisible : « ${texte} » (attendu AAAA-MM).`);
  return Number(m[1]) * 12 + Number(m[2]) - 1;
};

export const anneeDe = (mois: Mois): number => Math.floor(mois / 12);

const premiers = new Map<Mois, Jour>();
const derniers = new Map<Mois, Jour>();

export const premierJour = (mois: Mois): Jour => {
  const connu = premiers.get(mois);
  if (connu) return connu;
  const calcule = creerJour(anneeDe(mois), (mois % 12) + 1, 1);
  premiers.set(mois, calcule);
  return calcule;
};

export const dernierJour = (mois: Mois): Jour => {
  const connu = derniers.get(mois);
  if (connu) return connu;
  const annee = anneeDe(mois);
  const calcule = creerJour(annee, (mois % 12) + 1, joursDuMois(annee, (mois % 12) + 1));
  derniers.set(mois, calcule);
  return calcule;
};

export const texteMois = (mois: Mois): string => premierJour(mois).slice(0, 7);
export const moisDuJour = (j: Jour): Mois => Number(j.slice(0, 4)) * 12 + Number(j.slice(5, 7)) - 1;

const jours = new Map<number, Jour>();

/** A day of the month, brought back to the last one when the month is shorter. Kept: births ask for the same again. */
export const jourDuMois = (mois: Mois, jour: number): Jour => {
  const cle = mois * 32 + jour;
  const connu = jours.get(cle);
  if (connu) return connu;
  const dernier = Number(dernierJour(mois).slice(8));
  const calcule = creerJour(anneeDe(mois), (mois % 12) + 1, Math.min(jour, dernier));
  jours.set(cle, calcule);
  return calcule;
};

export const plusTard = (a: Jour, b: Jour): Jour => {
  if (a > b) return a;
  return b;
};

/** Working days of a month: the payers write a quotidien on those only. */
export const joursOuvres = (mois: Mois): readonly Jour[] => {
  const jours: Jour[] = [];
  for (let j = premierJour(mois); j <= dernierJour(mois); j = ajouterJours(j, 1)) {
    if (jourDeSemaine(j) <= 5 && !CALENDRIER_LEGAL.estFerie(j)) jours.push(j);
  }
  return jours;
};
