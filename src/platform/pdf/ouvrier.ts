import { compilerTypst, type DocumentTypst, type PdfCompile } from "./compilateur.ts";

/** What goes between the workshop and one of its processes. */
export interface Commande {
  readonly numero: number;
  readonly document: DocumentTypst;
}
export type Reponse =
  | ({ readonly numero: number; readonly ok: true } & PdfCompile)
  | { readonly numero: number; readonly ok: false; readonly message: string };

const repondre = (reponse: Reponse): void => {
  // With a callback, a workshop that died while we worked is an error handed to it, not an exception.
  process.send?.(reponse, () => undefined);
};

process.on("message", ({ numero, document }: Commande) => {
  try {
    repondre({ numero, ok: true, ...compilerTypst(document) });
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
