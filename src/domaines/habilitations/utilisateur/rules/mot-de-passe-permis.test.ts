import { describe, expect, it } from "vitest";
import { defautsMotDePasse, direDefauts } from "./mot-de-passe-permis.ts";
import { MOTS_FREQUENTS } from "./mots-frequents.ts";

const CONTEXTE = ["Sophie", "Wattel", "sophie.wattel", "passerelle", "Pas-de-Calais"];
const juger = (mot: string) => defautsMotDePasse(mot, CONTEXTE);

describe("mot de passe permis", () => {
  it.each([
    "tracteur escabeau pivoine",
    "quatre crayons sur un escalier",
    "vx7hqpzk3rmt",
    "ヘルメットと自転車の青い鍵です",
    `${"a1!x".repeat(3)}tracteur pivoine`,
    "x".repeat(3) + "tracteur pivoine escabeau ".repeat(4),
  ])("accepte « %s », sans exiger de mélange", (mot) => expect(juger(mot)).toEqual([]));

  it.each(["", "court", "v8!Kq2#Zp6$", "Aa1!Aa1!"])("refuse « %s », trop court", (mot) =>
    expect(juger(mot)).toContain("trop_court"),
  );

  it.each([
    "motdepasse123",
    "MotDePasse2026!",
    "M0td3p4ss3!!!!",
    "azertyuiop123",
    "qwertyuiop[]",
    "123456789012",
    "aaaaaaaaaaaaaa",
    "abcabcabcabcabc",
    "password1234",
    "P@ssw0rd2026!",
    "iloveyou12345",
    "soleilsoleil",
    "Marseille2026*",
    "doudouchouchou",
    "JeTaime2025!!",
    "bienvenue2026",
    "987654321098",
    "Nicolas19851985",
  ])("refuse « %s », que tout le monde essaie", (mot) => expect(juger(mot)).toContain("frequent"));

  it.each([
    "sophie.wattel2026",
    "WattelSophie62!",
    "passerelle2026",
    "P@sserelle-2026",
    "pas-de-calais-2026",
    "Wattel!Passerelle",
  ])("refuse « %s », fait de ce qu’on sait d’elle ou du service", (mot) =>
    expect(juger(mot)).not.toEqual([]),
  );

  it("accepte 128 caractères et plus, refuse au-delà de 256", () => {
    const long = "tracteur escabeau pivoine brouette ".repeat(7);
    expect(juger(long.slice(0, 128))).toEqual([]);
    expect(juger(`${long}${"brouette!".repeat(3)}`)).toContain("trop_long");
  });

  it("compte des signes, pas des octets", () =>
    expect(juger(`${"é".repeat(6)}tvxkqz`)).toEqual([]));

  it("refuse tout mot de la liste, redoublé, suivi d’une année ou d’une suite de touches", () => {
    const passent = MOTS_FREQUENTS.flatMap((mot) =>
      [`${mot}${mot}2026`, `${mot}123456789`, `${mot}azertyuiop!`, `!!${mot}1987--------`].filter(
        (essai) => juger(essai).length === 0,
      ),
    );
    expect(passent).toEqual([]);
    expect(MOTS_FREQUENTS.length).toBeGreaterThan(350);
  });

  it("dit toutes ses raisons", () =>
    expect(direDefauts(["trop_court", "contexte"])).toMatch(/12 caractères.*votre nom/));
});
