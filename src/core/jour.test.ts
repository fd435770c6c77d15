import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ageAu,
  ajouterJours,
  ajouterMois,
  dernierDuMois,
  ecartJours,
  jour,
  jourAParis,
  jourDeSemaine,
  lireJour,
  premierDuMois,
} from "./jour.ts";

const unJour = fc
  .integer({ min: -30_000, max: 60_000 })
  .map((n) => ajouterJours(jour("1970-01-01"), n));

describe("jour civil", () => {
  it.each([
    "2026-02-30",
    "2025-02-29",
    "2026-13-01",
    "2026-00-10",
    "0000-01-01",
    "2026-1-1",
    "",
    "2026-11-24T00:00",
  ])("« %s » n’est pas un jour", (texte) => expect(lireJour(texte)).toBeUndefined());

  it("le 29 février n’existe que les années bissextiles", () => {
    expect(lireJour("2028-02-29")).toBe("2028-02-29");
    expect(() => jour("2100-02-29")).toThrow(RangeError);
  });

  it("ajouter puis retrancher ramène au même jour, et l’écart se retrouve", () => {
    fc.assert(
      fc.property(unJour, fc.integer({ min: -5000, max: 5000 }), (depart, n) => {
        const arrivee = ajouterJours(depart, n);
        expect(ajouterJours(arrivee, -n)).toBe(depart);
        expect(ecartJours(depart, arrivee)).toBe(n);
        expect(lireJour(arrivee)).toBe(arrivee);
      }),
    );
  });

  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-11-24", 2, "2027-01-24"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-12-15", 12, "2027-12-15"],
  ])("R-GEN-05 : %s et %i mois, de quantième à quantième, font %s", (depart, mois, attendu) =>
    expect(ajouterMois(jour(depart), mois)).toBe(attendu),
  );

  it("le mois va de son premier à son dernier jour", () => {
    fc.assert(
      fc.property(unJour, (j) => {
        expect(premierDuMois(j) <= j && j <= dernierDuMois(j)).toBe(true);
        expect(ajouterJours(dernierDuMois(j), 1)).toBe(ajouterMois(premierDuMois(j), 1));
      }),
    );
  });

  it("le 24 novembre 2026 est un mardi", () => expect(jourDeSemaine(jour("2026-11-24"))).toBe(2));

  it.each([
    ["2000-11-24", "2026-11-24", 26],
    ["2000-11-25", "2026-11-24", 25],
    ["2004-02-29", "2026-02-28", 21],
  ])("né le %s, au %s : %i ans", (naissance, au, age) =>
    expect(ageAu(jour(naissance), jour(au))).toBe(age),
  );

  it("le jour de Paris n’est pas celui de Greenwich après minuit", () => {
    expect(jourAParis(new Date("2026-06-30T22:30:00Z"))).toBe("2026-07-01");
    expect(jourAParis(new Date("2026-12-31T22:30:00Z"))).toBe("2026-12-31");
  });
});
