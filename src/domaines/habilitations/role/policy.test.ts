import { describe, expect, it } from "vitest";
import { autorise, estGeste, GESTES, type Geste, peut, rencontreDesPersonnes } from "./policy.ts";
import { incompatibilite, ROLES, type Role } from "./role.ts";

const T = { departement: false, territoires: ["t"], organismes: [] };
const D = { departement: true, territoires: [], organismes: [] };

const TERRITOIRES = "territoires.consulter";
const REGLES = "orientation.voir_regles";
const REGLER = [REGLES, "orientation.regler", "orientation.simuler"];
const DOSSIERS = ["personnes.lister", "personnes.consulter", "orientation.consulter", REGLES];
const DEPARTEMENT_SEUL = ["personnes.voir_montants", "personnes.briser_glace"];
const EQUIPE = ["comptes.consulter", "comptes.revoir", "absences.gerer"];

/** Written a second time, role by role, so that a slip in the table is seen. D: whole département only. */
const ATTENDU: Readonly<Record<Role, readonly string[]>> = {
  agent_orientation: [
    ...DOSSIERS,
    ...DEPARTEMENT_SEUL,
    "personnes.creer",
    "personnes.modifier",
    "personnes.voir_nir",
    "doublons.trancher",
    "orientation.decider",
    "courriers.consulter",
    "courriers.produire",
    TERRITOIRES,
    "pilotage.consulter",
  ],
  gestionnaire_slai: [
    ...DOSSIERS,
    ...DEPARTEMENT_SEUL,
    "personnes.creer",
    "personnes.modifier",
    "personnes.voir_nir",
    "personnes.exporter",
    "doublons.trancher",
    "D flux.deposer",
    "flux.consulter",
    "D flux.confirmer",
    "D flux.rejets",
    "courriers.consulter",
    "courriers.produire",
    TERRITOIRES,
    "pilotage.consulter",
  ],
  responsable_territoire: [
    ...DOSSIERS,
    ...REGLER,
    ...DEPARTEMENT_SEUL,
    "personnes.creer",
    "personnes.modifier",
    "personnes.exporter",
    "doublons.trancher",
    "flux.consulter",
    "orientation.decider",
    "courriers.consulter",
    "courriers.produire",
    TERRITOIRES,
    "pilotage.consulter",
    ...EQUIPE,
  ],
  direction: [
    ...DOSSIERS,
    ...REGLER,
    "D orientation.publier_regles",
    "flux.consulter",
    "D flux.confirmer",
    "courriers.consulter",
    TERRITOIRES,
    "pilotage.consulter",
    ...EQUIPE,
    "comptes.conduire_revue",
    "D delegations.gerer",
  ],
  referent: [...DOSSIERS, "personnes.modifier", TERRITOIRES],
  travailleur_social: [...DOSSIERS, ...DEPARTEMENT_SEUL, "personnes.modifier", TERRITOIRES],
  signataire: [...DOSSIERS, "orientation.decider", "courriers.consulter", TERRITOIRES],
  secretariat_ep: [TERRITOIRES],
  membre_ep: [],
  representant_allocataires: [],
  charge_mission: [...REGLER, TERRITOIRES, "pilotage.consulter"],
  relation_entreprise: [TERRITOIRES],
  facilitateur: [TERRITOIRES],
  instructeur_financement: [TERRITOIRES],
  evaluateur: [REGLES, TERRITOIRES, "pilotage.consulter"],
  gestionnaire_fse: [TERRITOIRES],
  controleur_fse: [TERRITOIRES],
  payeur: [TERRITOIRES],
  elu: [REGLES, TERRITOIRES, "pilotage.consulter"],
  operateur: [TERRITOIRES],
  gestionnaire_operateur: [TERRITOIRES, ...EQUIPE, "comptes.gerer"],
  organisme_partenaire: [TERRITOIRES],
  employeur: [],
  parrain: [],
  allocataire: [],
  administrateur_technique: [
    "flux.consulter",
    TERRITOIRES,
    "comptes.consulter",
    "comptes.gerer",
    "delegations.gerer",
  ],
  dpo: [
    REGLES,
    "flux.consulter",
    TERRITOIRES,
    "comptes.consulter",
    "trace.consulter",
    "alarmes.traiter",
  ],
};

const cas = ROLES.flatMap((role) => GESTES.map((geste) => ({ role, geste })));

describe("politique : rôle × geste", () => {
  it.each(cas)("$role / $geste", ({ role, geste }) => {
    const [partout, departement] = [ATTENDU[role], `D ${geste}`];
    expect(peut({ roles: [role], perimetre: T }, geste)).toBe(partout.includes(geste));
    expect(peut({ roles: [role], perimetre: D }, geste)).toBe(
      partout.includes(geste) || partout.includes(departement),
    );
  });

  it("sans rôle, ou avec un rôle inconnu, tout est refusé", () => {
    for (const geste of GESTES) {
      expect(peut({ roles: [], perimetre: D }, geste)).toBe(false);
      expect(peut({ roles: ["administrateur", "toString"], perimetre: D }, geste)).toBe(false);
    }
  });

  it("plusieurs rôles ajoutent leurs gestes", () => {
    const deux = { roles: ["referent", "dpo"], perimetre: T };
    expect(peut(deux, "personnes.consulter")).toBe(true);
    expect(peut(deux, "flux.consulter")).toBe(true);
    expect(peut(deux, "orientation.decider")).toBe(false);
  });

  it("un geste inconnu est refusé, même s’il porte un nom hérité des objets", () => {
    const direction = { roles: [...ROLES], perimetre: D };
    for (const geste of ["", "toString", "__proto__", "personnes", "personnes.supprimer"]) {
      expect(estGeste(geste)).toBe(false);
      expect(autorise(direction, geste)).toBe(false);
    }
    expect(autorise(direction, "personnes.lister" satisfies Geste)).toBe(true);
  });

  it("seuls rencontrent des personnes ceux qui les orientent, les suivent ou en répondent", () => {
    expect(ROLES.filter(rencontreDesPersonnes)).toEqual([
      "agent_orientation",
      "gestionnaire_slai",
      "referent",
      "travailleur_social",
      "signataire",
      "responsable_territoire",
      "direction",
    ]);
  });

  it("les rôles incompatibles se disent avec leur raison, dans les deux sens", () => {
    expect(incompatibilite("payeur", "gestionnaire_fse")).toMatch(/FSE\+/);
    expect(incompatibilite("gestionnaire_fse", "payeur")).toMatch(/FSE\+/);
    expect(incompatibilite("dpo", "direction")).toMatch(/contrôle/);
    expect(incompatibilite("referent", "referent")).toBeUndefined();
    expect(incompatibilite("referent", "travailleur_social")).toBeUndefined();
  });
});
