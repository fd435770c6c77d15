/** An amount of euros in whole cents; may be negative (a reversal). */
export type Centimes = number & { readonly __centimes: unique symbol };

/** @throws RangeError when the number is not a whole number of cents */
export const centimes = (nombre: number): Centimes => {
  if (!Number.isSafeInteger(nombre))
    throw new RangeError(`Ce n'est pas un nombre de centimes : ${nombre}`);
  return nombre as Centimes;
};

/** Reads `607.75`, `607,7`, `1 234,56 €`; `undefined` when it is not an amount or has more than two decimals. */
export const lireMontant = (texte: string): Centimes | undefined => {
  const m = /^([+-]?)(\d+)(?:[.,](\d{1,2}))?$/.exec(texte.replace(/[\s\u00A0\u202F€]/g, ""));
  if (!m) return undefined;
  const valeur = Number(m[2]) * 100 + Number((m[3] ?? "").padEnd(2, "0"));
  if (!Number.isSafeInteger(valeur)) return undefined;
  return centimes(m[1] === "-" && valeur !== 0 ? -valeur : valeur);
};

/**
 * Shares an amount in equal parts to the cent: nothing lost, nothing made up; the first parts take the odd cents.
 *
 * @param parts  1 or more
 * @throws RangeError
 */
export const partager = (total: Centimes, parts: number): Centimes[] => {
  if (!Number.isInteger(parts) || parts < 1)
    throw new RangeError(`Nombre de parts invalide : ${parts}`);
  const base = Math.floor(total / parts);
  const reste = total - base * parts;
  return Array.from({ length: parts }, (_, rang) => centimes(rang < reste ? base + 1 : base));
};

/** `1 234,56 €`, `−12,00 €`: no-break spaces, U+2212 before a negative amount. */
export const formaterMontant = (montant: Centimes): string => {
  const absolu = Math.abs(montant);
  const euros = String(Math.floor(absolu / 100)).replace(/\B(?=(\d{3})+$)/g, "\u00A0");
  const decimales = String(absolu % 100).padStart(2, "0");
  return `${montant < 0 ? "\u2212" : ""}${euros},${decimales}\u00A0€`;
};
