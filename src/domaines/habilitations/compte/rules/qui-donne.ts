import { ROLES, type Role } from "../../role/role.ts";

/** Opened by the portals themselves, to who proves that the file or the company is hers. */
const PAR_LE_PORTAIL: readonly Role[] = ["allocataire", "employeur"];

/** Which roles each role may give; what is not written here is refused. */
export const DONNE: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  administrateur_technique: ROLES.filter((r) => !PAR_LE_PORTAIL.includes(r)),
  gestionnaire_operateur: ["referent", "operateur", "gestionnaire_operateur"],
};

/** Whose accounts each role looks after: all of them, or those of its own territoires and organismes. */
export const REGARDE: Readonly<Partial<Record<Role, "tous" | "perimetre">>> = {
  administrateur_technique: "tous",
  dpo: "tous",
  direction: "tous",
  responsable_territoire: "perimetre",
  gestionnaire_operateur: "perimetre",
};

/** Roles that someone with these roles may give, in the order of the list. */
export const rolesDonnables = (roles: readonly Role[]): readonly Role[] =>
  ROLES.filter((donne) => roles.some((r) => DONNE[r]?.includes(donne)));
