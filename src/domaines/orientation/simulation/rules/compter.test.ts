import { describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { creerCompteur, familleDe, type Passage, trancheDAge } from "./compter.ts";

const PERSONNE: Passage = {
  avant: "emploi",
  apres: "emploi",
  organismeAvant: "ft",
  organismeApres: "ft",
  territoire: "Artois",
  age: "30 à 39 ans",
  sexe: "Femmes",
  famille: "Personne seule",
};
const compter = (passages: readonly (readonly [n: number, p: Partial<Passage>])[]) => {
  const compteur = creerCompteur();
  for (const [n, p] of passages) {
    for (let i = 0; i < n; i++) compteur.ajouter({ ...PERSONNE, ...p });
  }
  return compteur;
};
const FT = { id: "ft", nom: "France Travail", capacite: 10, suivis: 8 };

describe("R-ALG-05 comptes d’une simulation", () => {
  const compteur = compter([
    [40, {}],
    [30, { apres: "social", organismeApres: "cd", sexe: "Hommes" }],
    [20, { apres: "social", organismeApres: "cd", age: "60 ans ou plus" }],
    [6, { avant: "entretien", apres: "entretien", age: "moins de 26 ans" }],
  ]);
  const { flux, dimensions, organismes, changent, population } = compteur.resultat(5, [FT]);

  it("chacun est compté une fois, de sa proposition à l’autre", () => {
    expect([population, changent, compteur.nombre()]).toEqual([96, 50, 96]);
    expect(flux.cellules[0]).toEqual([40, 0, 50, 0]);
    expect(flux.totauxColonnes).toEqual([40, 0, 50, 6]);
  });
  it("les ventilations ne montrent que les flux qui déplacent quelqu’un", () => {
    expect(dimensions.sexe.colonnes).toEqual(["inchange", "emploi>social"]);
    expect(dimensions.sexe.lignes).toEqual(["Femmes", "Hommes"]);
    expect(dimensions.sexe.cellules).toEqual([
      [46, 20],
      [0, 30],
    ]);
    expect(dimensions.age.lignes).toEqual(["moins de 26 ans", "30 à 39 ans", "60 ans ou plus"]);
  });
  it("la charge d’un organisme se lit à côté de sa capacité", () =>
    expect(organismes).toEqual([
      { nom: "France Travail", capacite: 10, suivis: 8, avant: 96, apres: 46 },
    ]));
  it("un flux trop petit se tait partout où il est ventilé", () => {
    const petit = compter([
      [40, {}],
      [2, { apres: "social" }],
      [30, { avant: "social", apres: "social" }],
      [30, { avant: "socio_pro", apres: "socio_pro" }],
    ]).resultat(5, []);
    expect(petit.flux.cellules[0]?.[2]).toBeNull();
    expect(petit.changent).toBeNull();
    const rang = petit.dimensions.sexe.colonnes.indexOf("emploi>social");
    expect(petit.dimensions.sexe.totauxColonnes[rang]).toBeNull();
    expect(petit.dimensions.sexe.cellules[0]?.[rang]).toBeNull();
  });
});

describe("catégories des rapports", () => {
  it.each([
    ["2001-01-02", "moins de 26 ans"],
    ["2000-12-31", "26 à 29 ans"],
    ["1967-01-02", "50 à 59 ans"],
    ["1960-01-01", "60 ans ou plus"],
  ])("né le %s : %s", (naissance, tranche) =>
    expect(trancheDAge(jour(naissance), jour("2027-01-01"))).toBe(tranche),
  );
  it.each([
    [false, 0, "Personne seule"],
    [false, 2, "Parent isolé"],
    [true, 0, "Couple sans enfant"],
    [true, 1, "Couple avec enfants"],
  ])("autre adulte %s, %i enfants : %s", (autreAdulte, nombreEnfants, famille) =>
    expect(familleDe({ autreAdulte, nombreEnfants })).toBe(famille),
  );
});
