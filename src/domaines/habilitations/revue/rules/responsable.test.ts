import { describe, expect, it } from "vitest";
import { responsableDe } from "./responsable.ts";

const REPONDANTS = {
  territoires: new Map([["lens", ["caron"]]]),
  organismes: new Map([["ft", ["meziane"]]]),
};

describe("revue des droits : qui répond", () => {
  it.each([
    ["un référent de l’organisme", "x", "organisme", "ft", "lens", "organisme ft"],
    [
      "la gestionnaire elle-même : son territoire",
      "meziane",
      "organisme",
      "ft",
      "lens",
      "territoire lens",
    ],
    [
      "un organisme sans gestionnaire : son territoire",
      "x",
      "organisme",
      "ml",
      "lens",
      "territoire lens",
    ],
    ["un organisme sans territoire", "x", "organisme", "ml", null, "direction null"],
    ["une agente du territoire", "x", "territoire", "lens", null, "territoire lens"],
    ["la responsable elle-même", "caron", "territoire", "lens", null, "direction null"],
    ["un territoire sans responsable", "x", "territoire", "artois", null, "direction null"],
    ["tout le département", "x", "departement", null, null, "direction null"],
    ["un portefeuille", "x", "portefeuille", null, null, "direction null"],
  ])("%s", (_cas, utilisateurId, type, id, territoireId, attendu) => {
    const r = responsableDe({ utilisateurId, type, id, territoireId }, REPONDANTS);
    expect(`${r.type} ${r.id}`).toBe(attendu);
  });
});
