import { describe, expect, it } from "vitest";
import { TYPES_PERIMETRE } from "../../role/affectation.ts";
import { rencontreDesPersonnes } from "../../role/policy.ts";
import { ROLES } from "../../role/role.ts";
import { PERIMETRES_ADMIS, perimetreAdmis } from "./perimetres-admis.ts";

/** Written a second time, perimeter by perimeter, so that a slip in the table is seen. */
const ATTENDU: Readonly<Record<(typeof TYPES_PERIMETRE)[number], string>> = {
  departement:
    "agent_orientation gestionnaire_slai secretariat_ep signataire charge_mission relation_entreprise facilitateur instructeur_financement evaluateur gestionnaire_fse controleur_fse payeur direction elu organisme_partenaire",
  territoire:
    "agent_orientation gestionnaire_slai travailleur_social secretariat_ep signataire charge_mission relation_entreprise facilitateur responsable_territoire elu",
  organisme: "referent travailleur_social operateur gestionnaire_operateur organisme_partenaire",
  portefeuille: "referent travailleur_social",
  dossier: "allocataire",
  entreprise: "employeur",
  aucun: "membre_ep representant_allocataires parrain administrateur_technique dpo",
};

const cas = ROLES.flatMap((role) => TYPES_PERIMETRE.map((type) => ({ role, type })));

describe("périmètres admis pour chaque rôle", () => {
  it.each(cas)("$role sur $type", ({ role, type }) =>
    expect(perimetreAdmis(role, type)).toBe(ATTENDU[type].split(" ").includes(role)),
  );

  it("chaque rôle en a un au moins", () => {
    for (const role of ROLES) expect(PERIMETRES_ADMIS[role].length, role).toBeGreaterThan(0);
  });

  it("un rôle sans périmètre ne rencontre personne", () => {
    for (const role of ROLES) {
      if (perimetreAdmis(role, "aucun")) expect(rencontreDesPersonnes(role), role).toBe(false);
    }
  });
});
