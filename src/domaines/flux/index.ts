export type { AtelierFlux } from "./depot/atelier.ts";
export type { IssueDepot, RapportDepot, RefusDepot } from "./depot/depot.ts";
export { LIBELLES_ETAT } from "./depot/depot.ts";
export { REPONSES as REPONSES_DEPOT, REPONSES_RECEPTION } from "./depot/errors.ts";
export { routesFlux } from "./depot/routes.tsx";
export { avancerDepot } from "./depot/usecases/avancer.ts";
export { deposerFichier } from "./depot/usecases/deposer.ts";
export { importerDepot } from "./depot/usecases/importer.ts";
export { recevoirFichier } from "./depot/usecases/recevoir.ts";
export {
  abandonnerDepot,
  confirmerDepot,
  type Decision,
  type RefusTrancher,
} from "./depot/usecases/trancher.ts";
