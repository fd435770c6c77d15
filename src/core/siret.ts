import { accepte, type Result, refuse } from "./result.ts";

export type RefusSiret = "longueur" | "clef";

const LA_POSTE = "356000000";

const chiffres = (texte: string): string => texte.replace(/[\s.\-\u00A0\u202F]/g, "");

const somme = (valeurs: readonly number[]): number => valeurs.reduce((a, b) => a + b, 0);

const luhn = (numero: string): boolean =>
  somme(
    [...numero].reverse().map((c, rang) => {
      const n = Number(c) * (1 + (rang % 2));
      return n > 9 ? n - 9 : n;
    }),
  ) %
    10 ===
  0;

/** Returns the nine digits, or why they are not a SIREN. */
export const lireSiren = (texte: string): Result<string, RefusSiret> => {
  const siren = chiffres(texte);
  if (!/^\d{9}$/.test(siren)) return refuse("longueur");
  return luhn(siren) ? accepte(siren) : refuse("clef");
};

/**
 * Returns the fourteen digits, or why they are not a SIRET. La Poste numbers its offices outside the Luhn
 * rule: the sum of their digits is a multiple of 5.
 */
export const lireSiret = (texte: string): Result<string, RefusSiret> => {
  const siret = chiffres(texte);
  if (!/^\d{14}$/.test(siret)) return refuse("longueur");
  const poste = siret.startsWith(LA_POSTE) && somme([...siret].map(Number)) % 5 === 0;
  return poste || (luhn(siret) && luhn(siret.slice(0, 9))) ? accepte(siret) : refuse("clef");
};
