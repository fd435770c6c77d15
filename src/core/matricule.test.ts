import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliserMatricule } from "./matricule.ts";

describe("matricule de l’organisme payeur", () => {
  it.each([
    ["000000001234567", "1234567", "complété à gauche"],
    ["205599000000000", "2055990", "complété à droite"],
    ["034614500000000", "0346145", "complété à droite, un zéro devant"],
    ["1234567", "1234567", "déjà sur sept"],
    ["345", "0000345", "zéros de tête perdus par un tableur"],
    [" 12 345 67 ", "1234567", "blancs"],
    ["000000000000000", "0000000", "que des zéros"],
    ["000000000345000", "0345000", "complété à gauche, finit par des zéros"],
    ["", "", "vide"],
  ])("« %s » devient « %s » (%s)", (brut, attendu) =>
    expect(normaliserMatricule(brut)).toBe(attendu),
  );

  it("un numéro de sept chiffres se retrouve, complété d’un côté ou de l’autre", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (n) => {
        const matricule = String(n).padStart(7, "0");
        expect(normaliserMatricule(matricule.padStart(15, "0"))).toBe(matricule);
        expect(normaliserMatricule(matricule.padEnd(15, "0"))).toBe(matricule);
        expect(normaliserMatricule(String(n))).toBe(matricule);
      }),
    );
  });
});
