import { describe, expect, it } from "vitest";
import { LISTE_FOURNIE } from "../../liste-fournie.ts";
import type { Regle } from "../../liste-regles.ts";
import { comparer } from "./comparer.ts";

const { regles } = LISTE_FOURNIE;
const ranger = (liste: readonly Regle[]): readonly Regle[] =>
  liste.map((r, i) => ({ ...r, rang: i + 1 }));

describe("R-ALG-05 différence entre deux versions", () => {
  it("deux listes égales n’ont pas de différence", () =>
    expect(comparer(regles, regles)).toEqual([]));

  it("une règle ajoutée, une retirée : celles qu’elles poussent ne sont pas dites déplacées", () => {
    const [premiere, deuxieme, ...suite] = regles as [Regle, Regle, ...Regle[]];
    const ajoutee = { ...deuxieme, code: "neuve", phrase_agent: "Une règle neuve" };
    expect(comparer(regles, ranger([premiere, ajoutee, ...suite]))).toMatchObject([
      { code: "neuve", sorte: "ajoutee", rangApres: 2 },
      { code: deuxieme.code, sorte: "retiree", rangAvant: 2 },
    ]);
  });

  it("une règle remontée est la seule déplacée", () => {
    const derniere = regles[7] as Regle;
    const autres = regles.filter((r) => r !== derniere);
    expect(comparer(regles, ranger([derniere, ...autres]))).toEqual([
      expect.objectContaining({
        code: derniere.code,
        deplacee: true,
        rangAvant: 8,
        rangApres: 1,
        champs: [],
      }),
    ]);
  });

  it("dit en français le seuil qui change", () => {
    const changees = regles.map((r) =>
      r.code === "moins_26_ans"
        ? { ...r, condition: { entre: { entree: "age" as const, max: 29 } } }
        : r,
    );
    expect(comparer(regles, changees)).toMatchObject([
      {
        code: "moins_26_ans",
        sorte: "changee",
        deplacee: false,
        champs: [
          { nom: "Conditions", avant: "Âge : 25 ans ou moins", apres: "Âge : 29 ans ou moins" },
        ],
      },
    ]);
  });
});
