import { closeSync, fsyncSync, openSync, writeFileSync } from "node:fs";
import { compilerTypst, type DocumentTypst, type PdfCompile } from "./compilateur.ts";

/** What goes between the workshop and one of its processes. */
export interface Commande {
  readonly numero: number;
  readonly document: DocumentTypst;
  /** Where to write the PDF; without it, the bytes come back. */
  readonly chemin: string | undefined;
}
export type Reponse =
  | ({ readonly numero: number; readonly ok: true } & Partial<PdfCompile>)
  | { readonly numero: number; readonly ok: false; readonly message: string };

const repondre = (reponse: Reponse): void => {
  // With a callback, a workshop that died while we worked is an error handed to it, not an exception.
  process.send?.(reponse, () => undefined);
};

const ecrireDurablement = (chemin: string, pdf: Uint8Array): void => {
  const fichier = openSync(chemin, "w", 0o600);
  try {
    writeFileSync(fichier, pdf);
    fsyncSync(fichier);
  } finally {
    closeSync(fichier);
  }
};

process.on("message", ({ numero, document, chemin }: Commande) => {
  try {
    const compile = compilerTypst(document);
    if (chemin === undefined) repondre({ numero, ok: true, ...compile });
    else {
      ecrireDurablement(chemin, compile.pdf);
      repondre({ numero, ok: true });
    }
  } catch (erreur) {
    repondre({
      numero,
      ok: false,
      message: erreur instanceof Error ? erreur.message : String(erreur),
    });
  }
  setImmediate(rendreMemoire);
});
/**
 * A composed document lives outside JavaScript's heap, where the collector does not see its ten megabytes: it is asked
 * to pass as soon as the answer has left, or they pile up.
 */
const rendreMemoire = (): void => void globalThis.gc?.({ type: "minor" });

// The workshop is gone: nothing to finish.
process.on("disconnect", () => process.exit(0));
