/** A cell that a spreadsheet can neither split nor run as a formula. */
const cellule = (valeur: string): string => {
  const inerte = /^[=+\-@\t\r]/.test(valeur) ? `'${valeur}` : valeur;
  return /[";\n\r]/.test(inerte) ? `"${inerte.replaceAll('"', '""')}"` : inerte;
};

/** Semicolons, CRLF and a byte order mark: what French spreadsheets open without asking. */
export const enCsv = (titres: readonly string[], lignes: readonly (readonly string[])[]): string =>
  `\uFEFF${[titres, ...lignes].map((l) => l.map(cellule).join(";")).join("\r\n")}\r\n`;
