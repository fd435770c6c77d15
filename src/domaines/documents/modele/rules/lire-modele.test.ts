import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phraseModele } from "../errors.ts";
import type { NatureCourrier } from "../modele.ts";
import { NATURES } from "../natures.ts";
import { ORIENTATION_DECISION } from "../orientation-decision.ts";
import { composer } from "./composer.ts";
import { lireModele } from "./lire-modele.ts";

const NATURE: NatureCourrier = {
  code: "essai",
  libelle: "Essai",
  variables: {
    nom: { libelle: "Nom", type: "texte", facultative: false, exemple: "X" },
    lieu: { libelle: "Lieu", type: "texte", facultative: true, exemple: "X" },
    raisons: { libelle: "Raisons", type: "liste", facultative: false, exemple: ["a", "b"] },
  },
  exigences: [],
};
const lire = (corps: string) => lireModele(`# Objet\n${corps}`, NATURE);
const codes = (corps: string): readonly string[] => {
  const lu = lire(corps);
  return lu.ok ? [] : lu.refus.map((r) => `${r.code}@${r.ligne}`);
};
const composerTexte = (corps: string, valeurs: Record<string, string | string[]> = {}) => {
  const lu = lire(corps);
  if (!lu.ok) throw new Error(lu.refus.map(phraseModele).join("\n"));
  const compose = composer(lu.value, NATURE, { nom: "Zoé", raisons: ["a", "b"], ...valeurs });
  if (!compose.ok) throw new Error("valeurs");
  return compose.value.blocs;
};

