/** An object of a PDF file: its dictionary or array as text, and the bytes of its stream when it has one. */
export interface ObjetPdf {
  readonly numero: number;
  readonly texte: string;
  readonly flux?: Uint8Array;
}

export interface PdfLu {
  readonly objets: readonly ObjetPdf[];
  readonly racine: number;
  readonly info: number | undefined;
}

const FIN_FLUX = "\nendstream\nendobj";

const nombre = (texte: string | undefined, quoi: string): number => {
  if (texte === undefined) throw new Error(`PDF inattendu : ${quoi} absent.`);
  return Number(texte);
};

/**
 * Reads the PDF files that our own compiler writes: one classic cross-reference table, objects in clear, no update.
 * Not a general reader: anything else is a fault.
 */
export const lirePdf = (pdf: Uint8Array): PdfLu => {
  const octets = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const queue = octets.toString("latin1", Math.max(0, octets.length - 64));
  const debutTable = nombre(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(queue)?.[1], "startxref");
  const table = octets.toString("latin1", debutTable);
  const entete = /^xref\s+0 (\d+)\s+/.exec(table);
  const taille = nombre(entete?.[1], "xref");
  const bornes = [...table.matchAll(/^(\d{10}) \d{5} ([nf])/gm)]
    .flatMap((m, numero) => (m[2] === "n" ? [{ numero, debut: Number(m[1]) }] : []))
    .sort((a, b) => a.debut - b.debut);
  if (bornes.length >= taille) throw new Error("PDF inattendu : table de références.");
  const objets = bornes.map(({ numero, debut }, i) => {
    const fin = bornes[i + 1]?.debut ?? debutTable;
    const dernier = octets.lastIndexOf("endobj", fin);
    return lireObjet(octets.subarray(debut, dernier + "endobj".length), numero);
  });
  const trailer = table.slice(table.indexOf("trailer"));
  const info = /\/Info (\d+) 0 R/.exec(trailer)?.[1];
  return {
    objets,
    racine: nombre(/\/Root (\d+) 0 R/.exec(trailer)?.[1], "racine"),
    info: info === undefined ? undefined : Number(info),
  };
};

const lireObjet = (octets: Buffer, numero: number): ObjetPdf => {
  const debut = octets.indexOf("obj") + "obj".length;
  const porteUnFlux = octets.subarray(-FIN_FLUX.length).toString("latin1") === FIN_FLUX;
  if (!porteUnFlux) {
    return {
      numero,
      texte: octets.toString("latin1", debut, octets.length - "endobj".length).trim(),
    };
  }
  const mot = octets.indexOf("\nstream\n", debut);
  if (mot < 0) throw new Error("PDF inattendu : flux.");
  return {
    numero,
    texte: octets.toString("latin1", debut, mot).trim(),
    flux: octets.subarray(mot + "\nstream\n".length, octets.length - FIN_FLUX.length),
  };
};

// A reference, or a string in which nothing is a reference (one level of nested parentheses, as our compiler writes).
const REFERENCES = /\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9A-Fa-f]+>|\b(\d+) 0 R\b/gs;

/** Same text, each reference to an object renumbered. */
export const renumeroter = (texte: string, versNumero: (ancien: number) => number): string =>
  texte.replace(REFERENCES, (tout, ancien?: string) =>
    ancien === undefined ? tout : `${versNumero(Number(ancien))} 0 R`,
  );
