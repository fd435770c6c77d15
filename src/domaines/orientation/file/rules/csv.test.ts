import { expect, it } from "vitest";
import { enCsv } from "./csv.ts";

it("une cellule ne coupe pas la ligne et n’est jamais une formule", () => {
  expect(
    enCsv(
      ["Nom", "Lieu"],
      [
        ['D"ART;OIS', "=1+1"],
        ["-2", "Lens\nLiévin"],
      ],
    ),
  ).toBe('\uFEFFNom;Lieu\r\n"D""ART;OIS";\'=1+1\r\n\'-2;"Lens\nLiévin"\r\n');
});
