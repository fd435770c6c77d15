export { type BilanStructures, chargerStructures } from "./organisme/charger-structures.ts";
export { type Reseau, reseauDeDemonstration } from "./organisme/donnees.ts";
export {
  LIBELLES_NATURE,
  type NatureStructure,
  type OrganismeReferent,
  type Structure,
} from "./organisme/organisme.ts";
