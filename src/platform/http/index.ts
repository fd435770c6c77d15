export { acteurDe, sessionDe } from "./acteur.ts";
export {
  type Application,
  creerApplication,
  type OptionsApplication,
} from "./application.ts";
export { effacerCookie, lireCookie, poserCookie } from "./cookies.ts";
export {
  type Curseur,
  decouperPage,
  lienCurseur,
  lireCurseur,
  type PageDeLignes,
} from "./curseur.ts";
export type { FichierRecu } from "./formulaires/champs.ts";
export { lireFormulaire, lireId, lireRequete } from "./formulaires/lire.ts";
export type { LimitesDepot } from "./formulaires/multipart.ts";
export { redireSaisie } from "./formulaires/redire.ts";
export { caseCochee, entier, facultatif, jourSaisi, texte } from "./formulaires/saisies.ts";
export type { MemoireRecherche } from "./recherche.ts";
export { direRefus, type Reponse, type Reponses } from "./refus.ts";
export { arreter, introuvable, mauvaiseRequete, type StatutErreur } from "./reponses/erreurs.ts";
export { estLocal, rediriger, rendre } from "./reponses/rendre.tsx";
export {
  type Acces,
  definirRoutes,
  type Route,
  type RouteDecrite,
} from "./routes.ts";
export type { Contexte, Dependances, Session, SessionOuverte } from "./types.ts";
