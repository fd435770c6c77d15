import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { echeance } from "#core/echeance.ts";
import { jour, jourDeSemaine } from "#core/jour.ts";
import { CALENDRIER_LEGAL, joursFeries, paques } from "./jours-feries.ts";

describe("jours fériés", () => {
  it.each([
    [1961, "1961-04-02"],
    [2000, "2000-04-23"],
    [2008, "2008-03-23"],
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2038, "2038-04-25"],
  ])("Pâques %i tombe le %s", (annee, attendu) => expect(paques(annee)).toBe(attendu));

  it("les onze fêtes de 2026, dans l’ordre", () => {
    expect(joursFeries(2026).map((f) => f.jour)).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-05-01",
      "2026-05-08",
      "2026-05-14",
      "2026-05-25",
      "2026-07-14",
      "2026-08-15",
      "2026-11-01",
      "2026-11-11",
      "2026-12-25",
    ]);
  });

  it("Pâques est un dimanche entre le 22 mars et le 25 avril, et chaque année a onze fêtes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), (annee) => {
        const p = paques(annee);
        expect(jourDeSemaine(p)).toBe(7);
        expect(p.slice(5) >= "03-22" && p.slice(5) <= "04-25").toBe(true);
        expect(joursFeries(annee)).toHaveLength(11);
        expect(joursFeries(annee).every((f) => CALENDRIER_LEGAL.estFerie(f.jour))).toBe(true);
      }),
    );
  });

  it("R-GEN-05 : une échéance au jour de l’An passe au jour ouvré suivant", () => {
    expect(echeance(jour("2026-12-01"), 1, "mois", CALENDRIER_LEGAL)).toBe("2027-01-04");
  });
});
