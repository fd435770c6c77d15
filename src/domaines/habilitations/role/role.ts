/** Closed list of what someone may be. A role is worth nothing without its line in `policy.ts`. */
export const ROLES = [
  "agent_orientation",
  "gestionnaire_slai",
  "responsable_territoire",
  "direction",
  "referent",
  "administrateur_technique",
  "dpo",
] as const;
export type Role = (typeof ROLES)[number];

export const LIBELLES_ROLE: Readonly<Record<Role, string>> = {
  agent_orientation: "Agent chargé de l’orientation",
  gestionnaire_slai: "Gestionnaire du service local allocation insertion",
  responsable_territoire: "Responsable de territoire",
  direction: "Direction de l’insertion",
  referent: "Référent d’un organisme d’accompagnement",
  administrateur_technique: "Administrateur technique",
  dpo: "Délégué à la protection des données",
};

export const estRole = (texte: string): texte is Role =>
  (ROLES as readonly string[]).includes(texte);
