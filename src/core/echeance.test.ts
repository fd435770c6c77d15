import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Calendrier, echeance, estOuvre } from "./echeance.ts";
import { ajouterJours, ajouterMois, ecartJours, jour } from "./jour.ts";

const FERIES = new Set(["2026-12-25", "2027-01-01", "2026-05-25", "2026-05-14"]);
const calendrier: Calendrier = { estFerie: (j) => FERIES.has(j) };
const unJour = fc.integer({ min: 0, max: 4000 }).map((n) => ajouterJours(jour("2020-01-01"), n));
const uneQuantite = fc.integer({ min: 0, max: 60 });

describe("R-GEN-05 échéance d’un délai", () => {
  it.each([
    {
      cas: "six semaines tombent un mardi",
      depart: "2026-11-24",
      q: 6,
      unite: "semaines",
      fin: "2027-01-05",
    },
    { cas: "jours calendaires", depart: "2026-11-24", q: 10, unite: "jours", fin: "2026-12-04" },
    {
      cas: "un samedi passe au lundi",
      depart: "2026-11-24",
      q: 11,
      unite: "jours",
      fin: "2026-12-07",
    },
    {
      cas: "un dimanche passe au lundi",
      depart: "2026-11-24",
      q: 12,
      unite: "jours",
      fin: "2026-12-07",
    },
    {
      cas: "Noël un vendredi passe au lundi",
      depart: "2026-11-25",
      q: 1,
      unite: "mois",
      fin: "2026-12-28",
    },
    {
      cas: "de quantième à quantième",
      depart: "2026-11-24",
      q: 2,
      unite: "mois",
      fin: "2027-01-25",
    },
    {
      cas: "fin de mois plus courte",
      depart: "2027-01-31",
      q: 1,
      unite: "mois",
      fin: "2027-03-01",
    },
    {
      cas: "jours ouvrés par-dessus un week-end",
      depart: "2026-11-26",
      q: 2,
      unite: "jours_ouvres",
      fin: "2026-11-30",
    },
    {
      cas: "jours ouvrés par-dessus Noël",
      depart: "2026-12-24",
      q: 1,
      unite: "jours_ouvres",
      fin: "2026-12-28",
    },
    { cas: "lundi de Pentecôte", depart: "2026-05-20", q: 5, unite: "jours", fin: "2026-05-26" },
    {
      cas: "délai nul un jour ouvré",
      depart: "2026-11-24",
      q: 0,
      unite: "jours",
      fin: "2026-11-24",
    },
  ] as const)("$cas : $depart + $q $unite = $fin", ({ depart, q, unite, fin }) =>
    expect(echeance(jour(depart), q, unite, calendrier)).toBe(fin),
  );

  it.each([-1, 1.5, Number.NaN])("un délai de %d est une faute de programme", (q) =>
    expect(() => echeance(jour("2026-11-24"), q, "jours", calendrier)).toThrow(RangeError),
  );

  it("tombe toujours un jour ouvré, jamais avant le terme nu, et au plus quatre jours après", () => {
    fc.assert(
      fc.property(
        unJour,
        uneQuantite,
        fc.constantFrom("jours", "semaines", "mois"),
        (depart, q, unite) => {
          const fin = echeance(depart, q, unite, calendrier);
          const nu =
            unite === "mois"
              ? ajouterMois(depart, q)
              : ajouterJours(depart, unite === "jours" ? q : 7 * q);
          expect(estOuvre(fin, calendrier)).toBe(true);
          expect(ecartJours(nu, fin)).toBeGreaterThanOrEqual(0);
          expect(ecartJours(nu, fin)).toBeLessThanOrEqual(4);
        },
      ),
    );
  });

  it("croît avec le départ et avec la quantité", () => {
    fc.assert(
      fc.property(
        unJour,
        uneQuantite,
        fc.constantFrom("jours", "semaines", "mois", "jours_ouvres"),
        (depart, q, unite) => {
          const fin = echeance(depart, q, unite, calendrier);
          expect(echeance(depart, q + 1, unite, calendrier) >= fin).toBe(true);
          expect(echeance(ajouterJours(depart, 1), q, unite, calendrier) >= fin).toBe(true);
        },
      ),
    );
  });
});
