import { describe, expect, it } from "vitest";
import type { Collegue } from "../absence.ts";
import { peutRemplacer } from "./peut-remplacer.ts";

const LISENT = new Set(["referent", "travailleur_social"]);

const collegue = (
  id: string,
  structureId: string | null,
  ...roles: readonly (readonly [string, string, string | null])[]
): Collegue => ({
  id,
  structureId,
  roles: roles.map(([role, type, cible]) => ({ role, type, id: cible, lit: LISENT.has(role) })),
});

const ABSENTE = collegue(
  "a",
  "s1",
  ["referent", "organisme", "o1"],
  ["referent", "portefeuille", null],
);

describe("qui peut remplacer", () => {
  it.each<[string, Collegue, boolean]>([
    ["une référente du même organisme", collegue("b", null, ["referent", "organisme", "o1"]), true],
    [
      "une référente d’un autre organisme",
      collegue("b", "s2", ["referent", "organisme", "o2"]),
      false,
    ],
    [
      "une collègue de la même structure, d’un autre organisme",
      collegue("b", "s1", ["referent", "organisme", "o2"]),
      false,
    ],
    [
      "une collègue de la même structure",
      collegue("b", "s1", ["travailleur_social", "portefeuille", null]),
      true,
    ],
    ["qui ne lit aucun dossier", collegue("b", "s1", ["operateur", "organisme", "o1"]), false],
    [
      "un portefeuille seul, sans structure commune",
      collegue("b", "s2", ["referent", "portefeuille", null]),
      false,
    ],
    ["un compte sans rôle", collegue("b", "s1"), false],
    ["elle-même", ABSENTE, false],
    ["un rôle inconnu", collegue("b", "s1", ["toString", "organisme", "o1"]), false],
  ])("%s", (_cas, candidate, attendu) => expect(peutRemplacer(ABSENTE, candidate)).toBe(attendu));

  it("deux structures inconnues ne sont pas la même", () =>
    expect(
      peutRemplacer(
        collegue("a", null, ["referent", "portefeuille", null]),
        collegue("b", null, ["referent", "portefeuille", null]),
      ),
    ).toBe(false));
});
