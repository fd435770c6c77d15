import { describe, expect, it } from "vitest";
import type { Chiffres, Valeurs } from "../indicateur.ts";
import { masquerPetits } from "./masquer.ts";

const chiffres = (ensemble: Valeurs | undefined, ...parts: readonly Valeurs[]): Chiffres => ({
  calculeA: null,
  ensemble,
  ensembleMasquees: [],
  territoires: parts.map((valeurs, n) => ({
    id: String(n),
    code: String(n),
    nom: String(n),
    rangee: 0,
    colonne: n,
    valeurs,
    masquees: [],
  })),
});
const seuils = (vu: Chiffres) => vu.territoires.map((t) => [t.valeurs, t.masquees]);

describe("chiffres lus par qui ne voit personne", () => {
  it("un petit nombre se tait, et le plus petit des autres avec lui", () => {
    const lus = chiffres({ soumis: 60 }, { soumis: 3 }, { soumis: 17 }, { soumis: 40 });
    expect(seuils(masquerPetits(lus, 5))).toEqual([
      [{}, ["soumis"]],
      [{}, ["soumis"]],
      [{ soumis: 40 }, []],
    ]);
  });

  it("les délais tirés de quelques décisions se taisent avec elles", () => {
    const lus = chiffres(
      undefined,
      { decides: 2, delai_median: 12, delai_p90: 30 },
      { decides: 4, delai_median: 20, delai_p90: 31 },
    );
    const masquees = ["decides", "delai_median", "delai_p90"];
    expect(seuils(masquerPetits(lus, 5))).toEqual([
      [{}, masquees],
      [{}, masquees],
    ]);
  });

  it("le total d’un département presque vide se tait aussi", () => {
    expect(masquerPetits(chiffres({ hors_delai: 2, soumis: 9 }), 5)).toMatchObject({
      ensemble: { soumis: 9 },
      ensembleMasquees: ["hors_delai"],
    });
  });

  it("rien de petit : rien ne change", () => {
    const lus = chiffres(
      { soumis: 60, hors_delai: 0 },
      { soumis: 20, hors_delai: 0 },
      { soumis: 40 },
    );
    expect(masquerPetits(lus, 5)).toEqual(lus);
  });
});
