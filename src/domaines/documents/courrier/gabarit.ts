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
  return {
    source,
    titre,
    donnees: { emetteur: lettres[0]?.expediteur.nom ?? "", rectoVerso, lettres },
  };
};
