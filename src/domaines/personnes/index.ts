export type {
  ActiviteRecue,
  AdresseRecue,
  ArrivageRecu,
  BilanArrivage,
  DroitRecu,
  EvenementRecu,
  FoyerRecu,
  ImageRecue,
  MutationEntrante,
  MutationSortante,
  ParametresArrivage,
  PersonneRecue,
  PrecisionNaissance,
  RefusArrivage,
  RessourceRecue,
} from "./arrivage/arrivage.ts";
export type { CoffreNir } from "./arrivage/lignes.ts";
export {
  type Application,
  type ArrivageOuvert,
  type OuvertureArrivage,
  ouvrirArrivage,
} from "./arrivage/ouvrir-arrivage.ts";
export type { FaitRecu } from "./fil/fil.ts";
export { faitsRecus } from "./fil/rules/faits-recus.ts";
export { type Evenement, inscrireEvenement, inscrireEvenements } from "./fil/store.ts";
export { REPONSES_NIR, type RefusNir } from "./identite/errors.ts";
export type * from "./identite/fiche.ts";
export {
  libelleEtat,
  libelleMotif,
  libelleRole,
  libelleSituationFamille,
  libelleSource,
} from "./identite/libelles.ts";
export { Naissance } from "./identite/pages/colonnes.tsx";
export { type FicheLue, lireFiche } from "./identite/queries/lire-fiche.ts";
export { affecterOrganisme } from "./identite/store.ts";
export { revelerNir } from "./identite/usecases/reveler-nir.ts";
export { routesPersonnes } from "./routes.ts";
export { creerPersonne } from "./saisie/usecases/creer-personne.ts";
