import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formaterJour, formaterJourLong, lireDateSaisie } from "./dates-saisies.ts";
import { ajouterJours, jour } from "./jour.ts";

const unJour = fc.integer({ min: 0, max: 60_000 }).map((n) => ajouterJours(jour("1950-01-01"), n));
const refus = (texte: string): string => {
  const lu = lireDateSaisie(texte);
  return lu.ok ? `lue ${lu.value}` : lu.refus.replaceAll("\u00A0", " ");
};

describe("date saisie par une personne", () => {
  it.each([
    "30/11/2026",
    "30-11-2026",
    "30.11.2026",
    "30 11 2026",
    "30 nov. 2026",
    "30 nov 2026",
    "30 Novembre 2026",
    "30 novembre 2026",
    "2026-11-30",
    "  30/11/2026  ",
  ])("« %s » est le 30 novembre 2026", (texte) =>
    expect(lireDateSaisie(texte)).toEqual({ ok: true, value: "2026-11-30" }),
  );

  it.each([
    ["1er déc. 2026", "2026-12-01"],
    ["1 decembre 2026", "2026-12-01"],
    ["12 aout 2026", "2026-08-12"],
    ["29 févr. 2028", "2028-02-29"],
    ["3 juil. 2026", "2026-07-03"],
    ["3 juin 2026", "2026-06-03"],
  ])("« %s » est le %s", (texte, attendu) =>
    expect(lireDateSaisie(texte)).toEqual({ ok: true, value: attendu }),
  );

  it.each([
    ["31/11/2026", "Novembre a 30 jours. Écrivez par exemple 30 nov. 2026."],
    ["30 février 2026", "Février 2026 a 28 jours. Écrivez par exemple 28 févr. 2026."],
    ["12/13/2026", "Il n’y a pas de mois 13. Écrivez par exemple 30 nov. 2026."],
    ["0/11/2026", "Il n’y a pas de jour 0. Écrivez par exemple 30 nov. 2026."],
    ["30/11/26", "L’année s’écrit en quatre chiffres. Écrivez par exemple 30 nov. 2026."],
    ["30 brumaire 2026", "« brumaire » n’est pas un mois. Écrivez par exemple 30 nov. 2026."],
    ["3 jui 2026", "« jui » n’est pas un mois. Écrivez par exemple 30 nov. 2026."],
    ["", "Indiquez une date. Écrivez par exemple 30 nov. 2026."],
    ["demain", "Cette date ne se lit pas. Écrivez par exemple 30 nov. 2026."],
  ])("« %s » : %s", (texte, phrase) => expect(refus(texte)).toBe(phrase));

  it("ce qui est affiché se relit", () => {
    fc.assert(
      fc.property(unJour, (j) => {
        expect(lireDateSaisie(formaterJour(j))).toEqual({ ok: true, value: j });
        expect(lireDateSaisie(formaterJourLong(j).replace(/^\S+?\u00A0/, ""))).toEqual({
          ok: true,
          value: j,
        });
      }),
    );
  });

  it("une saisie quelconque donne un jour ou une phrase, jamais une panne", () => {
    fc.assert(
      fc.property(fc.string(), (s) => {
        expect(lireDateSaisie(s)).toHaveProperty("ok");
      }),
    );
  });

  it("s’affiche avec des espaces insécables", () => {
    expect(formaterJour(jour("2026-12-01"))).toBe("1er\u00A0déc.\u00A02026");
    expect(formaterJourLong(jour("2026-12-01"))).toBe("mardi\u00A01er\u00A0décembre\u00A02026");
  });
});
