import type { TypePerimetre } from "../../role/affectation.ts";
import type { Role } from "../../role/role.ts";

/**
 * Over what each role may be given. Élus and evaluators only read numbers; members of an équipe
 * pluridisciplinaire and godparents see a file by a dated link, never by a perimeter (R-RGPD-08).
 */
export const PERIMETRES_ADMIS: Readonly<Record<Role, readonly TypePerimetre[]>> = {
  agent_orientation: ["territoire", "departement"],
  gestionnaire_slai: ["territoire", "departement"],
  referent: ["organisme", "portefeuille"],
  travailleur_social: ["portefeuille", "organisme", "territoire"],
  secretariat_ep: ["territoire", "departement"],
  membre_ep: ["aucun"],
  representant_allocataires: ["aucun"],
  signataire: ["territoire", "departement"],
  charge_mission: ["territoire", "departement"],
  relation_entreprise: ["territoire", "departement"],
  facilitateur: ["territoire", "departement"],
  instructeur_financement: ["departement"],
  evaluateur: ["departement"],
  gestionnaire_fse: ["departement"],
  controleur_fse: ["departement"],
  payeur: ["departement"],
  responsable_territoire: ["territoire"],
  direction: ["departement"],
  elu: ["territoire", "departement"],
  operateur: ["organisme"],
  gestionnaire_operateur: ["organisme"],
  organisme_partenaire: ["organisme", "departement"],
  employeur: ["entreprise"],
  parrain: ["aucun"],
  allocataire: ["dossier"],
  administrateur_technique: ["aucun"],
  dpo: ["aucun"],
};

export const perimetreAdmis = (role: Role, type: TypePerimetre): boolean =>
  PERIMETRES_ADMIS[role].includes(type);
