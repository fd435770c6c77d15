import { describe, expect, it } from "vitest";
import { ALPHABET, ecrireCodeSecours, lireCode } from "./code.ts";

describe("code saisi", () => {
  it.each(["123456", " 123 456 ", "123-456"])("%s : six chiffres sont de l’application", (saisi) =>
    expect(lireCode(saisi)).toEqual({ sorte: "application", code: "123456" }),
  );

  it.each(["abcd-efgh-jkmn-pqrs", "ABCDEFGHJKMNPQRS", "abcd efgh jkmn pqrs"])(
    "%s : le reste est un code de secours, tirets et casse indifférents",
    (saisi) => expect(lireCode(saisi)).toEqual({ sorte: "secours", code: "ABCDEFGHJKMNPQRS" }),
  );

  it("lit O comme zéro, I et L comme un : le papier les confond", () =>
    expect(lireCode("OIL0-1000-0000-0000").code).toBe("0110100000000000"));

  it("s’écrit par groupes de quatre, et se relit", () => {
    const ecrit = ecrireCodeSecours(Uint8Array.from({ length: 16 }, (_, i) => i * 17));
    expect(ecrit).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect(lireCode(ecrit).code).toBe(ecrit.replaceAll("-", ""));
    expect(ALPHABET).toHaveLength(32);
  });
});
