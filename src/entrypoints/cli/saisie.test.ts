import { describe, expect, it } from "vitest";
import { definirCommande } from "./commande.ts";
import { lireDemande, lireSaisie } from "./saisie.ts";
import { imprimer } from "./sortie.ts";
import { TABLE } from "./table.ts";

describe("lireDemande", () => {
  it.each([
    { args: [], nom: "aide", reste: [] },
    { args: ["--aide"], nom: "aide", reste: [], aide: true },
    { args: ["migrer", "--json"], nom: "migrer", reste: [], json: true },
    { args: ["--json", "flux", "lire", "f.xml"], nom: "flux lire", reste: ["f.xml"], json: true },
    { args: ["flux", "lire", "--", "--json"], nom: "flux lire", reste: ["--", "--json"] },
    { args: ["flux", "generer", "-h"], nom: "flux generer", reste: [], aide: true },
  ])("$args : $nom $reste", ({ args, nom, reste, json = false, aide = false }) => {
    expect(lireDemande(args)).toEqual({ ok: true, value: { nom, reste, json, aide } });
  });

  it.each([
    { args: ["zut"], phrase: "« zut ». La liste" },
    { args: ["flux"], phrase: "Il existe : flux generer, flux lire" },
    { args: ["flux", "zut"], phrase: "« flux zut ». Il existe" },
  ])("$args est refusé : $phrase", ({ args, phrase }) => {
    expect(lireDemande(args)).toEqual({ ok: false, refus: expect.stringContaining(phrase) });
  });
});

describe("lireSaisie", () => {
  const commande = definirCommande({
    usage: "FICHIER",
    aide: "",
    options: { au: { type: "string" }, sec: { type: "boolean" } },
    positionnels: [1, 1],
    executer: async () => ({ code: 0 }),
  });

  it("lit options et arguments", () => {
    expect(lireSaisie(commande, ["f", "--au", "2026-01-01"])).toMatchObject({
      ok: true,
      value: { values: { au: "2026-01-01" }, positionals: ["f"] },
    });
  });

  it.each([
    { reste: [], phrase: "Il manque un argument." },
    { reste: ["a", "b"], phrase: "Argument en trop : « b »." },
    { reste: ["a", "--zut"], phrase: "Option inconnue : --zut." },
    { reste: ["a", "--au"], phrase: "L’option --au attend une valeur." },
    { reste: ["a", "--sec=1"], phrase: "L’option --sec ne prend pas de valeur." },
  ])("$reste est refusé : $phrase", ({ reste, phrase }) => {
    expect(lireSaisie(commande, reste)).toEqual({ ok: false, refus: phrase });
  });
});

describe("imprimer", () => {
  const refus = { code: "c", message: "Non.", ligne: 3 };
  it("un seul document JSON sur la sortie, la phrase du refus à part", () => {
    const { stdout, stderr } = imprimer("flux lire", { code: 2, refus, document: { a: 1 } }, true);
    expect(JSON.parse(stdout)).toEqual({
      commande: "flux lire",
      code: 2,
      refus: { code: "c", message: "Non.", ligne: 3, element: null, valeur: null },
      a: 1,
    });
    expect(stderr).toBe("Non.\n");
  });
  it("sans refus, le champ est nul ; une liste est rendue telle quelle", () => {
    expect(JSON.parse(imprimer("x", { code: 0, texte: "t" }, true).stdout)).toEqual({
      commande: "x",
      code: 0,
      refus: null,
    });
    expect(imprimer("x", { code: 0, document: [1, 2] }, true).stdout).toBe("[1,2]\n");
  });
  it("en texte, rien de JSON", () => {
    expect(imprimer("x", { code: 2, refus, document: { a: 1 } }, false)).toEqual({
      stdout: "",
      stderr: "Non.\n",
    });
  });
});

describe("table des commandes", () => {
  it.each(Object.entries(TABLE))("%s se charge et dit son usage", async (_nom, entree) => {
    const { commande } = await entree.charger();
    expect(commande.aide.length).toBeGreaterThan(20);
    expect(commande.options).not.toHaveProperty("json");
    expect(entree.resume).toMatch(/\.$/);
  });
});
