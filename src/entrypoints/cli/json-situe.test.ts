import { expect, it } from "vitest";
import { ligneDeLaFaute, ligneDuChemin } from "./json-situe.ts";

const TEXTE = `{
  "nom": "a \\"b\\" ]",
  "regles": [
    { "code": "x" },
    {
      "code": "y", "et": [ ],
      "bornes": [1,
        2]
    }
  ]
}`;

it.each([
  { chemin: [], ligne: 1 },
  { chemin: ["nom"], ligne: 2 },
  { chemin: ["regles"], ligne: 3 },
  { chemin: ["regles", 0, "code"], ligne: 4 },
  { chemin: ["regles", 1, "et"], ligne: 6 },
  { chemin: ["regles", 1, "bornes", 1], ligne: 8 },
  { chemin: ["regles", 1, "absent", "plus_loin"], ligne: 5 },
])("la valeur de $chemin commence ligne $ligne", ({ chemin, ligne }) =>
  expect(ligneDuChemin(TEXTE, chemin)).toBe(ligne),
);

it("un texte coupé est en faute à sa dernière ligne, un signe en trop à la sienne", () => {
  const ligneDe = (texte: string): number => {
    try {
      JSON.parse(texte);
      return 0;
    } catch (erreur) {
      return ligneDeLaFaute(texte, erreur);
    }
  };
  expect(ligneDe('{\n"a": [1,\n2')).toBe(3);
  expect(ligneDe('{\n"a": 1,\n"b" 2\n}')).toBe(3);
});
