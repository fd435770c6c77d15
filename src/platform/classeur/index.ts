import { type Classeur, FORMATS, type FormatClasseur } from "./classeur.ts";
import { ecrireCsv } from "./csv.ts";
import { ecrireXlsx } from "./xlsx.ts";

export type { Cellule, Classeur, ColonneClasseur, FormatClasseur } from "./classeur.ts";

const ECRIVAINS: {
  readonly [F in FormatClasseur]: (classeur: Classeur) => ReadableStream<Uint8Array>;
} = { csv: ecrireCsv, xlsx: ecrireXlsx };

/**
 * A download that is written as its lines are read.
 *
 * @param fichier  name without extension; names no one
 */
export const repondreClasseur = (
  format: FormatClasseur,
  fichier: string,
  classeur: Classeur,
): Response => {
  const { type, extension } = FORMATS[format];
  return new Response(ECRIVAINS[format](classeur), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${fichier}.${extension}"`,
    },
  });
};
