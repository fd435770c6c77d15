import { describe, expect, it } from "vitest";
import { autorise, estGeste, GESTES, type Geste, peut, rencontreDesPersonnes } from "./policy.ts";
import { ROLES, type Role } from "./role.ts";

const T = { departement: false, territoires: ["t"], organismes: [] };
const D = { departement: true, territoires: [], organismes: [] };

/** Written a second time, role by role, so that a slip in the table is seen. D: whole département only. */
const ATTENDU: Readonly<Record<Role, readonly string[]>> = {
  agent_orientation: [
    "personnes.lister",
    "personnes.consulter",
    "personnes.creer",
    "personnes.modifier",
    "personnes.voir_nir",
    "doublons.trancher",
    "orientation.consulter",
    "orientation.decider",
    "courriers.consulter",
    "courriers.produire",
    "territoires.consulter",
    "pilotage.consulter",
  ],
  gestionnaire_slai: [
    "personnes.lister",
    "personnes.consulter",
    "personnes.creer",
    "personnes.modifier",
    "personnes.voir_nir",
    "personnes.exporter",
    "doublons.trancher",
    "D flux.deposer",
    "flux.consulter",
    "D flux.confirmer",
    "D flux.rejets",
    "orientation.consulter",
    "courriers.consulter",
    "courriers.produire",
    "territoires.consulter",
    "pilotage.consulter",
  ],
  responsable_territoire: [
    "personnes.lister",
    "personnes.consulter",
    "personnes.creer",
    "personnes.modifier",
    "personnes.exporter",
    "doublons.trancher",
    "flux.consulter",
    "orientation.consulter",
    "orientation.decider",
    "courriers.consulter",
    "courriers.produire",
    "territoires.consulter",
    "pilotage.consulter",
  ],
  direction: [
    "personnes.lister",
    "personnes.consulter",
    "flux.consulter",
    "D flux.confirmer",
    "orientation.consulter",
    "courriers.consulter",
    "territoires.consulter",
    "pilotage.consulter",
  ],
  referent: [
    "personnes.lister",
    "personnes.consulter",
    "personnes.modifier",
    "orientation.consulter",
    "territoires.consulter",
  ],
  administrateur_technique: ["flux.consulter", "territoires.consulter"],
  dpo: ["flux.consulter", "territoires.consulter"],
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

  it("l’administrateur technique et le délégué ne rencontrent personne", () => {
    expect(ROLES.filter((r) => !rencontreDesPersonnes(r))).toEqual([
      "administrateur_technique",
      "dpo",
    ]);
  });
});
