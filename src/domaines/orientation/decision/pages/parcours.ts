import type { CodeParcours } from "#platform/html/index.ts";
import type { Parcours } from "../../regle/entrees.ts";

/** The drawing of each parcours. */
export const CODES_PARCOURS: Readonly<Record<Parcours, CodeParcours>> = {
  emploi: "emploi",
  socio_pro: "sociopro",
  social: "social",
};
