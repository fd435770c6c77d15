const SIGNIFICATIFS = 7;

/**
 * A payer's matricule on its seven significant characters. Files pad it with zeros on the left
 * (`000000001234567`) or on the right (`034614500000000`); trimming the left zeros first would turn the second
 * shape into another number, hence this order. Unique only inside one organisme. Empty stays empty.
 */
export const normaliserMatricule = (brut: string): string => {
  const net = brut.replace(/[\s\u00A0]/g, "");
  if (net === "") return "";
  const [tete, suite] = [net.slice(0, SIGNIFICATIFS), net.slice(SIGNIFICATIFS)];
  const compleADroite = suite !== "" && /^0+$/.test(suite) && !/^0+$/.test(tete);
  const utile = compleADroite ? tete : net.replace(/^0+/, "");
  return utile.padStart(SIGNIFICATIFS, "0");
};
