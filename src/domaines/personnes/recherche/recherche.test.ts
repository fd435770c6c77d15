import { describe, expect, it } from "vitest";
import { interpreter, normaliserMatricule } from "./rules/interpreter.ts";
import { variantes } from "./rules/variantes.ts";

describe("ce que l’on tape dans la barre", () => {
  it.each([
    ["Kaczmarek Élodie", { nom: "Kaczmarek Élodie" }],
    ["kaczmarek 12/3/1992", { nom: "kaczmarek", naissance: "1992-03-12" }],
    ["1992-03-12", { naissance: "1992-03-12" }],
    ["4127856", { matricule: "4127856" }],
    ["00 412 785", { matricule: "00412785" }],
    ["20260900123", { dossier: "20260900123" }],
    ["2 92 03 62 498 012 45", { nir: "292036249801245" }],
    ["2920362498012", { nir: "2920362498012" }],
    ["292032A498012", { nir: "292032A498012" }],
  ])("%s", (ligne, attendu) => {
    expect(interpreter(ligne)).toEqual(attendu);
  });
});

it("un numéro d’allocataire se lit sur sept chiffres, zéros de tête ou non", () => {
  expect(normaliserMatricule("0041278")).toBe("0041278");
  expect(normaliserMatricule("41278")).toBe("0041278");
  expect(normaliserMatricule("000004127856")).toBe("4127856");
});

describe("variantes d’un mot", () => {
  const de = (mot: string): ReadonlySet<string> => new Set(variantes(mot));
  it.each([
    ["MAIRE", "MARIE", "deux lettres échangées"],
    ["DUPOND", "DUPONT", "une lettre pour une autre"],
    ["LEE", "LE", "une lettre de trop"],
    ["KACMAREK", "KACZMAREK", "une lettre oubliée"],
  ])("%s atteint %s : %s", (tape, vrai) => {
    expect(de(tape).has(vrai)).toBe(true);
  });
  it("une lettre seule ne se vide pas", () => {
    expect(de("A").has("")).toBe(false);
  });
});
