import type { Route } from "#platform/http/index.ts";
import { type OptionsOrientation, routesDecision } from "./decision/routes.tsx";
import { routesFile } from "./file/routes.tsx";
import { routesPublication } from "./publication/routes.tsx";
import { routesRegles } from "./regle/routes.tsx";
import { type OptionsSimulation, routesSimulation } from "./simulation/routes.tsx";

export { REPONSES_DECISION, type RefusDecision } from "./decision/errors.ts";
export { CODES_PARCOURS } from "./decision/pages/parcours.ts";
export type { OptionsOrientation } from "./decision/routes.tsx";
export { LIBELLES_ETAT, MOTIFS_OUVERTURE, type MotifOuverture } from "./decision/rules/etats.ts";
export {
  type ContexteDecision,
  deciderOrientation,
  type SaisieDecision,
} from "./decision/usecases/decider.ts";
export { type ChargeFile, compterCharge } from "./file/queries/charge.ts";
export { apresArrivage, type BilanFile } from "./proposition/usecases/apres-arrivage.ts";
export { LIBELLES_PARCOURS, type Parcours } from "./regle/entrees.ts";
export { installerListeFournie } from "./regle/store.ts";
export { simuler } from "./simulation/usecases/simuler.ts";

export const routesOrientation = (
  options: OptionsOrientation & OptionsSimulation,
): readonly Route[] => [
  ...routesFile(options),
  ...routesDecision(options),
  ...routesRegles,
  ...routesSimulation(options),
  ...routesPublication(options),
];
