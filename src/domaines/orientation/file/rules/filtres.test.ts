import { describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { groupeDe, vuesDe } from "./filtres.ts";

describe("R-ORI-02 groupes de la file par échéance", () => {
  it.each([
    { echeance: "2026-11-23", groupe: "depassees" },
    { echeance: "2026-11-24", groupe: "bientot" },
    { echeance: "2026-12-08", groupe: "bientot" },
    { echeance: "2026-12-09", groupe: "plus_tard" },
    { echeance: null, groupe: "sans_delai" },
  ])("échéance $echeance : $groupe", ({ echeance, groupe }) => {
    const ligne = {
      etat: "proposee",
      motif_ouverture: "ouverture",
      echeance_le: echeance === null ? null : jour(echeance),
    } as const;
    expect(groupeDe(ligne, jour("2026-11-24"), 14)).toBe(groupe);
  });
  it("la reprise n’a pas d’échéance : ses vues non plus", () =>
    expect(vuesDe("reprise")).toEqual(["toutes", "examen", "a_recueillir"]));
});