describe("balisage des modèles de courrier", () => {
  it("lit paragraphes, titres, listes, gras, variables, encadré et saut de page", () => {
    expect(
      composerTexte(
        "Bonjour **{nom}**,\nmerci.\n\n## Suite\n- un\n- {raisons}\n1. premier\n{encadre}\nici\n{fin encadre}\n{saut de page}\n{signature}",
      ),
    ).toEqual([
      { sorte: "paragraphe", lignes: [["Bonjour ", { gras: "Zoé" }, ","], ["merci."]] },
      { sorte: "titre", texte: ["Suite"] },
      { sorte: "puces", elements: [["un"], ["a"], ["b"]] },
      { sorte: "numeros", elements: [["premier"]] },
      { sorte: "encadre", blocs: [{ sorte: "paragraphe", lignes: [["ici"]] }] },
      { sorte: "saut" },
      { sorte: "signature" },
    ]);
  });

  it.each([
    { cas: "présente", lieu: "Arras", attendu: ["à ", "Arras"] },
    { cas: "absente", lieu: "", attendu: ["sans lieu"] },
  ])("choisit la branche d’une valeur $cas", ({ lieu, attendu }) => {
    const blocs = composerTexte("{si lieu}\nà {lieu}\n{sinon}\nsans lieu\n{fin si}", { lieu });
    expect(blocs).toEqual([{ sorte: "paragraphe", lignes: [attendu] }]);
  });

  it.each([
    { cas: "variable inconnue", corps: "{inconnue}", refus: ["variable_inconnue@2"] },
    {
      cas: "nom d’un membre de tout objet",
      corps: "{constructor}",
      refus: ["variable_inconnue@2"],
    },
    { cas: "valeur facultative sans garde", corps: "\n{lieu}", refus: ["variable_sans_si@3"] },
    {
      cas: "garde de l’autre branche",
      corps: "{si lieu}\n{sinon}\n{lieu}\n{fin si}",
      refus: ["variable_sans_si@4"],
    },
    { cas: "liste dans une phrase", corps: "Car {raisons}", refus: ["liste_mal_placee@2"] },
    { cas: "import Typst", corps: '#import "@preview/x"', refus: ["code_interdit@2"] },
    { cas: "expression Typst", corps: "a #(1+1) b", refus: ["code_interdit@2"] },
    { cas: "formule", corps: "a $x$ b", refus: ["code_interdit@2"] },
    { cas: "échappement", corps: "a \\ b", refus: ["code_interdit@2"] },
    { cas: "accolade ouverte", corps: "a {nom b", refus: ["accolade_ouverte@2"] },
    { cas: "gras ouvert", corps: "a **b", refus: ["gras_ouvert@2"] },
    { cas: "bloc non fermé", corps: "{si lieu}\na", refus: ["bloc_non_ferme@2"] },
    { cas: "fin sans début", corps: "{fin si}", refus: ["fin_sans_debut@2"] },
    {
      cas: "fins croisées",
      corps: "{si lieu}\n{encadre}\n{fin si}\n{fin encadre}\n{fin si}",
      refus: ["fin_sans_debut@4"],
    },
    {
      cas: "signature dans un encadré",
      corps: "{encadre}\n{signature}\n{fin encadre}",
      refus: ["geste_mal_place@3"],
    },
    { cas: "second objet", corps: "# Autre", refus: ["objet_repete@2"] },
  ])("refuse avec sa ligne : $cas", ({ corps, refus }) => {
    expect(codes(corps)).toEqual(refus);
  });

  it("dit toutes les fautes à la fois, en phrases", () => {
    const lu = lire("{a}\n\n{b} **");
    expect(lu.ok ? [] : lu.refus.map(phraseModele)).toEqual([
      "Ligne 2 : La variable « a » n’existe pas pour ce courrier.",
      "Ligne 4 : Un passage en gras n’est pas fermé. Écrivez « **texte** » sur une même ligne.",
      "Ligne 4 : La variable « b » n’existe pas pour ce courrier.",
    ]);
  });

  it("ne lève jamais, quoi qu’on écrive", () => {
    const morceau = fc.constantFrom(
      "{",
      "}",
      "**",
      "# ",
      "## ",
      "- ",
      "1. ",
      "\n",
      "{si lieu}",
      "{sinon}",
      "{fin si}",
      "{encadre}",
      "{fin encadre}",
      "{nom}",
      "{raisons}",
      "{signature}",
      "{saut de page}",
      "#let",
      "$",
      "\\",
      "é",
      " ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(morceau).map((m) => m.join("")),
        ),
        (corps) => {
          const lu = lireModele(corps, NATURE);
          if (lu.ok) expect(composer(lu.value, NATURE, { nom: "a", raisons: ["b"] }).ok).toBe(true);
          else expect(lu.refus.map(phraseModele).every((p) => p.length > 10)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("garde une valeur telle quelle : une accolade ou une étoile n’y est que du texte", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((v) => v.trim() !== ""),
        (nom) => {
          fc.pre(!/\d \d|\d h/.test(nom));
          expect(composerTexte("{nom}", { nom })).toEqual([
            { sorte: "paragraphe", lignes: [[nom]] },
          ]);
        },
      ),
    );
  });
});

describe("R-ORI-10, R-GEN-03, R-GEN-07, R-ALG-02 mentions obligatoires", () => {
  const nature = NATURES.orientation_decision;
  if (!nature) throw new Error("nature absente");

  it("accepte le modèle installé", () => {
    const lu = lireModele(ORIENTATION_DECISION.corps, nature);
    expect(lu.ok ? [] : lu.refus.map(phraseModele)).toEqual([]);
  });

  it.each([
    { mention: "{signature}", regle: "R-GEN-03" },
    { mention: "{recours_adresse}", regle: "R-GEN-07" },
    { mention: "{recours_delai}", regle: "R-GEN-07" },
    { mention: "{tribunal}", regle: "R-GEN-07" },
    { mention: "{algorithme}", regle: "R-ALG-02" },
    { mention: "{regles_publiques}", regle: "R-ALG-02" },
    { mention: "{dpo}", regle: "R-ORI-10" },
    { mention: "{contact_avant}", regle: "R-ORI-10" },
    { mention: "- {raisons}", regle: "R-ORI-10" },
  ])("refuse un modèle sans $mention ($regle)", ({ mention, regle }) => {
    const lu = lireModele(ORIENTATION_DECISION.corps.replaceAll(mention, "x"), nature);
    expect(lu.ok ? [] : lu.refus).toMatchObject([{ code: "mention_manquante", regle }]);
  });

  it("refuse une mention que seule une autre condition imprime", () => {
    const corps = ORIENTATION_DECISION.corps.replace(
      "{signature}",
      "{si referent}\n{signature}\n{fin si}",
    );
    const lu = lireModele(corps, nature);
    expect(lu.ok ? [] : lu.refus).toMatchObject([
      { code: "mention_manquante", absentes: ["signature"] },
    ]);
  });
});
