import type { Jour } from "#core/jour.ts";

/** A day is written as a date by workbooks, as `AAAA-MM-JJ` by text. */
export type Cellule = string | number | null | { readonly jour: Jour };

export interface ColonneClasseur {
  readonly titre: string;
  /** Width, in characters, of the workbook's column. */
  readonly largeur?: number;
}

export interface Classeur {
  /** Name of the sheet. */
  readonly nom: string;
  readonly colonnes: readonly ColonneClasseur[];
  readonly lignes: AsyncIterable<readonly Cellule[]>;
}

export const FORMATS = {
  csv: { type: "text/csv; charset=utf-8", extension: "csv" },
  xlsx: {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension: "xlsx",
  },
} as const;
export type FormatClasseur = keyof typeof FORMATS;

const A_NEUTRALISER = /^[\s]*[=+\-@\t\r]/;

/**
 * A spreadsheet runs a text that begins like a formula. Such a text is written behind an apostrophe, in both
 * formats: a workbook is often saved as text by the next person.
 */
export const neutraliser = (texte: string): string =>
  A_NEUTRALISER.test(texte) ? `'${texte}` : texte;
