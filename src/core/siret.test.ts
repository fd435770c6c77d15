import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lireSiren, lireSiret } from "./siret.ts";

/** Completes digits so that they pass the Luhn rule, by trying the ten last digits. */
const completer = (debut: string, lire: (s: string) => { ok: boolean }): string =>
  Array.from({ length: 10 }, (_, n) => `${debut}${n}`).find((s) => lire(s).ok) ?? "";
const unSiren = fc
  .integer({ min: 0, max: 99_999_999 })
  .map((n) => completer(String(n).padStart(8, "0"), lireSiren));
const unSiret = fc
  .tuple(unSiren, fc.integer({ min: 0, max: 9999 }))
  .map(([siren, nic]) => completer(siren + String(nic).padStart(4, "0"), lireSiret));

describe("SIREN et SIRET", () => {
  it.each([
    ["226 200 012", true],
    ["226200013", false],
    ["356000000", true],
  ])("SIREN %s : %s", (texte, bon) => expect(lireSiren(texte).ok).toBe(bon));

  it.each([
    ["356 000 000 00048", true, "siège de La Poste, par la clef"],
    ["35600000012341", true, "bureau de La Poste, par la somme multiple de 5"],
    ["35600000012345", false, "bureau de La Poste faux"],
    ["226200012", false, "neuf chiffres seulement"],
    ["2262000120001A", false, "une lettre"],
  ])("SIRET %s : %s (%s)", (texte, bon) => expect(lireSiret(texte).ok).toBe(bon));

  it("un chiffre changé se voit toujours", () => {
    fc.assert(
      fc.property(
        unSiret,
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 1, max: 9 }),
        (siret, rang, ajout) => {
          fc.pre(!siret.startsWith("356000000"));
          const abime =
            siret.slice(0, rang) +
            ((Number(siret.charAt(rang)) + ajout) % 10) +
            siret.slice(rang + 1);
          fc.pre(!abime.startsWith("356000000"));
          expect(lireSiret(siret)).toEqual({ ok: true, value: siret });
          expect(lireSiret(abime)).toEqual({ ok: false, refus: "clef" });
        },
      ),
    );
  });
});
