import { describe, expect, it } from "vitest";
import { direGeste, scellementEnRetard } from "./gestes.ts";

describe("la trace en clair", () => {
  it.each([
    ["personnes.consulter", "a ouvert le dossier"],
    ["clauses.signer", "a fait « clauses.signer »"],
  ])("%s se dit « %s »", (geste, phrase) => expect(direGeste(geste)).toBe(phrase));

  it.each([
    [null, false],
    [10, false],
    [10.5, true],
  ])("une ligne non scellée depuis %s s : alarme %s", (age, attendu) =>
    expect(scellementEnRetard(age)).toBe(attendu),
  );
});
