/**
 * Closed list of what someone may be, with the words of the screens. A role is worth nothing without its
 * lines in `policy.ts`: those whose rooms are not built yet open no address.
 */
export const LIBELLES_ROLE = {
  agent_orientation: "Agent chargé de l’orientation",
  gestionnaire_slai: "Gestionnaire du service local allocation insertion",
  referent: "Référent d’un organisme d’accompagnement",
  travailleur_social: "Travailleur social du département",
  secretariat_ep: "Secrétariat de l’équipe pluridisciplinaire",
  membre_ep: "Membre de l’équipe pluridisciplinaire",
  representant_allocataires: "Représentant des allocataires",
  signataire: "Signataire par délégation",
  charge_mission: "Chargé de mission insertion",
  relation_entreprise: "Chargé de relation entreprise",
  facilitateur: "Facilitateur des clauses sociales",
  instructeur_financement: "Instructeur des financements",
  evaluateur: "Évaluateur",
  gestionnaire_fse: "Gestionnaire FSE+",
  controleur_fse: "Contrôleur FSE+",
  payeur: "Payeur",
  responsable_territoire: "Responsable de territoire",
  direction: "Direction de l’insertion",
  elu: "Élu",
  operateur: "Agent d’un opérateur",
  gestionnaire_operateur: "Gestionnaire d’un opérateur",
  organisme_partenaire: "Organisme partenaire",
  employeur: "Employeur",
  parrain: "Parrain",
  allocataire: "Allocataire",
  administrateur_technique: "Administrateur technique",
  dpo: "Délégué à la protection des données",
} as const;

export type Role = keyof typeof LIBELLES_ROLE;
export const ROLES = Object.keys(LIBELLES_ROLE) as readonly Role[];

export const estRole = (texte: string): texte is Role => Object.hasOwn(LIBELLES_ROLE, texte);

/** Who comes with the everyday login of a professional: everyone but the person herself. */
export const estProfessionnel = (role: Role): boolean => role !== "allocataire";

/**
 * Roles that one account never holds together: who opens rights, who watches and who pays do not judge
 * themselves. The reason is shown to whoever tries.
 */
export const INCOMPATIBLES: readonly {
  readonly roles: readonly [Role, readonly Role[]];
  readonly raison: string;
}[] = [
  {
    roles: ["administrateur_technique", ROLES.filter((r) => r !== "administrateur_technique")],
    raison: "L’administrateur technique ouvre les comptes : il ne rencontre aucun dossier.",
  },
  {
    roles: ["dpo", ROLES.filter((r) => r !== "dpo")],
    raison:
      "Le délégué à la protection des données contrôle les autres : il n’agit pas à leur place.",
  },
  {
    roles: ["gestionnaire_fse", ["controleur_fse", "payeur"]],
    raison: "Qui instruit une opération FSE+ ne la contrôle ni ne la paie.",
  },
  { roles: ["controleur_fse", ["payeur"]], raison: "Qui contrôle une dépense ne la paie pas." },
  {
    roles: ["instructeur_financement", ["payeur"]],
    raison: "Qui instruit une demande de financement ne la paie pas.",
  },
  {
    roles: ["evaluateur", ["operateur", "gestionnaire_operateur"]],
    raison: "Qui évalue les opérateurs n’est pas l’un d’eux.",
  },
  {
    roles: ["elu", ["referent", "travailleur_social", "agent_orientation", "gestionnaire_slai"]],
    raison: "L’élu ne lit que des nombres, jamais un dossier (L262-44 CASF).",
  },
  {
    roles: ["representant_allocataires", ["secretariat_ep", "agent_orientation"]],
    raison: "Le représentant des allocataires ne prépare pas les dossiers qu’il examine.",
  },
];

/** Why these two roles do not go together; `undefined` when they do. */
export const incompatibilite = (a: Role, b: Role): string | undefined =>
  INCOMPATIBLES.find(
    ({ roles: [un, autres] }) =>
      a !== b && ((un === a && autres.includes(b)) || (un === b && autres.includes(a))),
  )?.raison;
