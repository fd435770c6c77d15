import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centimes, formaterMontant, lireMontant, partager } from "./montant.ts";

const unMontant = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }).map(centimes);

describe("montants en centimes", () => {
  it("partager ne perd ni n’invente un centime, et les parts diffèrent d’un centime au plus", () => {
    fc.assert(
      fc.property(unMontant, fc.integer({ min: 1, max: 60 }), (total, n) => {
        const parts = partager(total, n);
        expect(parts).toHaveLength(n);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("partager en zéro part est une faute", () =>
    expect(() => partager(centimes(100), 0)).toThrow(RangeError));

  it.each([
    ["607.75", 60775],
    ["607,7", 60770],
    ["1 234,56 €", 123456],
    ["-12", -1200],
    ["−12", undefined],
    ["0.001", undefined],
    ["1.234,56", undefined],
    ["", undefined],
    ["99999999999999999", undefined],
  ])("« %s » se lit %s centimes", (texte, attendu) => expect(lireMontant(texte)).toBe(attendu));

  it("ce qui est affiché se relit", () => {
    fc.assert(
      fc.property(unMontant, (m) => {
        expect(lireMontant(formaterMontant(m).replace("\u2212", "-"))).toBe(m);
      }),
    );
  });

  it.each([
    [123456, "1\u00A0234,56\u00A0€"],
    [-1200, "\u221212,00\u00A0€"],
    [5, "0,05\u00A0€"],
    [66_000_000_000, "660\u00A0000\u00A0000,00\u00A0€"],
  ])("%i centimes s’affichent « %s »", (n, attendu) =>
    expect(formaterMontant(centimes(n))).toBe(attendu),
  );

  it("un nombre à virgule n’est pas un montant", () =>
    expect(() => centimes(0.5)).toThrow(RangeError));
});
