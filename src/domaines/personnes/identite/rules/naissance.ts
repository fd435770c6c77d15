import type { Jour } from "#core/jour.ts";

/**
 * A birth date as far as it is known: never a day or a month that nobody gave.
 *
 * @returns `AAAA-MM-JJ` cut to what is known
 */
export const naissanceConnue = (naissance: Jour, precision: string): string =>
  precision === "annee"
    ? naissance.slice(0, 4)
    : precision === "mois"
      ? naissance.slice(0, 7)
      : naissance;
