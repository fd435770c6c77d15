import { describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import type { OrientationLue } from "../fiche.ts";
import { etapesDuParcours } from "./etapes.ts";

const orientation = (changements: Partial<OrientationLue> = {}): OrientationLue => ({
  id: "o",
  etat: "a_orienter",
  motif_ouverture: "ouverture",
  recue_le: jour("2026-09-07"),
  echeance_le: jour("2026-10-19"),
  parcours: null,
  organisme: null,
  decide_le: null,
  decideur: null,
  motif_decision: null,
  close_le: null,
  motif_cloture: null,
  propose: null,
  organisme_propose: null,
  ...changements,
});
const AUJOURDHUI = jour("2026-11-24");

describe("le pont d’une personne", () => {
  it("sans droit connu, rien n’est fait", () => {
    const etapes = etapesDuParcours(undefined, undefined, AUJOURDHUI);
    expect(etapes.map((e) => e.etat)).toEqual(Array(7).fill("avenir"));
    expect(etapes[0]?.mot).toBe("aucun droit connu");
  });
  it("R-ORI-02 : une orientation décidée dit ses jours, sans retard dans les six semaines", () => {
    const [information, suite] = etapesDuParcours(
      undefined,
      orientation({ decide_le: jour("2026-09-28") }),
      AUJOURDHUI,
    );
    expect(information).toMatchObject({ etat: "fait", jours: 21, retard: false });
    expect(suite).toMatchObject({ nom: "Orientation", le: "2026-09-28", etat: "fait" });
  });
  it("R-ORI-02 : en attente au-delà de l’échéance, le retard se voit", () => {
    const [information, suite] = etapesDuParcours(undefined, orientation(), AUJOURDHUI);
    expect(information).toMatchObject({ jours: 78, retard: true });
    expect(suite).toMatchObject({ etat: "encours", mot: "à décider" });
  });
  it("la reprise du stock n’a pas d’échéance, donc pas de retard", () => {
    const [information] = etapesDuParcours(
      undefined,
      orientation({ echeance_le: null }),
      AUJOURDHUI,
    );
    expect(information?.retard).toBe(false);
  });
});
