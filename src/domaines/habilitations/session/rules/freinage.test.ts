import { describe, expect, it } from "vitest";
import { attente, LIMITES } from "./freinage.ts";

describe("freinage des connexions", () => {
  it.each([
    { echecs: 0, secondes: 0 },
    { echecs: 4, secondes: 0 },
    { echecs: 5, secondes: 60 },
    { echecs: 6, secondes: 120 },
    { echecs: 7, secondes: 240 },
    { echecs: 8, secondes: 480 },
    { echecs: 9, secondes: 900 },
    { echecs: 2_000, secondes: 900 },
  ])("compte : $echecs échecs, $secondes secondes d’attente", ({ echecs, secondes }) =>
    expect(attente(echecs, LIMITES.compte)).toBe(secondes),
  );

  it.each([
    { echecs: 49, secondes: 0 },
    { echecs: 50, secondes: 60 },
    { echecs: 54, secondes: 900 },
  ])("adresse : $echecs échecs, $secondes secondes d’attente", ({ echecs, secondes }) =>
    expect(attente(echecs, LIMITES.adresse)).toBe(secondes),
  );
});
