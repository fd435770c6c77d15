import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nettoyerNomFichier } from "./nom-fichier.ts";

describe("nom d’un fichier envoyé", () => {
  it.each([
    ["flux d’été.xml", "flux d’été.xml"],
    ["../../etc/passwd", "passwd"],
    ["..\\..\\windows\\system32\\a.xml", "a.xml"],
    ["C:\\Users\\Agent\\flux.xml", "flux.xml"],
    ["/absolu/flux.xml", "flux.xml"],
    ["a/..", "sans-nom"],
    ["...", "sans-nom"],
    ["", "sans-nom"],
    ["flux\u0000.xml", "flux.xml"],
    ["flux\r\nSet-Cookie: a=b.xml", "fluxSet-Cookie: a=b.xml"],
    ["mensuel\u202Elmx.exe", "mensuellmx.exe"],
    ["mensuel\u2066\u200B\u2069.xml", "mensuel.xml"],
    ["e\u0301te\u0301.xml", "été.xml"],
  ])("%j devient %j", (envoye, garde) => expect(nettoyerNomFichier(envoye)).toBe(garde));

  it("garde 255 octets au plus, la fin du nom comprise, sans couper un signe", () => {
    const court = nettoyerNomFichier(`${"é".repeat(300)}.xml`);
    expect(court).toBe(`${"é".repeat(125)}.xml`);
    expect(nettoyerNomFichier("\u{1F600}".repeat(100))).toBe("\u{1F600}".repeat(63));
  });

  it("quel que soit le nom, ni chemin, ni signe invisible, ni vide", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (nom) => {
        const propre = nettoyerNomFichier(nom);
        expect(propre).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^\.*$/u);
        expect(Buffer.byteLength(propre)).toBeLessThanOrEqual(255);
      }),
    ));
});
