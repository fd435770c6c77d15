import { readFileSync } from "node:fs";
import type { DocumentTypst } from "#platform/pdf/compilateur.ts";
import type { ContenuCourrier } from "./rules/contenu.ts";

let source: string | undefined;

/**
 * Letters as one document for the compiler.
 *
 * @param rectoVerso  each letter starts on a new sheet: the lot is printed on both sides
 */
export const documentDeCourriers = (
  lettres: readonly ContenuCourrier[],
  titre: string,
  rectoVerso: boolean,
): DocumentTypst => {
  source ??= readFileSync(new URL("./lettre.typ", import.meta.url), "utf8");
  const emetteur = lettres[0]?.expediteur.nom ?? "";
  return { source, titre, donnees: { emetteur, rectoVerso, ...mettreEnCommun(lettres) } };
};

/** Each block once, whatever the number of letters that say it; a letter is then the ranks of its blocks. */
const mettreEnCommun = (lettres: readonly ContenuCourrier[]) => {
  const rangs = new Map<string, number>();
  const blocs: unknown[] = [];
  const rangDe = (bloc: unknown): number => {
    const cle = JSON.stringify(bloc);
    const connu = rangs.get(cle);
    if (connu !== undefined) return connu;
    rangs.set(cle, blocs.length);
    return blocs.push(bloc) - 1;
  };
  return {
    lettres: lettres.map(({ blocs: siens, signature, ...lettre }) => ({
      ...lettre,
      blocs: siens.map((b) => rangDe(b.sorte === "signature" ? { ...b, ...signature } : b)),
    })),
    blocs,
  };
};
