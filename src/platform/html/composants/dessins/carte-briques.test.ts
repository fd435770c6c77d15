import { describe, expect, it } from "vitest";
import { lignesDeNom } from "./carte-briques.tsx";

describe("nom d’un territoire dans sa case", () => {
  it.each([
    ["Douaisis", ["Douaisis"]],
    ["Lens-Liévin", ["Lens-Liévin"]],
    ["Flandre maritime", ["Flandre maritime"]],
    ["Flandre intérieure", ["Flandre", "intérieure"]],
    ["Métropole Roubaix-Tourcoing", ["Métropole", "Roubaix-Tourcoing"]],
    ["Montreuil-sur-Mer Ternois", ["Montreuil-sur-Mer", "Ternois"]],
  ])("« %s » tient sans déborder", (nom, lignes) => {
    expect(lignesDeNom(nom)).toEqual(lignes);
  });
});
