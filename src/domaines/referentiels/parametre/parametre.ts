import type { Periode } from "#core/periode.ts";

/** How sure we are of a legal value. A value `a_confirmer` decides nothing by itself. */
export const CONFIANCES = ["certain", "probable", "a_confirmer"] as const;
export type Confiance = (typeof CONFIANCES)[number];

/** What a value is counted in; also how its text is read. */
export const UNITES = [
  "jours",
  "semaines",
  "mois",
  "annees",
  "heures_par_semaine",
  "pourcent",
  "nombre",
  "centimes",
  "centimes_par_mois",
  "centimes_par_an",
  "jour",
  "oui_non",
  "codes",
] as const;
export type Unite = (typeof UNITES)[number];

/** A legal or local value and the time during which it holds. */
export interface Parametre {
  readonly code: string;
  /** As written: a whole number, a day, `oui` / `non`, or codes separated by commas. */
  readonly valeur: string;
  readonly unite: Unite;
  readonly article: string;
  readonly confiance: Confiance;
  readonly validite: Periode;
}
