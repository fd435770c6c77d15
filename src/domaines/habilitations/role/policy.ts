import type { Acteur } from "#platform/acteur/acteur.ts";
import { ROLES, type Role } from "./role.ts";

/**
 * Who may do what. This table is the whole answer: what is not written here is refused, and no code
 * anywhere asks for a role by its name. It says nothing of *whose* file: that is the perimeter.
 *
 * - `oui`: within the account's perimeter, whatever it is;
 * - `departement`: only when the account sees the whole département (files of the payers hold it all).
 *
 * NIR: art. 30 of law 78-17 and decree 2019-341 (R-RGPD-03); secrecy: L262-44 CASF (R-RGPD-07).
 */
export type Portee = "oui" | "departement";

export const POLITIQUE = {
  "personnes.lister": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
    direction: "oui",
    referent: "oui",
    travailleur_social: "oui",
    signataire: "oui",
  },
  "personnes.consulter": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
    direction: "oui",
    referent: "oui",
    travailleur_social: "oui",
    signataire: "oui",
  },
  "personnes.creer": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
  },
  "personnes.modifier": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
    referent: "oui",
    travailleur_social: "oui",
  },
  "personnes.voir_nir": { agent_orientation: "oui", gestionnaire_slai: "oui" },
  // What the household earns and receives: not for other bodies, who follow one adult of it (R-RGPD-08).
  "personnes.voir_montants": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
    travailleur_social: "oui",
  },
  // Opens, for a day and with a reason, a file outside the perimeter (R-RGPD-05): the département's own agents.
  "personnes.briser_glace": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
    travailleur_social: "oui",
  },
  "personnes.exporter": { gestionnaire_slai: "oui", responsable_territoire: "oui" },
  "doublons.trancher": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
  },
  "flux.deposer": { gestionnaire_slai: "departement" },
  "flux.consulter": {
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
    direction: "oui",
    administrateur_technique: "oui",
    dpo: "oui",
  },
  "flux.confirmer": { gestionnaire_slai: "departement", direction: "departement" },
  "flux.rejets": { gestionnaire_slai: "departement" },
  "orientation.consulter": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
    direction: "oui",
    referent: "oui",
    travailleur_social: "oui",
    signataire: "oui",
  },
  // Signing also takes a delegation of signature in force (L3221-3 CGCT): see `delegationEnVigueur`.
  "orientation.decider": {
    agent_orientation: "oui",
    responsable_territoire: "oui",
    signataire: "oui",
  },
  // The rules are read by whoever works with them, prepared by few, and published by who answers for the assembly's vote.
  "orientation.voir_regles": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
    direction: "oui",
    referent: "oui",
    travailleur_social: "oui",
    signataire: "oui",
    charge_mission: "oui",
    elu: "oui",
    evaluateur: "oui",
    dpo: "oui",
  },
  "orientation.regler": { responsable_territoire: "oui", direction: "oui", charge_mission: "oui" },
  "orientation.publier_regles": { direction: "departement" },
  "orientation.simuler": {
    responsable_territoire: "oui",
    direction: "oui",
    charge_mission: "oui",
  },
  "courriers.consulter": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
    direction: "oui",
    signataire: "oui",
  },
  "courriers.produire": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
  },
  "territoires.consulter": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
    direction: "oui",
    referent: "oui",
    administrateur_technique: "oui",
    dpo: "oui",
    travailleur_social: "oui",
    signataire: "oui",
    secretariat_ep: "oui",
    charge_mission: "oui",
    relation_entreprise: "oui",
    facilitateur: "oui",
    instructeur_financement: "oui",
    gestionnaire_fse: "oui",
    controleur_fse: "oui",
    payeur: "oui",
    elu: "oui",
    evaluateur: "oui",
    operateur: "oui",
    gestionnaire_operateur: "oui",
    organisme_partenaire: "oui",
  },
  "pilotage.consulter": {
    agent_orientation: "oui",
    gestionnaire_slai: "oui",
    responsable_territoire: "oui",
    direction: "oui",
    charge_mission: "oui",
    elu: "oui",
    evaluateur: "oui",
  },
  // Accounts: opened by who meets nobody, or by an operator for its own people (perimeter: organisme).
  "comptes.consulter": {
    administrateur_technique: "oui",
    gestionnaire_operateur: "oui",
    responsable_territoire: "oui",
    direction: "oui",
    dpo: "oui",
  },
  "comptes.gerer": { administrateur_technique: "oui", gestionnaire_operateur: "oui" },
  "comptes.revoir": {
    responsable_territoire: "oui",
    direction: "oui",
    gestionnaire_operateur: "oui",
  },
  // The yearly review is opened and closed for everyone at once.
  "comptes.conduire_revue": { direction: "oui" },
  "delegations.gerer": { direction: "departement", administrateur_technique: "oui" },
  "absences.gerer": {
    responsable_territoire: "oui",
    direction: "oui",
    gestionnaire_operateur: "oui",
  },
  "trace.consulter": { dpo: "oui" },
  "alarmes.traiter": { dpo: "oui" },
} as const satisfies Record<string, Partial<Record<Role, Portee>>>;

export type Geste = keyof typeof POLITIQUE;

/** The list of gestures, in the order of the table. */
export const GESTES = Object.keys(POLITIQUE) as readonly Geste[];

export const estGeste = (texte: string): texte is Geste => Object.hasOwn(POLITIQUE, texte);

type Habilite = Pick<Acteur, "roles" | "perimetre">;

/** Whether this account may do this gesture at all. Unknown role, unknown gesture: no. */
export const peut = (acteur: Habilite, geste: Geste): boolean => {
  const ligne: Partial<Record<Role, Portee>> = POLITIQUE[geste];
  return ROLES.some((role) => {
    if (!acteur.roles.includes(role)) return false;
    const portee = ligne[role];
    return portee === "oui" || (portee === "departement" && acteur.perimetre.departement);
  });
};

/** Same, for the gesture an address declares: one that is not in the table is refused. */
export const autorise = (acteur: Habilite, geste: string): boolean =>
  estGeste(geste) && peut(acteur, geste);

/** A role that reads figures, of people it meets or not. */
export const litDesChiffres = (role: Role): boolean => role in POLITIQUE["pilotage.consulter"];

/** A role that never meets a person: whatever its affectation says, it opens no file. */
export const rencontreDesPersonnes = (role: Role): boolean =>
  GESTES.some((g) => g.startsWith("personnes.") && role in POLITIQUE[g]);
