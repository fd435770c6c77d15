import { type CellValue, writeXlsxStream } from "hucre/xlsx";
import { type Cellule, type Classeur, neutraliser } from "./classeur.ts";

/** A day is midnight UTC for the writer, which only keeps its date. */
const enCellule = (cellule: Cellule): CellValue => {
  if (cellule === null || typeof cellule === "number") return cellule;
  if (typeof cellule === "string") return neutraliser(cellule);
  return new Date(`${cellule.jour}T00:00:00Z`);
};

async function* rangees(lignes: Classeur["lignes"]): AsyncGenerator<CellValue[]> {
  for await (const ligne of lignes) yield ligne.map(enCellule);
}

/** Bytes leave as lines come; beyond a million lines another sheet begins. */
export const ecrireXlsx = ({ nom, colonnes, lignes }: Classeur): ReadableStream<Uint8Array> =>
  writeXlsxStream(rangees(lignes), {
    name: nom,
    columns: colonnes.map(({ titre, largeur }) => ({
      header: titre,
      ...(largeur === undefined ? {} : { width: largeur }),
    })),
    freezePane: { rows: 1 },
  });
