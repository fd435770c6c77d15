import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChiffreIllisible, creerCoffre } from "./chiffrement.ts";

const coffre = creerCoffre("0f".repeat(32));

describe("coffre : chiffrement des valeurs", () => {
  it("rend tout texte tel qu’il a été confié", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (clair) => {
        expect(coffre.dechiffrer(coffre.chiffrer(clair))).toBe(clair);
      }),
    ));

  it("rend tous les octets tels qu’ils ont été confiés", () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (clair) => {
        expect(Buffer.from(clair).equals(coffre.dechiffrerOctets(coffre.chiffrer(clair)))).toBe(
          true,
        );
      }),
    ));

  it("ne donne jamais deux fois les mêmes octets, au-delà d’une réserve d’aléa", () => {
    const vus = new Set(Array.from({ length: 9_000 }, () => coffre.chiffrer("x").toString("hex")));
    expect(vus.size).toBe(9_000);
  });

  it("refuse une valeur dont un seul bit a changé", () =>
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(7), (clair, position, bit) => {
        const chiffre = coffre.chiffrer(clair);
        const rang = position % chiffre.length;
        chiffre[rang] = (chiffre[rang] ?? 0) ^ (1 << bit);
        expect(() => coffre.dechiffrer(chiffre)).toThrow(ChiffreIllisible);
      }),
    ));

  it("refuse une valeur coupée, si courte soit-elle", () => {
    const chiffre = coffre.chiffrer("1840762193012");
    for (let taille = 0; taille < chiffre.length; taille += 1) {
      expect(() => coffre.dechiffrer(chiffre.subarray(0, taille))).toThrow(ChiffreIllisible);
    }
  });

  it("refuse la valeur d’une autre clé", () =>
    expect(() => creerCoffre(randomBytes(32)).dechiffrer(coffre.chiffrer("x"))).toThrow(
      ChiffreIllisible,
    ));

  it.each([
    ["trop courte", "0f"],
    ["vide", ""],
    ["pas hexadécimale", "z".repeat(64)],
  ])("refuse une clé %s", (_cas, cle) => expect(() => creerCoffre(cle)).toThrow(RangeError));

  it("lit la même clé écrite en octets ou en hexadécimal", () =>
    expect(creerCoffre(Buffer.alloc(32, 0x0f)).dechiffrer(coffre.chiffrer("x"))).toBe("x"));
});

describe("coffre : empreintes et sceaux", () => {
  it("R-RGPD-03 l’empreinte d’un NIR ne dépend que du NIR et de la clé", () => {
    expect(coffre.empreinteNir("1840762193012")).toEqual(coffre.empreinteNir("1840762193012"));
    expect(coffre.empreinteNir("1840762193013")).not.toEqual(coffre.empreinteNir("1840762193012"));
    const autre = creerCoffre(Buffer.alloc(32, 1));
    expect(autre.empreinteNir("1840762193012")).not.toEqual(coffre.empreinteNir("1840762193012"));
  });

  it("un sceau ne vaut que pour son usage et son texte", () => {
    const sceau = coffre.signer("trace", "a");
    expect(coffre.verifier("trace", "a", sceau)).toBe(true);
    expect(coffre.verifier("trace", "b", sceau)).toBe(false);
    expect(coffre.verifier("connexion", "a", sceau)).toBe(false);
    expect(coffre.verifier("trace", "a", sceau.subarray(1))).toBe(false);
    expect(coffre.signer("nir", "1840762193012")).not.toEqual(coffre.empreinteNir("1840762193012"));
  });
});
