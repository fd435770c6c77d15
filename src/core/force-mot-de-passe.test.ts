import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { direForce, estimerForce } from "./force-mot-de-passe.ts";

describe("force d’un mot de passe", () => {
  it.each([
    { mot: "", niveau: 1 },
    { mot: "aaaaaaaaaaaaaaaaaaaa", niveau: 1 },
    { mot: "azertyuiopqsdfghjklm", niveau: 1 },
    { mot: "12345678901234567890", niveau: 1 },
    { mot: "abcabcabcabcabcabc", niveau: 1 },
    { mot: "tracteur bleu mardi", niveau: 2 },
    { mot: "tracteur bleu mardi pivoine", niveau: 3 },
    { mot: "tracteur bleu mardi pivoine escabeau", niveau: 4 },
    { mot: "v8!Kq2#Zp6$Wt1%Xn", niveau: 3 },
  ])("« $mot » : $niveau sur 4", ({ mot, niveau }) =>
    expect(estimerForce(mot).niveau).toBe(niveau),
  );

  it("ajouter des signes n’affaiblit jamais", () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (a, b) => {
        fc.pre((a + b).normalize("NFKC") === a + b);
        expect(estimerForce(a + b).bits).toBeGreaterThanOrEqual(estimerForce(a).bits);
      }),
    ));

  it("se dit d’une phrase, sans chiffre à interpréter", () =>
    expect(direForce(estimerForce("aaaa"))).toMatch(/^Facile à deviner/));
});
