import { describe, expect, it } from "vitest";
import { LISTE_FOURNIE } from "../../liste-fournie.ts";
import type { Regle } from "../../liste-regles.ts";
import { apresGeste, type EtatBrouillon, type GesteBrouillon } from "./etats.ts";
import { ajouter, codeLibre, deplacer, remplacer, retirer } from "./suite.ts";

const { regles } = LISTE_FOURNIE;
const [un, deux, trois] = regles as [Regle, Regle, Regle];
const codes = (liste: readonly Regle[]): readonly string[] => liste.map((r) => r.code);
const rangs = (liste: readonly Regle[]): readonly number[] => liste.map((r) => r.rang);

const ETATS: readonly EtatBrouillon[] = ["brouillon", "publie", "abandonne"];
const GESTES: readonly GesteBrouillon[] = ["modifier", "publier", "abandonner"];

describe("R-ALG-05 vie d’un brouillon", () => {
  it.each(ETATS.flatMap((etat) => GESTES.map((geste) => ({ etat, geste }))))(
    "$etat, $geste : possible seulement d’un brouillon",
    ({ etat, geste }) => expect(apresGeste(etat, geste) !== undefined).toBe(etat === "brouillon"),
  );
});

describe("R-ORI-08 l’ordre des règles", () => {
  it("monter et descendre échangent deux voisines ; au bout, rien ne bouge", () => {
    const montee = deplacer(regles, deux.code, "monter");
    expect(codes(montee).slice(0, 2)).toEqual([deux.code, un.code]);
    expect(rangs(montee)).toEqual(rangs(regles));
    expect(deplacer(montee, deux.code, "descendre")).toEqual(regles);
    expect(deplacer(regles, un.code, "monter")).toBe(regles);
    expect(deplacer(regles, regles.at(-1)?.code ?? "", "descendre")).toBe(regles);
    expect(deplacer(regles, "absente", "monter")).toBe(regles);
  });
  it("retirer renumérote ; ajouter place avant la dernière ; remplacer garde la place", () => {
    expect(rangs(retirer(regles, deux.code))).toEqual(rangs(regles).slice(0, -1));
    const avec = ajouter(regles, { ...deux, code: "neuve" });
    expect(codes(avec).at(-2)).toBe("neuve");
    expect(rangs(avec)).toEqual([...rangs(regles), regles.length + 1]);
    const changee = remplacer(regles, { ...trois, rang: 99, phrase_agent: "Autre phrase" });
    expect(changee[2]).toMatchObject({ rang: 3, phrase_agent: "Autre phrase" });
  });
  it.each([
    { phrase: "Éloignée de l’emploi depuis cinq ans", code: "eloignee_de_l_emploi_depuis" },
    { phrase: "50 ans ou plus", code: "regle_50_ans_ou_plus" },
    { phrase: "Parent isolé", code: "parent_isole_2" },
  ])("le code de « $phrase » est $code", ({ phrase, code }) =>
    expect(codeLibre(regles, phrase)).toBe(code),
  );
});
