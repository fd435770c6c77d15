export { type TypePerimetre } from "./role/affectation.ts";
export { delegationEnVigueur } from "./delegation/delegation.ts";
export {
  type CompteDeDemonstration,
  comptesDeDemonstration,
  listComptesDeDemonstration,
} from "./demonstration/comptes.ts";
export { creerComptesDeDemonstration } from "./demonstration/creer-comptes.ts";
export { type AccesPersonne, filtrePerimetre, voitPersonne } from "./perimetre/policy.ts";
export { fermerVisibilite, ouvrirVisibilite, type Visibilite } from "./perimetre/visibilite.ts";
export { creerMemoireRecherche } from "./recherche/recherche.ts";
export {
  autorise,
  estGeste,
  GESTES,
  type Geste,
  POLITIQUE,
  type Portee,
  peut,
} from "./role/policy.ts";
export { LIBELLES_ROLE, ROLES, type Role } from "./role/role.ts";
export { lireSession, type OptionsConnexion, routesConnexion } from "./session/routes.tsx";
export { purgerConnexions } from "./session/store.ts";
export { fermerSessions } from "./session/store.ts";
export {
  creerLienPremierAcces,
  type LienPremierAcces,
  type RaisonLien,
} from "./utilisateur/usecases/creer-lien-premier-acces.ts";
