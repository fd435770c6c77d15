import { describe, expect, it } from "vitest";
import { acteurDe, lireAffectations } from "./affectation.ts";

const compte = { id: "u", prenom: "Sophie", nom: "Wattel" };
const ligne = (role: string, perimetre_type: string, perimetre_id: string | null = null) => ({
  role,
  perimetre_type,
  perimetre_id,
});
const acteur = (...lignes: ReturnType<typeof ligne>[]) =>
  acteurDe(compte, lireAffectations(lignes));

describe("acteur d’un compte", () => {
  it("sans affectation en vigueur, ni rôle ni périmètre", () =>
    expect(acteur()).toEqual({
      utilisateurId: "u",
      nom: "Sophie Wattel",
      roles: [],
      perimetre: { departement: false, territoires: [], organismes: [] },
      chiffres: { departement: false, territoires: [] },
    }));

  it("une élue lit les chiffres de son territoire et n’ouvre aucun dossier", () => {
    const a = acteur(ligne("elu", "territoire", "len"), ligne("dpo", "departement"));
    expect(a.perimetre).toEqual({ departement: false, territoires: [], organismes: [] });
    expect(a.chiffres).toEqual({ departement: false, territoires: ["len"] });
  });

  it("réunit les territoires de plusieurs affectations, sans doublon", () => {
    const a = acteur(
      ligne("agent_orientation", "territoire", "len"),
      ligne("agent_orientation", "territoire", "art"),
      ligne("responsable_territoire", "territoire", "len"),
    );
    expect(a.roles).toEqual(["agent_orientation", "responsable_territoire"]);
    expect(a.perimetre).toEqual({
      departement: false,
      territoires: ["len", "art"],
      organismes: [],
    });
  });

  it.each(["administrateur_technique", "dpo"])(
    "le rôle %s n’ouvre aucun dossier, quel que soit son périmètre",
    (role) => {
      const a = acteur(ligne(role, "departement"), ligne(role, "territoire", "len"));
      expect(a.roles).toEqual([role]);
      expect(a.perimetre).toEqual({ departement: false, territoires: [], organismes: [] });
    },
  );

  it("un rôle ou un périmètre inconnu n’ouvre rien", () => {
    const a = acteur(ligne("chef", "departement"), ligne("direction", "region"));
    expect(a.roles).toEqual([]);
    expect(a.perimetre.departement).toBe(false);
  });

  it("un portefeuille n’ouvre que les dossiers dont il est le référent", () =>
    expect(acteur(ligne("referent", "portefeuille")).perimetre).toEqual({
      departement: false,
      territoires: [],
      organismes: [],
    }));
});
