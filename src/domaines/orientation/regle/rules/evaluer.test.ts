import { describe, expect, it } from "vitest";
import type { Entrees } from "../entrees.ts";
import { LISTE_FOURNIE } from "../liste-fournie.ts";
import { type Condition, ListeRegles, type Regle } from "../liste-regles.ts";
import { verifier } from "./condition.ts";
import { contrefactuels } from "./contrefactuels.ts";
import { evaluer, retenir } from "./evaluer.ts";

const BASE: Entrees = {
  age: 40,
  anciennete_droit_mois: 12,
  activite_recente: null,
  inscrit_ft: null,
  nombre_enfants: 0,
  isole_avec_enfants: false,
  majoration: false,
  reprise_de_droit: false,
  accompagnement_en_cours: false,
  parcours_en_cours: "aucun",
  degre_autonomie: null,
  source_autonomie: null,
  anciennete_autonomie_mois: null,
};
const { regles } = LISTE_FOURNIE;

describe("R-ORI-08 liste de règles fournie", () => {
  it.each<{
    cas: string;
    entrees: Partial<Entrees>;
    regle: string;
    parcours: string | null;
    nature: string | null;
  }>([
    { cas: "rien de connu", entrees: {}, regle: "a_recueillir", parcours: null, nature: null },
    {
      cas: "accompagnement en cours",
      entrees: {
        accompagnement_en_cours: true,
        parcours_en_cours: "social",
        activite_recente: true,
      },
      regle: "accompagnement_en_cours",
      parcours: "social",
      nature: "actuel",
    },
    {
      cas: "activité récente",
      entrees: { activite_recente: true },
      regle: "activite_recente",
      parcours: "emploi",
      nature: "france_travail",
    },
    {
      cas: "activité récente, 25 ans",
      entrees: { activite_recente: true, age: 25 },
      regle: "activite_moins_26_ans",
      parcours: "emploi",
      nature: "mission_locale",
    },
    {
      cas: "activité récente, seule avec trois enfants",
      entrees: { activite_recente: true, isole_avec_enfants: true, nombre_enfants: 3 },
      regle: "activite_parent_isole",
      parcours: "socio_pro",
      nature: "departement",
    },
    {
      cas: "25 ans sans activité connue",
      entrees: { age: 25 },
      regle: "moins_26_ans",
      parcours: "socio_pro",
      nature: "mission_locale",
    },
    {
      cas: "26 ans sans activité connue",
      entrees: { age: 26 },
      regle: "a_recueillir",
      parcours: null,
      nature: null,
    },
    {
      cas: "parent isolé au taux majoré",
      entrees: { isole_avec_enfants: true, nombre_enfants: 1, majoration: true },
      regle: "parent_isole",
      parcours: "socio_pro",
      nature: "departement",
    },
    {
      cas: "parent isolé d’un enfant, sans majoration",
      entrees: { isole_avec_enfants: true, nombre_enfants: 1 },
      regle: "a_recueillir",
      parcours: null,
      nature: null,
    },
    {
      cas: "inscrit, droit de 23 mois",
      entrees: { inscrit_ft: true, anciennete_droit_mois: 23 },
      regle: "inscrit_droit_recent",
      parcours: "emploi",
      nature: "france_travail",
    },
    {
      cas: "inscrit, droit de 24 mois",
      entrees: { inscrit_ft: true, anciennete_droit_mois: 24 },
      regle: "inscrit_deux_ans",
      parcours: "socio_pro",
      nature: "departement",
    },
    {
      cas: "inscrit, deuxième demande",
      entrees: { inscrit_ft: true, reprise_de_droit: true },
      regle: "inscrit_deux_ans",
      parcours: "socio_pro",
      nature: "departement",
    },
    {
      cas: "50 ans, droit de cinq ans",
      entrees: { age: 50, anciennete_droit_mois: 60 },
      regle: "droit_ancien",
      parcours: "social",
      nature: "departement",
    },
  ])("$cas : règle $regle", ({ entrees, regle, parcours, nature }) => {
    const e = evaluer(regles, { ...BASE, ...entrees });
    expect([e.regle, e.parcours, e.organisme_nature]).toEqual([regle, parcours, nature]);
    expect(retenir(regles, { ...BASE, ...entrees })).toEqual({
      regle,
      parcours,
      organisme_nature: nature,
    });
  });

  it("dit les valeurs utilisées, ce qui manque et les règles écartées, dans l’ordre", () => {
    const e = evaluer(regles, { ...BASE, age: 24 });
    expect(e.regle).toBe("moins_26_ans");
    expect(e.manquantes).toEqual(["activite_recente"]);
    expect(e.ecartees).toEqual([
      { regle: "accompagnement_en_cours", pourquoi: "non" },
      { regle: "activite_parent_isole", pourquoi: "non" },
      { regle: "activite_moins_26_ans", pourquoi: "inconnu" },
      { regle: "activite_recente", pourquoi: "inconnu" },
    ]);
    expect(e.valeurs).toMatchObject({ age: 24, accompagnement_en_cours: false });
    expect(e.valeurs).not.toHaveProperty("reprise_de_droit");
  });

  it("sans règle pour tous, une personne peut n’en remplir aucune", () => {
    const e = evaluer(regles.slice(0, 5), BASE);
    expect(e).toMatchObject({ regle: null, parcours: null, organisme_nature: null });
    expect(e.ecartees).toHaveLength(5);
  });
});

