import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estMobile, formaterTelephone, lireTelephones } from "./telephone.ts";

const unNumero = fc.integer({ min: 100_000_000, max: 999_999_999 }).map((n) => `+33${n}`);

describe("téléphones d’une cellule", () => {
  it.each([
    ["06 39 98 00 01", ["+33639980001"]],
    ["06.39.98.00.01", ["+33639980001"]],
    ["+33 (0)6 39 98 00 01", ["+33639980001"]],
    ["0033639980001", ["+33639980001"]],
    ["33639980001", ["+33639980001"]],
    ["639980001", ["+33639980001"]],
    ["639980001.0", ["+33639980001"]],
    ["06 39 98 00 01 / 03.21.15.21.10", ["+33639980001", "+33321152110"]],
    ["0639980001 0321152110", ["+33639980001", "+33321152110"]],
    ["0639980001 ou 0639980001", ["+33639980001"]],
    ["+32 470 12 34 56", ["+32470123456"]],
    ["", []],
  ])("« %s » se lit %j", (brut, numeros) =>
    expect(lireTelephones(brut)).toEqual({ brut, numeros, illisible: false }),
  );

  it.each(["inconnu", "06 39 98", "6,4E+08", "06 39 98 00 01 puis 12"])(
    "« %s » garde le brut et se dit illisible",
    (brut) => expect(lireTelephones(brut)).toMatchObject({ brut, illisible: true }),
  );

  it("lire ce qui a été affiché rend le même numéro", () => {
    fc.assert(
      fc.property(unNumero, (numero) => {
        const lus = lireTelephones(formaterTelephone(numero));
        expect(lus).toMatchObject({ numeros: [numero], illisible: false });
      }),
    );
  });

  it("ne casse sur aucune saisie", () => {
    fc.assert(
      fc.property(fc.string(), (s) => {
        expect(lireTelephones(s).numeros.every((n) => /^\+[1-9]\d{6,14}$/.test(n))).toBe(true);
      }),
    );
  });

  it("seuls les 06 et 07 reçoivent un SMS", () => {
    expect(estMobile("+33739980001")).toBe(true);
    expect(estMobile("+33321152110")).toBe(false);
    expect(formaterTelephone("+32470123456")).toBe("+32470123456");
  });
});
