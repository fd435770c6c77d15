import { type Jour, joursDuMois, lireJour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";

const MOIS = [
  ["janvier", "janv", "jan"],
  ["fevrier", "fevr", "fev"],
  ["mars", "mar"],
  ["avril", "avr"],
  ["mai"],
  ["juin"],
  ["juillet", "juil"],
  ["aout"],
  ["septembre", "sept", "sep"],
  ["octobre", "oct"],
  ["novembre", "nov"],
  ["decembre", "dec"],
] as const;

const NOMS = [
  "Janvier",
  "Février",
  "Mars",
  "Avril",
  "Mai",
  "Juin",
  "Juillet",
  "Août",
  "Septembre",
  "Octobre",
  "Novembre",
  "Décembre",
];

const EXEMPLE = "Écrivez par exemple 30 nov. 2026.";

const sansAccents = (texte: string): string =>
  texte
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s.]+/g, " ")
    .trim();

/** 1 to 12; `undefined` when the word names no month. */
function numeroDuMois(mot: string): number | undefined {
  if (/^\d{1,2}$/.test(mot)) return Number(mot);
  const rang = MOIS.findIndex((noms) => noms.some((nom) => nom === mot));
  return rang < 0 ? undefined : rang + 1;
}

/**
 * Reads a day as people write it: `30 nov. 2026`, `1er décembre 2026`, `30/11/2026`, `2026-11-30`.
 * The refusal says why and gives an example.
 */
export function lireJourSaisi(saisi: string): Result<Jour, string> {
  const texte = sansAccents(saisi);
  const iso = lireJour(texte);
  if (iso) return accepte(iso);
  const m = /^(\d{1,2})(?:er)?[ /-]([a-z]+|\d{1,2})[ /-](\d{4})$/.exec(texte);
  if (!m?.[1] || !m[2] || !m[3]) return refuse(`Cette date ne se lit pas. ${EXEMPLE}`);
  const [jour, mois, annee] = [Number(m[1]), numeroDuMois(m[2]), Number(m[3])];
  if (mois === undefined || mois < 1 || mois > 12) {
    return refuse(`« ${m[2]} » n’est pas un mois. ${EXEMPLE}`);
  }
  const dernier = joursDuMois(annee, mois);
  if (jour < 1 || jour > dernier) {
    const quand = mois === 2 ? ` ${annee}` : "";
    return refuse(`${NOMS[mois - 1]}${quand} a ${dernier} jours. ${EXEMPLE}`);
  }
  const lu = lireJour(`${annee}-${String(mois).padStart(2, "0")}-${String(jour).padStart(2, "0")}`);
  return lu ? accepte(lu) : refuse(`L’année ${annee} n’est pas possible. ${EXEMPLE}`);
}
