export { Auteur, DonneesCourrier, IdentiteDepartement } from "./courrier/courrier.ts";
export { REPONSES_COURRIER, type RefusCourrier } from "./courrier/errors.ts";
export {
  PHRASES_ADRESSE,
  type ProblemeAdresse,
  problemesAdresse,
} from "./courrier/rules/adresse.ts";
export { annulerCourrier } from "./courrier/usecases/annuler-courrier.ts";
export { type DemandeCourrier, preparerCourrier } from "./courrier/usecases/preparer-courrier.ts";
export { type CourrierRendu, rendreCourrier } from "./courrier/usecases/rendre-courrier.ts";
export { REPONSES_LOT, type RefusLot } from "./lot/errors.ts";
export { type OptionsCourriers, routesCourriers } from "./lot/routes.tsx";
export { creerLot, type DemandeLot } from "./lot/usecases/creer-lot.ts";
export { type LotProduit, produireLot } from "./lot/usecases/produire-lot.ts";
export { installerModeles } from "./modele/usecases/installer-modeles.ts";
