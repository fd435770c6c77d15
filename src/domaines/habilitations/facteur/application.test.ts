import { generateSync } from "otplib";
import { describe, expect, it } from "vitest";
import {
  adresseSecret,
  nouveauSecret,
  secretEnClair,
  verifierCodeApplication,
} from "./application.ts";

const SECRET = nouveauSecret();
/** First second of a step. */
const T = 1_795_000_020 - (1_795_000_020 % 30);
const a = (epoch: number): string => generateSync({ secret: SECRET, epoch });

describe("code de l’application (TOTP)", () => {
  it.each([
    { cas: "à l’heure", ecart: 0, juste: true },
    { cas: "un pas de retard", ecart: 30, juste: true },
    { cas: "un pas d’avance", ecart: -30, juste: true },
    { cas: "deux pas de retard", ecart: 60, juste: false },
    { cas: "deux pas d’avance", ecart: -60, juste: false },
  ])("$cas : $juste", ({ ecart, juste }) => {
    const pas = verifierCodeApplication(SECRET, a(T), T + ecart, null);
    expect(pas).toBe(juste ? T / 30 : undefined);
  });

  it.each(["", "12345", "1234567", "12345a", "-99999", "１２３４５６"])(
    "« %s » n’est pas un code : refusé, sans panne",
    (saisi) => expect(verifierCodeApplication(SECRET, saisi, T, null)).toBeUndefined(),
  );

  it("ne sert pas deux fois, ni après un plus récent", () => {
    const pas = verifierCodeApplication(SECRET, a(T), T, null);
    expect(pas).toBeDefined();
    expect(verifierCodeApplication(SECRET, a(T), T, pas ?? 0)).toBeUndefined();
    expect(verifierCodeApplication(SECRET, a(T - 30), T, pas ?? 0)).toBeUndefined();
    expect(verifierCodeApplication(SECRET, a(T + 30), T, pas ?? 0)).toBe(T / 30 + 1);
  });

  it("d’un autre secret n’est jamais juste", () =>
    expect(verifierCodeApplication(nouveauSecret(), a(T), T, null)).toBeUndefined());

  it("le secret compte 160 bits, se lit par quatre, et son adresse nomme le site et le compte", () => {
    expect(SECRET).toMatch(/^[A-Z2-7]{32}$/);
    expect(secretEnClair(SECRET).split(" ")).toHaveLength(8);
    expect(adresseSecret("Passerelle 62", "sophie.wattel", SECRET)).toMatch(
      /^otpauth:\/\/totp\/Passerelle%2062:sophie\.wattel\?secret=/,
    );
  });
});
