import type { z } from "zod";

/**
 * Sentence for a value whose schema gave none: what is wrong, and what to write. Schemas of a screen
 * give their own as soon as they know more than the shape.
 */
export const messageFrancais: z.core.$ZodErrorMap = (faute) => {
  switch (faute.code) {
    case "invalid_type":
      return faute.input === undefined ? "À remplir." : "Cette réponse n’a pas la forme attendue.";
    case "too_small":
      return faute.origin === "string"
        ? faute.minimum === 1
          ? "À remplir."
          : `Écrivez au moins ${faute.minimum} caractères.`
        : faute.origin === "array"
          ? `Choisissez-en au moins ${faute.minimum}.`
          : `${faute.minimum} au moins.`;
    case "too_big":
      return faute.origin === "string"
        ? `Écrivez ${faute.maximum} caractères au plus.`
        : faute.origin === "array"
          ? `Choisissez-en ${faute.maximum} au plus.`
          : `${faute.maximum} au plus.`;
    case "invalid_value":
      return "Choisissez une des réponses proposées.";
    default:
      return "Cette réponse n’a pas la forme attendue.";
  }
};
