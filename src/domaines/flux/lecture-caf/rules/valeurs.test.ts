import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lireJour } from "#core/jour.ts";
import { masquerNir, nirCoherent } from "./nir.ts";
import {
  lireCodePostal,
  lireCommune,
  lireHeure,
  lireJourXml,
  lireMontant,
  normaliserDepartement,
  normaliserMatricule,
} from "./valeurs.ts";

describe("dates", () => {
  it("les mêmes jours que le cœur, sur tout texte proche d’une date", () => {
    const presque = fc
      .tuple(fc.nat({ max: 9999 }), fc.nat({ max: 14 }), fc.nat({ max: 33 }))
      .map(
        ([a, m, j]) =>
          `${String(a).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(j).padStart(2, "0")}`,
      );
    fc.assert(
      fc.property(fc.oneof(presque, fc.string({ maxLength: 12 })), (texte) => {
        expect(lireJourXml(texte)).toBe(lireJour(texte));
      }),
      { numRuns: 3000 },
    );
  });
  it.each(["2026-02-28Z", "2026-02-28+01:00"])("%s : le fuseau d’une date XML est ôté", (t) =>
    expect(lireJourXml(t)).toBe("2026-02-28"),
  );
});

describe("montants en centimes", () => {
  it.each([
    ["0001675.00", 167500],
    ["0000412.5", 41250],
    ["12", 1200],
    ["+3.07", 307],
    ["0.0100", 1],
    ["-0000000.00", 0],
    ["999999999.99", 99_999_999_999],
    ["1000000000.00", undefined],
    ["-12.00", undefined],
    ["12,50", undefined],
    ["1.234", undefined],
    ["1e3", undefined],
    ["", undefined],
    [".", undefined],
    ["1.2.3", undefined],
  ])("%s → %s", (texte, attendu) => expect(lireMontant(texte)).toBe(attendu));

  it("lit ce que le payeur écrit, au centime", () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999 }), (centimes) => {
        const texte = `${String(Math.floor(centimes / 100)).padStart(7, "0")}.${String(centimes % 100).padStart(2, "0")}`;
        expect(lireMontant(texte)).toBe(centimes);
      }),
    );
  });
});

describe("matricule : zéros à gauche ou à droite", () => {
  it.each([
    ["000000001234567", "1234567"],
    ["205599000000000", "2055990"],
    ["034614500000000", "0346145"],
    ["0346145", "0346145"],
    ["346145", "0346145"],
    ["0346 145", "0346145"],
    ["000000000000042", "0000042"],
    ["000000000000000", undefined],
    ["", undefined],
    ["12A4567", undefined],
    ["1234567890123456", undefined],
  ])("%s → %s", (brut, attendu) => expect(normaliserMatricule(brut)).toBe(attendu));
});

describe("autres valeurs", () => {
  it.each([
    ["062", "62"],
    ["001", "01"],
    ["1", "01"],
    ["02A", "2A"],
    ["974", "974"],
    ["62", "62"],
  ])("département %s → %s", (brut, attendu) => expect(normaliserDepartement(brut)).toBe(attendu));
  it.each([
    ["62041", "62041"],
    ["2a004", "2A004"],
    ["1004", "01004"],
    ["ARRAS", undefined],
  ])("commune %s → %s", (brut, attendu) => expect(lireCommune(brut)).toBe(attendu));
  it("code postal : le zéro perdu est rendu", () => expect(lireCodePostal("1000")).toBe("01000"));
  it("heure sans fraction", () => expect(lireHeure("02:10:05.0000")).toBe("02:10:05"));
  it("heure impossible", () => expect(lireHeure("25:10:05")).toBeUndefined());
});

describe("NIR", () => {
  const jour = lireJour("1991-07-03");
  it.each([
    ["2910759017042", true],
    ["2910759017042" + "30", false],
    ["291072A017042", true],
    ["1910759017042", false],
    ["3910759017042", true],
    ["291075901704", false],
  ])("%s : cohérent ? %s", (nir, attendu) => {
    expect(jour && nirCoherent(nir, "2", jour)).toBe(attendu);
  });
  it("la clé tient compte de la Corse", () => {
    const cle = (n: string) => String(97 - (Number(n) % 97)).padStart(2, "0");
    for (const [ecrit, calcule] of [
      ["291072A017042", "2910719017042"],
      ["291072B017042", "2910718017042"],
    ] as const) {
      expect(jour && nirCoherent(ecrit + cle(calcule), "2", jour)).toBe(true);
    }
  });
  it.each([
    ["NIR", "x", "•••"],
    ["SEXE", "2910759017042", "•••"],
    ["SEXE", "2 91 07 2A 017 042", "•••"],
    ["MATRICULE", "000000000000000", "000000000000000"],
    ["DTNAI", "1850-01-01", "1850-01-01"],
  ])("%s « %s » se montre « %s »", (element, valeur, montre) =>
    expect(masquerNir(element, valeur)).toBe(montre),
  );
});
