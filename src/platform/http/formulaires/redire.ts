import type { Saisie } from "#platform/html/saisie.ts";
import type { Contexte } from "../types.ts";

/** The form again, as typed, with what stands in its way beside the field it is about; under "" when none is. */
export const redireSaisie = (c: Contexte, champ: string, message: string): Saisie => ({
  valeurs: Object.fromEntries(c.var.corps?.champs ?? []),
  erreurs: { [champ]: message },
});
