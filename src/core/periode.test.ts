import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ajouterJours, jour } from "./jour.ts";
import {
  contient,
  deDaterange,
  dernierJour,
  enDaterange,
  type Periode,
  seChevauchent,
} from "./periode.ts";

const unJour = fc.integer({ min: 0, max: 20_000 }).map((n) => ajouterJours(jour("1990-01-01"), n));
const unePeriode: fc.Arbitrary<Periode> = fc
  .tuple(unJour, fc.option(fc.integer({ min: 1, max: 2000 }), { nil: undefined }))
  .map(([debut, duree]) =>
    duree === undefined ? { debut } : { debut, fin: ajouterJours(debut, duree) },
  );

describe("période de jours", () => {
  it("la fin est exclue, le début compris", () => {
    const p = { debut: jour("2026-01-01"), fin: jour("2026-02-01") };
    expect(contient(p, jour("2026-01-01"))).toBe(true);
    expect(contient(p, jour("2026-02-01"))).toBe(false);
    expect(dernierJour(p)).toBe("2026-01-31");
    expect(dernierJour({ debut: p.debut })).toBeUndefined();
  });

  it("deux périodes qui se touchent ne se chevauchent pas", () => {
    const mi = jour("2026-02-01");
    expect(seChevauchent({ debut: jour("2026-01-01"), fin: mi }, { debut: mi })).toBe(false);
  });

  it("écrire puis relire un daterange rend la même période", () => {
    fc.assert(
      fc.property(unePeriode, (p) => {
        expect(deDaterange(enDaterange(p))).toEqual(p);
      }),
    );
    expect(() => deDaterange("(2026-01-01,)")).toThrow(RangeError);
  });

  it("deux périodes se chevauchent si et seulement si un jour est dans les deux", () => {
    fc.assert(
      fc.property(unePeriode, unePeriode, (a, b) => {
        const [, commun = a.debut] = [a.debut, b.debut].sort();
        expect(seChevauchent(a, b)).toBe(contient(a, commun) && contient(b, commun));
        expect(seChevauchent(a, b)).toBe(seChevauchent(b, a));
      }),
    );
  });
});
