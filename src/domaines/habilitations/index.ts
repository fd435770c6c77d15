export { routesAbsences } from "./absence/routes.tsx";
export { routesAcces } from "./acces.ts";
export { compterExport, purgerGestesComptes } from "./alarme/alarme.ts";
export { routesAlarmes } from "./alarme/routes.tsx";
export { routesComptes } from "./compte/routes.tsx";
export { entretenirComptes } from "./compte/usecases/entretenir.ts";
export { delegationEnVigueur } from "./delegation/delegation.ts";
export { routesDelegations } from "./delegation/routes.tsx";
export {
  type CompteDeDemonstration,
  comptesDeDemonstration,
  listComptesDeDemonstration,
} from "./demonstration/comptes.ts";
export { creerComptesDeDemonstration } from "./demonstration/creer-comptes.ts";
export type { OptionsAcces } from "./facteur/contexte-http.ts";
export { retirerFacteurs } from "./facteur/usecases/gerer.ts";
export { creerFournisseur } from "./oidc/fournisseur.ts";
export { type AccesPersonne, filtrePerimetre, voitPersonne } from "./perimetre/policy.ts";
export { fermerVisibilite, ouvrirVisibilite, type Visibilite } from "./perimetre/visibilite.ts";
export { creerMemoireRecherche } from "./recherche/recherche.ts";
export { routesRevue } from "./revue/routes.tsx";
export type { TypePerimetre } from "./role/affectation.ts";
export { CHAMPS_SENSIBLES } from "./role/champs.ts";
export {
  autorise,
  estGeste,
  GESTES,
  type Geste,
  POLITIQUE,
  type Portee,
  peut,
  rencontreDesPersonnes,
} from "./role/policy.ts";
export { INCOMPATIBLES, LIBELLES_ROLE, ROLES, type Role } from "./role/role.ts";
export { lireSession } from "./session/routes.tsx";
export { fermerSessions, purgerConnexions } from "./session/store.ts";
export { lireAttente as lireAttenteTrace } from "./trace/queries/lire-trace.ts";
export { loadConservationTrace } from "./trace/reglages.ts";
export { routesTrace } from "./trace/routes.tsx";
export { RETARD_ALARME_S } from "./trace/rules/gestes.ts";
export {
  creerLienPremierAcces,
  type LienPremierAcces,
  type RaisonLien,
} from "./utilisateur/usecases/creer-lien-premier-acces.ts";
