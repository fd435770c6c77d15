import { describe, expect, it } from "vitest";
import { ENTREES } from "../../entrees.ts";
import { LISTE_FOURNIE } from "../../liste-fournie.ts";
import { sujetInterdit } from "./interdits.ts";

describe("R-ORI-09 ce qu’une règle ne peut pas nommer", () => {
  it.each([
    ["Problème de santé", "la santé, le handicap ou la grossesse"],
    ["beneficiaire_rqth", "la santé, le handicap ou la grossesse"],
    ["vous êtes enceinte", "la santé, le handicap ou la grossesse"],
    ["Femme de moins de 30 ans", "le sexe"],
    ["sexe", "le sexe"],
    ["Mère isolée", "le sexe"],
    ["nom_usage", "le nom"],
    ["Nationalité étrangère", "la nationalité"],
    ["lieu_naissance", "le lieu de naissance ou l’origine"],
    ["personne née à Oran", "le lieu de naissance ou l’origine"],
  ])("« %s » : %s", (texte, sujet) => expect(sujetInterdit(texte)).toBe(sujet));

  it.each([
    "Nombre d’enfants",
    "seul ou seule",
    "Parent isolé de trois enfants",
    "une année",
    "renommée",
  ])("« %s » se dit", (texte) => expect(sujetInterdit(texte)).toBeUndefined());

  it("ni les entrées publiées ni la liste fournie n’en parlent", () => {
    const textes = [
      ...Object.entries(ENTREES).flatMap(([nom, d]) => [nom, d.libelle]),
      ...LISTE_FOURNIE.regles.flatMap((r) => [r.code, r.phrase_agent, r.phrase_personne]),
    ];
    expect(textes.filter((t) => sujetInterdit(t) !== undefined)).toEqual([]);
  });
});
