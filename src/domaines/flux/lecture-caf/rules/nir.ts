import type { Jour } from "#core/jour.ts";

/** 13 characters, department of birth `2A`/`2B` included, then the key when there is one. */
const FORME = /^[1-478]\d{4}(?:\d{2}|2[AB])\d{6}(\d{2})?$/;

const cleAttendue = (nir13: string): number => {
  const nombre = nir13.replace("2A", "19").replace("2B", "18");
  return 97 - (Number(nombre) % 97);
};

/**
 * Whether a NIR agrees with its own key, the sex and the year of birth. An incoherent NIR is kept and never
 * used to match people. Provisional numbers (3, 4, 7, 8) say nothing of the sex.
 */
export const nirCoherent = (nir: string, sexe: "1" | "2", naissance: Jour): boolean => {
  const m = FORME.exec(nir);
  if (!m) return false;
  if (m[1] !== undefined && Number(m[1]) !== cleAttendue(nir.slice(0, 13))) return false;
  const premier = nir.slice(0, 1);
  if ((premier === "1" || premier === "2") && premier !== sexe) return false;
  return nir.slice(1, 3) === naissance.slice(2, 4);
};

/** A value shown in a message or a report must not carry a NIR, wherever it was written. */
export const masquerNir = (element: string, valeur: string): string =>
  element === "NIR" || (element !== "MATRICULE" && /\d[\dAB\s]{11,}/i.test(valeur))
    ? "•••"
    : valeur;
