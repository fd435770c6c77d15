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

const FIN_FLUX = "\nendstream\n";
const DEBUT_FLUX = "\nstream\n";

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
  // One character a byte: read once, cut thousands of times.
  const clair = octets.toString("latin1");
  const debutTable = nombre(
    /startxref\s+(\d+)\s+%%EOF\s*$/.exec(clair.slice(-64))?.[1],
    "startxref",
  );
  const table = clair.slice(debutTable);
  const entete = /^xref\s+0 (\d+)\s+/.exec(table);
  const taille = nombre(entete?.[1], "xref");
  const bornes = [...table.matchAll(/^(\d{10}) \d{5} ([nf])/gm)]
    .flatMap((m, numero) => (m[2] === "n" ? [{ numero, debut: Number(m[1]) }] : []))
    .sort((a, b) => a.debut - b.debut);
  if (bornes.length >= taille) throw new Error("PDF inattendu : table de références.");
  const objets = bornes.map(({ numero, debut }, i): ObjetPdf => {
    const fin = clair.lastIndexOf("endobj", bornes[i + 1]?.debut ?? debutTable);
    const corps = clair.indexOf("obj", debut) + "obj".length;
    const finFlux = fin - FIN_FLUX.length;
    if (!clair.startsWith(FIN_FLUX, finFlux))
      return { numero, texte: clair.slice(corps, fin).trim() };
    const mot = clair.indexOf(DEBUT_FLUX, corps);
    if (mot < 0 || mot > finFlux) throw new Error("PDF inattendu : flux.");
    const flux = octets.subarray(mot + DEBUT_FLUX.length, finFlux);
    return { numero, texte: clair.slice(corps, mot).trim(), flux };
  });
  const trailer = table.slice(table.indexOf("trailer"));
  const info = /\/Info (\d+) 0 R/.exec(trailer)?.[1];
  return {
    objets,
    racine: nombre(/\/Root (\d+) 0 R/.exec(trailer)?.[1], "racine"),
    info: info === undefined ? undefined : Number(info),
  };
};

// A reference, or a string in which nothing is a reference (one level of nested parentheses, as our compiler writes).
const REFERENCES = /\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9A-Fa-f]+>|\b(\d+) 0 R\b/gs;
const SUITE_REFERENCE = " 0 R";
const estChiffre = (code: number): boolean => code >= 48 && code <= 57;

/** Same text, each reference to an object renumbered. */
export const renumeroter = (texte: string, versNumero: (ancien: number) => number): string => {
  if (texte.includes("(") || /<[0-9A-Fa-f]/.test(texte)) {
    return texte.replace(REFERENCES, (tout, ancien?: string) =>
      ancien === undefined ? tout : `${versNumero(Number(ancien))} 0 R`,
    );
  }
  // Without strings, as nearly all are: four times faster than the expression.
  let sortie = "";
  let copie = 0;
  for (let fin = texte.indexOf(SUITE_REFERENCE); fin >= 0; ) {
    let debut = fin;
    while (estChiffre(texte.charCodeAt(debut - 1))) debut--;
    sortie += `${texte.slice(copie, debut)}${versNumero(Number(texte.slice(debut, fin)))}`;
    copie = fin;
    fin = texte.indexOf(SUITE_REFERENCE, fin + SUITE_REFERENCE.length);
  }
  return sortie + texte.slice(copie);
};
