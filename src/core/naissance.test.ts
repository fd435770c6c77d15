import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ajouterJours, jour } from "./jour.ts";
import { lireNaissance, memeNaissance, type Naissance } from "./naissance.ts";

const naissance = (texte: string): Naissance => {
  const lu = lireNaissance(texte);
  if (!lu.ok) throw new Error(`${texte} : ${lu.refus}`);
  return lu.value;
};

describe("date de naissance des tableurs et des partenaires", () => {
  it.each([
    ["31/12/1975", "1975-12-31", "jour"],
    ["1/2/1975", "1975-02-01", "jour"],
    ["1975-12-31", "1975-12-31", "jour"],
    ["1975-12-31 00:00:00", "1975-12-31", "jour"],
    ["31121975", "1975-12-31", "jour"],
    ["00/00/1975", "1975-01-01", "annee"],
    ["1975-00-00", "1975-01-01", "annee"],
    ["15/00/1975", "1975-01-01", "annee"],
    ["1975", "1975-01-01", "annee"],
    ["00/05/1975", "1975-05-01", "mois"],
    ["1975-05-00", "1975-05-01", "mois"],
    ["05/1975", "1975-05-01", "mois"],
    [" 31.12.1975 ", "1975-12-31", "jour"],
  ])("« %s » se lit %s, au %s près", (texte, j, precision) =>
    expect(naissance(texte)).toEqual({ jour: j, precision }),
  );

  it.each([
    ["", "vide"],
    ["inconnue", "forme"],
    ["27759", "forme"],
    ["31/12/75", "annee"],
    ["01/01/19970", "annee"],
    ["19970-01-01", "annee"],
    ["31/02/1975", "jour_inexistant"],
    ["12/31/1975", "jour_inexistant"],
  ])("« %s » est refusée : %s", (texte, refus) =>
    expect(lireNaissance(texte)).toEqual({ ok: false, refus }),
  );

  it("tout jour connu se relit dans les deux écritures", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), (n) => {
        const j = ajouterJours(jour("1900-01-01"), n);
        const attendu = { jour: j, precision: "jour" };
        expect(naissance(j)).toEqual(attendu);
        expect(naissance(j.split("-").reverse().join("/"))).toEqual(attendu);
      }),
    );
  });

  it.each([
    ["31/12/1975", "00/00/1975", true],
    ["31/12/1975", "00/12/1975", true],
    ["31/12/1975", "00/11/1975", false],
    ["31/12/1975", "30/12/1975", false],
    ["00/00/1975", "00/00/1976", false],
  ])("« %s » et « %s » comparées à la plus faible précision : %s", (a, b, memes) =>
    expect(memeNaissance(naissance(a), naissance(b))).toBe(memes),
  );
});
