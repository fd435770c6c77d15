import { describe, expect, it } from "vitest";
import type { Entrees } from "../entrees.ts";
import { LISTE_FOURNIE } from "../liste-fournie.ts";
import { evaluer } from "./evaluer.ts";
import { expliquer, raisonsPourLaPersonne } from "./expliquer.ts";

const { regles } = LISTE_FOURNIE;
const ENTREES: Entrees = {
  age: 24,
  anciennete_droit_mois: 1,
  activite_recente: null,
  inscrit_ft: null,
  nombre_enfants: 1,
  isole_avec_enfants: true,
  majoration: false,
  reprise_de_droit: false,
  accompagnement_en_cours: false,
  parcours_en_cours: "aucun",
  degre_autonomie: null,
  source_autonomie: null,
  anciennete_autonomie_mois: null,
};

describe("R-ALG-04 explication d’une proposition", () => {
  const e = expliquer(regles, { ...evaluer(regles, ENTREES), entrees: ENTREES });
  it("nomme ce qui a compté et le parcours", () => {
    expect(e.phrase).toBe(
      "Les règles proposent un accompagnement à vocation d’insertion socio-professionnelle : moins de 26 ans, sans activité récente connue.",
    );
  });
  it("montre les règles examinées avec leurs valeurs, la retenue en dernier, puis les autres", () => {
    expect(e.examinees.map((r) => [r.rang, r.issue])).toEqual([
      [1, "non"],
      [2, "non"],
      [3, "inconnu"],
      [4, "inconnu"],
      [5, "retenue"],
    ]);
    expect(e.examinees.at(-1)?.valeurs).toBe("Âge : 24 ans");
    expect(e.nonExaminees).toEqual({ de: 6, a: regles.length });
  });
  it("dit ce qui manque et ce qui aurait changé", () => {
    expect(e.manquantes).toEqual(["Activité depuis moins de 24 mois"]);
    expect(e.auraitChange).toContain(
      "Activité depuis moins de 24 mois : oui → parcours emploi, la mission locale",
    );
    expect(e.nAPasCompte).toMatch(/santé.*nationalité/);
  });
  it("sans proposition, dit pourquoi et ce qui est à recueillir", () => {
    const age = { ...ENTREES, age: 40 };
    const vide = expliquer(regles, { ...evaluer(regles, age), entrees: age });
    expect(vide.phrase).toMatch(/ne proposent rien/);
    expect(vide.manquantes).toContain("difficultés qui gênent la recherche d’emploi");
    expect(vide.nonExaminees).toBeNull();
  });
});

describe("R-ORI-10 raisons écrites à la personne", () => {
  const regle = { regle: "moins_26_ans" };
  it("suivre la règle donne sa phrase ; s’en écarter ne donne que la raison de l’agent", () => {
    expect(raisonsPourLaPersonne(regles, regle, true, null)).toEqual(["vous avez moins de 26 ans"]);
    expect(
      raisonsPourLaPersonne(regles, regle, false, "Vous voulez créer une entreprise."),
    ).toEqual(["Vous voulez créer une entreprise."]);
    expect(raisonsPourLaPersonne(regles, null, false, null)).toHaveLength(1);
  });
});
