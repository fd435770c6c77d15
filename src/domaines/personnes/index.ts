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
export { type Evenement, inscrireEvenement, inscrireEvenements } from "./fil/store.ts";
export { affecterOrganisme } from "./identite/store.ts";
