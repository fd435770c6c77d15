import { describe, expect, it } from "vitest";
import { chercherCommunes } from "./chercher-communes.ts";

const COMMUNES = [
  { code: "62249", nom: "Courcelles-lès-Lens", codesPostaux: ["62970"] },
  { code: "62498", nom: "Lens", codesPostaux: ["62300"] },
  { code: "62510", nom: "Liévin", codesPostaux: ["62800"] },
  { code: "62758", nom: "Saint-Martin-Boulogne", codesPostaux: ["62280"] },
];

describe("chercher une commune", () => {
  it.each([
    { texte: "lens", noms: ["Lens", "Courcelles-lès-Lens"] },
    { texte: " LIEVIN ", noms: ["Liévin"] },
    { texte: "saint martin", noms: ["Saint-Martin-Boulogne"] },
    { texte: "62300", noms: ["Lens"] },
    { texte: "62249", noms: ["Courcelles-lès-Lens"] },
    { texte: "evin", noms: [] },
    { texte: "  ", noms: [] },
  ])("« $texte » : $noms", ({ texte, noms }) => {
    expect(chercherCommunes(COMMUNES, texte).map((c) => c.nom)).toEqual(noms);
  });
});
