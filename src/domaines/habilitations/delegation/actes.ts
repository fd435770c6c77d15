import { z } from "zod";
import { facultatif, jourSaisi, texte } from "#platform/http/index.ts";
import { version } from "../compte/compte.ts";

/** Kinds of acts that an arrêté may delegate, with the words of the screens. */
export const ACTES_DELEGABLES = {
  orientation: "Décisions d’orientation",
  contrat: "Contrats d’engagement",
  aide: "Aides individuelles",
  sanction: "Suspensions et réductions",
} as const;
export type ActeDelegable = keyof typeof ACTES_DELEGABLES;

const CODES = Object.keys(ACTES_DELEGABLES) as [ActeDelegable, ...ActeDelegable[]];

export const direActes = (actes: readonly string[]): string =>
  actes
    .map((a) => CODES.find((c) => c === a))
    .map((code, rang) => (code ? ACTES_DELEGABLES[code] : (actes[rang] ?? "")))
    .join(", ");

export const SaisieDelegation = z.object({
  version,
  actes: z
    .array(z.enum(CODES, "Choisissez parmi les actes proposés."))
    .min(1, "Choisissez au moins une sorte d’actes.")
    .default([]),
  reference: texte(200, "Indiquez l’arrêté, par exemple : Arrêté no 2026-118."),
  "acte-le": jourSaisi("Indiquez la date de l’arrêté, par exemple 12 janv. 2026."),
  debut: jourSaisi("Indiquez le premier jour, par exemple 30 nov. 2026."),
  dernier: facultatif(jourSaisi()),
});
export type DelegationSaisie = z.output<typeof SaisieDelegation>;
