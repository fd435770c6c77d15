export type { ComptesStock, Etat, EtatOrganisme, MomentDEtat } from "./etat/etat.ts";
export { lireEtat } from "./etat/queries/lire-etat.ts";
export type { ChampExport } from "./export-personnes/export-personnes.ts";
export { exporterPersonnes } from "./export-personnes/usecases/exporter-personnes.ts";
export { calculerIndicateurs } from "./indicateur/usecases/calculer-indicateurs.ts";
export { routesTableau } from "./tableau/routes.tsx";
