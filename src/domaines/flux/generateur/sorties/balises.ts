/** Amounts have seven whole digits, a point and two decimals. */
export const montant = (centimes: number): string => {
  if (centimes === 0) return "0000000.00";
  const texte = String(centimes).padStart(9, "0");
  return `${texte.slice(0, -2)}.${texte.slice(-2)}`;
};

/**
 * windows-1252 is Latin-1 but for a few letters: they are put at their place in the text, so that writing it as
 * Latin-1 gives the bytes of windows-1252 (`ŒUF-EN-TERNOIS` is a commune).
 */
export const enWindows1252 = (texte: string): string =>
  texte
    .replaceAll("Œ", "\u008c")
    .replaceAll("œ", "\u009c")
    .replaceAll("Ÿ", "\u009f")
    .replaceAll("’", "\u0092");
