export { CALENDRIER_LEGAL, type JourFerie, joursFeries } from "./calendrier/rules/jours-feries.ts";
export { type BilanReferentiels, chargerReferentiels } from "./chargement/charger-referentiels.ts";
export { lireReferentiels, type Referentiels } from "./chargement/lire-referentiels.ts";
export { parametresFournis } from "./parametre/fichiers.ts";
export type { Confiance, Parametre, Unite } from "./parametre/parametre.ts";
export { lireParametres } from "./parametre/rules/lecture-csv.ts";
export {
  codesAu,
  delaiAu,
  jourAu,
  nombreAu,
  ouiNonAu,
  parametreAu,
} from "./parametre/rules/parametre-au.ts";
export {
  DEPARTEMENTS_FOURNIS,
  donneesDuDepartement,
  listDepartements,
} from "./territoire/donnees.ts";
export { routesTerritoires } from "./territoire/routes.tsx";
export type {
  Commune,
  CommuneAncienne,
  Decoupage,
  ExceptionCommune,
  Territoire,
} from "./territoire/territoire.ts";
export {
  communesDuCodePostal,
  communesDuDepartement,
  decoupageDuDepartement,
  territoireDeCommune,
  territoiresDuDepartement,
} from "./territoire/territoires.ts";
