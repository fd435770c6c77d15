import { describe, expect, it } from "vitest";
import { aMasquer } from "./petits-effectifs.ts";

describe("petits effectifs", () => {
  it.each([
    { cas: "rien de petit : rien de masqué", parts: [12, 5, 40, 0], masquees: [] },
    {
      cas: "un seul petit : le plus petit des autres le couvre",
      parts: [12, 3, 40],
      masquees: [0, 1],
    },
    {
      cas: "deux petits qui pèsent le seuil ensemble se couvrent",
      parts: [4, 3, 40],
      masquees: [0, 1],
    },
    {
      cas: "deux petits trop légers : un troisième les couvre",
      parts: [1, 1, 40, 9],
      masquees: [0, 1, 3],
    },
    { cas: "zéro ne dit rien de personne", parts: [0, 0, 8], masquees: [] },
    { cas: "un petit seul, sans rien pour le couvrir", parts: [2, 0], masquees: [0] },
  ])("$cas", ({ parts, masquees }) => {
    expect([...aMasquer(parts, 5)].sort()).toEqual(masquees);
  });
});
