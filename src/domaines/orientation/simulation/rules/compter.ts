import { ageAu, type Jour } from "#core/jour.ts";
import {
  type ChargeOrganisme,
  DIMENSIONS,
  type Dimension,
  fluxDe,
  INCHANGE,
  ISSUES,
  type Issue,
  type Resultat,
} from "../simulation.ts";
import { proteger, protegerListe, type TableauBrut } from "./proteger.ts";

/** What is counted of one person: where each list leads her, and what reports are broken down by. */
export interface Passage {
  readonly avant: Issue;
  readonly apres: Issue;
  readonly organismeAvant: string | null;
  readonly organismeApres: string | null;
  readonly territoire: string;
  readonly age: string;
  /** For reports only: no rule ever reads it. */
  readonly sexe: string;
  readonly famille: string;
}

const TRANCHES = [
  [26, "moins de 26 ans"],
  [30, "26 à 29 ans"],
  [40, "30 à 39 ans"],
  [50, "40 à 49 ans"],
  [60, "50 à 59 ans"],
] as const;
const DERNIERE_TRANCHE = "60 ans ou plus";

export const trancheDAge = (naissance: Jour, jour: Jour): string => {
  const age = ageAu(naissance, jour);
  return TRANCHES.find(([borne]) => age < borne)?.[1] ?? DERNIERE_TRANCHE;
};

export const SEXES: Readonly<Record<string, string>> = { "1": "Hommes", "2": "Femmes" };

export const familleDe = (f: {
  readonly autreAdulte: boolean;
  readonly nombreEnfants: number;
}): string => {
  if (f.autreAdulte) return f.nombreEnfants > 0 ? "Couple avec enfants" : "Couple sans enfant";
  return f.nombreEnfants > 0 ? "Parent isolé" : "Personne seule";
};

type Comptes = Map<string, number>;

const ajouter = (comptes: Comptes, cle: string): void => {
  comptes.set(cle, (comptes.get(cle) ?? 0) + 1);
};

export interface Organisme {
  readonly id: string;
  readonly nom: string;
  readonly capacite: number | null;
  readonly suivis: number;
}

/** Raw counts, until they are protected. */
export interface Compteur {
  readonly ajouter: (p: Passage) => void;
  readonly nombre: () => number;
  readonly resultat: (seuil: number, organismes: readonly Organisme[]) => Resultat;
}

const NOMS_DIMENSIONS = Object.keys(DIMENSIONS) as readonly Dimension[];

/** Written once, not once a person. */
const NOMS_FLUX = Object.fromEntries(
  ISSUES.map((a) => [a, Object.fromEntries(ISSUES.map((b) => [b, fluxDe(a, b)]))]),
) as Readonly<Record<Issue, Readonly<Record<Issue, string>>>>;

/** Bands in the order of ages, the rest in the order of the alphabet. */
const ordonner = (dimension: Dimension, categories: readonly string[]): readonly string[] => {
  const rang = (c: string): number => {
    const place = TRANCHES.findIndex(([, nom]) => nom === c);
    return place < 0 ? TRANCHES.length : place;
  };
  return categories.toSorted((a, b) =>
    dimension === "age" ? rang(a) - rang(b) : a.localeCompare(b, "fr"),
  );
};

const DEPLACEMENTS: readonly string[] = ISSUES.flatMap((avant) =>
  ISSUES.filter((apres) => apres !== avant).map((apres) => fluxDe(avant, apres)),
);

/** Adds up persons one by one, and tells no more than a threshold allows. */
export const creerCompteur = (): Compteur => {
  const flux: Comptes = new Map();
  const avant: Comptes = new Map();
  const apres: Comptes = new Map();
  /** Flows of each category of each dimension. */
  const croises = new Map(NOMS_DIMENSIONS.map((d) => [d, new Map<string, Comptes>()]));
  let nombre = 0;
  let changent = 0;

  const tableauFlux = (): TableauBrut => ({
    lignes: ISSUES,
    colonnes: ISSUES,
    cellules: ISSUES.map((a) => ISSUES.map((b) => flux.get(fluxDe(a, b)) ?? 0)),
  });
  const colonnes = (): readonly string[] => [
    INCHANGE,
    ...DEPLACEMENTS.filter((f) => (flux.get(f) ?? 0) > 0),
  ];
  const tableauCroise = (dimension: Dimension): TableauBrut => {
    const comptes = croises.get(dimension);
    const lignes = ordonner(dimension, [...(comptes?.keys() ?? [])]);
    return {
      lignes,
      colonnes: colonnes(),
      cellules: lignes.map((ligne) => colonnes().map((c) => comptes?.get(ligne)?.get(c) ?? 0)),
    };
  };
  const charges = (organismes: readonly Organisme[], seuil: number): readonly ChargeOrganisme[] => {
    const dire = (valeurs: readonly number[]) => protegerListe(valeurs, seuil);
    const suivis = dire(organismes.map((o) => o.suivis));
    const deAvant = dire(organismes.map((o) => avant.get(o.id) ?? 0));
    const deApres = dire(organismes.map((o) => apres.get(o.id) ?? 0));
    return organismes.map(({ nom, capacite }, i) => ({
      nom,
      capacite,
      suivis: suivis[i] ?? null,
      avant: deAvant[i] ?? null,
      apres: deApres[i] ?? null,
    }));
  };

  return {
    ajouter: (p) => {
      nombre += 1;
      const deplace = p.avant !== p.apres;
      if (deplace) changent += 1;
      const nom = NOMS_FLUX[p.avant][p.apres];
      ajouter(flux, nom);
      for (const [d, parCategorie] of croises) {
        let comptes = parCategorie.get(p[d]);
        if (!comptes) {
          comptes = new Map();
          parCategorie.set(p[d], comptes);
        }
        ajouter(comptes, deplace ? nom : INCHANGE);
      }
      if (p.organismeAvant) ajouter(avant, p.organismeAvant);
      if (p.organismeApres) ajouter(apres, p.organismeApres);
    },
    nombre: () => nombre,
    resultat: (seuil, organismes) => {
      const protege = proteger(tableauFlux(), seuil);
      // What the table of flows hides stays hidden where flows are broken down.
      const caches = new Set(
        ISSUES.flatMap((a, i) =>
          ISSUES.flatMap((b, j) =>
            protege.cellules[i]?.[j] === null ? [a === b ? INCHANGE : fluxDe(a, b)] : [],
          ),
        ),
      );
      const croise = (d: Dimension) => proteger(tableauCroise(d), seuil, caches);
      return {
        population: protege.total,
        changent: caches.size > 0 || (changent > 0 && changent < seuil) ? null : changent,
        flux: protege,
        dimensions: {
          territoire: croise("territoire"),
          age: croise("age"),
          sexe: croise("sexe"),
          famille: croise("famille"),
        },
        organismes: charges(organismes, seuil),
      };
    },
  };
};
