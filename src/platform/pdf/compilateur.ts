import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { lirePolices } from "./polices.ts";

/** What a document needs: `source` is ours, everything else arrives as data. */
export interface DocumentTypst {
  /** Typst code of a fixed template of the project; it reads `sys.inputs.donnees` and `sys.inputs.titre`. */
  readonly source: string;
  /** Plain JSON value. */
  readonly donnees: unknown;
  /** Title of the PDF, announced by screen readers. */
  readonly titre: string;
}

export interface PdfCompile {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

/** No template of ours reads a file: an empty root makes any attempt fail. */
const SANS_FICHIER = "/aucun-fichier";

let compilateur: NodeCompiler | undefined;
const ouvrir = (): NodeCompiler =>
  (compilateur ??= NodeCompiler.create({
    workspace: SANS_FICHIER,
    fontArgs: [{ fontBlobs: lirePolices() }],
  }));

const raison = (typst: NodeCompiler, erreur: Parameters<NodeCompiler["fetchDiagnostics"]>[0]) =>
  typst
    .fetchDiagnostics(erreur)
    .map((d: { message?: string }) => d.message ?? "")
    .join(" ; ");

/**
 * One tagged PDF/UA-1 from a template of the project and plain data. Values only reach Typst through `sys.inputs`,
 * where they are text; a template that imports a package is a fault, because the compiler would go to the network.
 *
 * @throws Error when the template is wrong or the standard cannot be met (missing title, sign without glyph)
 */
export const compilerTypst = (document: DocumentTypst): PdfCompile => {
  if (/"@\w/.test(document.source)) throw new Error("Un gabarit n’importe aucun paquet.");
  const typst = ouvrir();
  try {
    const essai = typst.compile({
      mainFileContent: document.source,
      inputs: { titre: document.titre, donnees: JSON.stringify(document.donnees) },
    });
    const erreur = essai.takeError();
    if (erreur) throw new Error(`Gabarit refusé : ${raison(typst, erreur)}`);
    const { result } = essai;
    if (!result) throw new Error("Gabarit sans résultat.");
    return { pdf: typst.pdf(result, { pdfStandard: "ua-1" }), pages: result.numOfPages };
  } finally {
    // The cache keeps every layout of the batch; the next one shares almost nothing with it.
    typst.evictCache(0);
  }
};
