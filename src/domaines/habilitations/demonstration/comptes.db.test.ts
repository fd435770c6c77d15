import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { DEPARTEMENTS_FOURNIS } from "#domaines/referentiels/index.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { perimetreAdmis } from "../compte/rules/perimetres-admis.ts";
import { delegationEnVigueur } from "../delegation/delegation.ts";
import { peut, rencontreDesPersonnes } from "../role/policy.ts";
import type { Role } from "../role/role.ts";
import { ouvrirSession } from "../session/usecases/ouvrir-session.ts";
import { resoudreSession } from "../session/usecases/resoudre-session.ts";
import { comptesDeDemonstration, listComptesDeDemonstration } from "./comptes.ts";
import { creerComptesDeDemonstration } from "./creer-comptes.ts";

const AUJOURDHUI = jour("2026-11-24");
let base: BaseDeTest;
beforeAll(async () => {
  base = await baseDeTest();
});

/** Roles that some screen is made for; the others wait for their house. */
const JOUES: readonly Role[] = [
  "agent_orientation",
  "gestionnaire_slai",
  "responsable_territoire",
  "direction",
  "referent",
  "travailleur_social",
  "signataire",
  "elu",
  "gestionnaire_operateur",
  "administrateur_technique",
  "dpo",
];

const creer = async (departement: string): Promise<number> => {
  const client = await base.poolTraitement.connect();
  return creerComptesDeDemonstration(client, departement).finally(() => client.release());
};

describe("comptes de démonstration", () => {
  it.each(DEPARTEMENTS_FOURNIS)(
    "%s : chaque rôle qui a des écrans est joué, sans homonyme",
    (departement) => {
      const comptes = comptesDeDemonstration(departement);
      expect(new Set(comptes.map((c) => c.role))).toEqual(new Set(JOUES));
      expect(new Set(comptes.map((c) => c.identifiant)).size).toBe(comptes.length);
      expect(comptes.filter((c) => c.role === "agent_orientation").length).toBeGreaterThan(2);
      for (const { role, perimetre } of comptes) {
        expect(perimetreAdmis(role, perimetre.type), role).toBe(true);
      }
    },
  );

  it("dans le Pas-de-Calais, Sophie Wattel oriente à Lens-Liévin", () =>
    expect(listComptesDeDemonstration("62")).toContainEqual({
      identifiant: "sophie.wattel",
      mot_de_passe: "demo-sophie.wattel",
      role: "agent_orientation",
      perimetre: "territoire:LEN",
    }));

  it("se créent une fois, entrent, et portent ce qu’ils annoncent", async () => {
    const comptes = comptesDeDemonstration("62");
    expect(await creer("62")).toBe(comptes.length);
    expect(await creer("62")).toBe(0);
    const coffre = creerCoffre("0f".repeat(32));
    for (const { identifiant, motDePasse, role, perimetre, id, delegation } of comptes) {
      const ouverte = await ouvrirSession(
        { db: base.app, coffre, aujourdhui: AUJOURDHUI, demonstration: true },
        { identifiant, motDePasse },
      );
      if (!ouverte.ok) throw new Error(`${identifiant} : ${ouverte.refus.code}`);
      const acteur = (await resoudreSession(base.app, ouverte.value.jeton, AUJOURDHUI))?.acteur;
      expect(acteur?.roles).toEqual([role]);
      const type = rencontreDesPersonnes(role) ? perimetre.type : "aucun";
      expect(acteur?.perimetre).toEqual({
        departement: type === "departement",
        territoires: type === "territoire" ? [perimetre.id] : [],
        organismes: type === "organisme" ? [perimetre.id] : [],
      });
      const signe = await delegationEnVigueur(base.app, id, "orientation", AUJOURDHUI);
      expect(signe !== undefined).toBe(delegation.includes("orientation"));
      expect(acteur && peut(acteur, "orientation.decider")).toBe(signe !== undefined);
    }
  });
});
