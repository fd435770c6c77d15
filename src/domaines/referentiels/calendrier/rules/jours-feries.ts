import type { Calendrier } from "#core/echeance.ts";
import { ajouterJours, creerJour, type Jour } from "#core/jour.ts";

export interface JourFerie {
  readonly jour: Jour;
  readonly nom: string;
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export const paques = (annee: number): Jour => {
  const a = annee % 19;
  const siecle = Math.floor(annee / 100);
  const b = annee % 100;
  const f = Math.floor((siecle + 8) / 25);
  const g = Math.floor((siecle - f + 1) / 3);
  const h = (19 * a + siecle - Math.floor(siecle / 4) - g + 15) % 30;
  const l = (32 + 2 * (siecle % 4) + 2 * Math.floor(b / 4) - h - (b % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const rang = h + l - 7 * m + 114;
  return creerJour(annee, Math.floor(rang / 31), (rang % 31) + 1);
};

/**
 * The eleven legal holidays of a year, in order.
 *
 * @source Code du travail, art. L. 3133-1
 */
export const joursFeries = (annee: number): readonly JourFerie[] => {
  const dimanche = paques(annee);
  const feries: readonly JourFerie[] = [
    { jour: creerJour(annee, 1, 1), nom: "Jour de l’An" },
    { jour: ajouterJours(dimanche, 1), nom: "Lundi de Pâques" },
    { jour: creerJour(annee, 5, 1), nom: "Fête du Travail" },
    { jour: creerJour(annee, 5, 8), nom: "Victoire de 1945" },
    { jour: ajouterJours(dimanche, 39), nom: "Ascension" },
    { jour: ajouterJours(dimanche, 50), nom: "Lundi de Pentecôte" },
    { jour: creerJour(annee, 7, 14), nom: "Fête nationale" },
    { jour: creerJour(annee, 8, 15), nom: "Assomption" },
    { jour: creerJour(annee, 11, 1), nom: "Toussaint" },
    { jour: creerJour(annee, 11, 11), nom: "Armistice de 1918" },
    { jour: creerJour(annee, 12, 25), nom: "Noël" },
  ];
  return feries.toSorted((a, b) => a.jour.localeCompare(b.jour));
};

const parAnnee = new Map<number, ReadonlySet<Jour>>();

const feriesDe = (annee: number): ReadonlySet<Jour> => {
  const connus = parAnnee.get(annee) ?? new Set(joursFeries(annee).map((f) => f.jour));
  parAnnee.set(annee, connus);
  return connus;
};

/** The calendar that `echeance` follows by default. */
export const CALENDRIER_LEGAL: Calendrier = {
  estFerie: (jour) => feriesDe(Number(jour.slice(0, 4))).has(jour),
};
