import type { Jour } from "#core/jour.ts";
import { verifierNir } from "#core/nir.ts";

/**
 * NIRs of people who do not exist. Sex, year, month and département of birth are plausible and the key is right,
 * but the three digits of the commune (or of the country, after 99) are always between 950 and 989: no commune
 * and no country has such a code, so no living person can bear one of these numbers. That block is the flag.
 */
const PREMIERE_COMMUNE_FICTIVE = 950;
const COMMUNES_FICTIVES = 40;
const RANGS = 999;

/** Two digits. */
export const cleNir = (nir13: string): string => verifierNir(nir13).clef ?? "";

export interface NaissanceNir {
  readonly sexe: 1 | 2;
  readonly naissance: Jour;
  /** False when the birth certificate says no month: the NIR then writes 20. */
  readonly moisConnu: boolean;
  /** Two characters: `62`, `2A`, `99` for a birth abroad. */
  readonly departement: string;
}

/** Gives each human being a number nobody else has in the same world. */
export const creerDistributeurNir = (): ((n: NaissanceNir) => string) => {
  const donnes = new Map<string, number>();
  return ({ sexe, naissance, moisConnu, departement }) => {
    const debut = `${sexe}${naissance.slice(2, 4)}${moisConnu ? naissance.slice(5, 7) : "20"}${departement}`;
    const n = donnes.get(debut) ?? 0;
    donnes.set(debut, n + 1);
    // 7 919 is prime and shares no factor with 40 × 999: every place of the block comes once.
    const place = (n * 7919 + Number(naissance.slice(8)) * 613) % (COMMUNES_FICTIVES * RANGS);
    const commune = PREMIERE_COMMUNE_FICTIVE + (place % COMMUNES_FICTIVES);
    return `${debut}${commune}${String(1 + Math.floor(place / COMMUNES_FICTIVES)).padStart(3, "0")}`;
  };
};