describe("R-ORI-08 conditions à trois valeurs : l’inconnu n’est pas un non", () => {
  const inconnu: Condition = { egal: { entree: "activite_recente", valeur: true } };
  const oui: Condition = { egal: { entree: "age", valeur: 40 } };
  const non: Condition = { entre: { entree: "age", max: 39 } };
  it.each<{ cas: string; condition: Condition; verdict: string }>([
    { cas: "inconnu", condition: inconnu, verdict: "inconnu" },
    { cas: "non inconnu", condition: { non: inconnu }, verdict: "inconnu" },
    { cas: "oui et inconnu", condition: { et: [oui, inconnu] }, verdict: "inconnu" },
    { cas: "non et inconnu", condition: { et: [inconnu, non] }, verdict: "non" },
    { cas: "oui ou inconnu", condition: { ou: [inconnu, oui] }, verdict: "oui" },
    { cas: "non ou inconnu", condition: { ou: [non, inconnu] }, verdict: "inconnu" },
    { cas: "présent d’un inconnu", condition: { present: "activite_recente" }, verdict: "non" },
    { cas: "présent d’un connu", condition: { present: "age" }, verdict: "oui" },
    { cas: "dans", condition: { dans: { entree: "age", valeurs: [39, 40] } }, verdict: "oui" },
    {
      cas: "dans d’un inconnu",
      condition: { dans: { entree: "activite_recente", valeurs: [true, false] } },
      verdict: "inconnu",
    },
    {
      cas: "entre, bornes comprises",
      condition: { entre: { entree: "age", min: 40, max: 40 } },
      verdict: "oui",
    },
    { cas: "et de rien", condition: { et: [] }, verdict: "oui" },
  ])("$cas : $verdict", ({ condition, verdict }) =>
    expect(verifier(condition, BASE)).toBe(verdict),
  );
});

describe("R-ORI-08 une liste mal écrite est refusée", () => {
  const { regles: fournies, ...tete } = LISTE_FOURNIE;
  const avec = (regle: Partial<Record<keyof Regle, unknown>>): boolean =>
    ListeRegles.safeParse({ ...tete, regles: [{ ...fournies[0], ...regle }] }).success;
  it.each([
    { cas: "telle quelle", regle: {}, acceptee: true },
    {
      cas: "entrée inconnue du schéma publié",
      regle: { condition: { present: "sexe" } },
      acceptee: false,
    },
    {
      cas: "santé",
      regle: { condition: { egal: { entree: "sante", valeur: true } } },
      acceptee: false,
    },
    {
      cas: "valeur d’un autre type",
      regle: { condition: { egal: { entree: "age", valeur: true } } },
      acceptee: false,
    },
    {
      cas: "choix hors liste",
      regle: { condition: { egal: { entree: "parcours_en_cours", valeur: "pro" } } },
      acceptee: false,
    },
    {
      cas: "bornes d’un oui/non",
      regle: { condition: { entre: { entree: "majoration", min: 1 } } },
      acceptee: false,
    },
    {
      cas: "bornes croisées",
      regle: { condition: { entre: { entree: "age", min: 30, max: 20 } } },
      acceptee: false,
    },
    { cas: "parcours sans organisme", regle: { organisme_nature: null }, acceptee: false },
    { cas: "rang qui saute", regle: { rang: 2 }, acceptee: false },
    { cas: "clé en trop", regle: { condition: { et: [], ou: [] } }, acceptee: false },
  ])("$cas : acceptée $acceptee", ({ regle, acceptee }) => expect(avec(regle)).toBe(acceptee));
});

describe("R-ALG-04 ce qui aurait changé la proposition", () => {
  it("essaie chaque entrée seule, sur toutes ses valeurs", () => {
    const dits = contrefactuels(regles, { ...BASE, inscrit_ft: true, anciennete_droit_mois: 30 });
    expect(dits.map((c) => [c.entree, c.valeurs, c.parcours, c.organisme_nature])).toEqual([
      ["age", { min: 16, max: 25 }, "socio_pro", "mission_locale"],
      ["anciennete_droit_mois", { min: 0, max: 23 }, "emploi", "france_travail"],
      ["activite_recente", [true], "emploi", "france_travail"],
      ["inscrit_ft", [false], null, null],
    ]);
  });
  it("ne rend que des valeurs qui changent vraiment la proposition", () => {
    const entrees = { ...BASE, age: 52, anciennete_droit_mois: 80 };
    const base = evaluer(regles, entrees);
    for (const c of contrefactuels(regles, entrees)) {
      const essais = "min" in c.valeurs ? [c.valeurs.min, c.valeurs.max] : c.valeurs;
      for (const v of essais) {
        const autre = evaluer(regles, { ...entrees, [c.entree]: v });
        expect([autre.parcours, autre.organisme_nature]).not.toEqual([
          base.parcours,
          base.organisme_nature,
        ]);
      }
    }
  });
});
