import { A_RECUEILLIR } from "../../entrees.ts";
import type { Regle } from "../../liste-regles.ts";
import { direEnLigne, direIssue } from "./dire.ts";

export interface ChampChange {
  readonly nom: string;
  readonly avant: string;
  readonly apres: string;
}

/** What changes for one rule from a list to another. */
export interface Ecart {
  readonly code: string;
  /** Sentence of the rule, as agents read it. */
  readonly phrase: string;
  readonly sorte: "ajoutee" | "retiree" | "changee";
  readonly rangAvant: number | null;
  readonly rangApres: number | null;
  /** Its place among those that stay is another: not merely pushed by an addition. */
  readonly deplacee: boolean;
  readonly champs: readonly ChampChange[];
}

const direARecueillir = (r: Regle): string =>
  (r.a_recueillir ?? []).map((nom) => A_RECUEILLIR[nom]).join(", ") || "rien";

const CHAMPS: readonly (readonly [nom: string, dire: (r: Regle) => string])[] = [
  ["Conditions", (r) => direEnLigne(r.condition)],
  ["Proposition", direIssue],
  ["Phrase pour les agents", (r) => r.phrase_agent],
  ["Phrase pour la personne", (r) => r.phrase_personne],
  ["À recueillir en entretien", direARecueillir],
];

const champsChanges = (avant: Regle, apres: Regle): readonly ChampChange[] =>
  CHAMPS.map(([nom, dire]) => ({ nom, avant: dire(avant), apres: dire(apres) })).filter(
    (c) => c.avant !== c.apres,
  );

/** Codes whose order is kept, the most that can be: the others are those somebody moved. */
const ordreGarde = (avant: readonly string[], apres: readonly string[]): ReadonlySet<string> => {
  const suites: (readonly string[])[] = [];
  apres.forEach((code, i) => {
    const place = avant.indexOf(code);
    const meilleure = apres
      .slice(0, i)
      .map((_, j) => suites[j] ?? [])
      .filter((s) => avant.indexOf(s.at(-1) ?? "") < place)
      .reduce<readonly string[]>((a, b) => (b.length > a.length ? b : a), []);
    suites.push([...meilleure, code]);
  });
  return new Set(suites.reduce<readonly string[]>((a, b) => (b.length > a.length ? b : a), []));
};

/**
 * The differences between two lists, rule by rule, in the order of the second; those taken out come last. A rule keeps
 * its code for life: it is by it that it is known again.
 *
 * @rule R-ALG-05
 */
export const comparer = (avant: readonly Regle[], apres: readonly Regle[]): readonly Ecart[] => {
  const anciennes = new Map(avant.map((r) => [r.code, r]));
  const nouvelles = new Map(apres.map((r) => [r.code, r]));
  const communes = (liste: readonly Regle[]): readonly string[] =>
    liste.map((r) => r.code).filter((c) => anciennes.has(c) && nouvelles.has(c));
  const gardees = ordreGarde(communes(avant), communes(apres));
  const changees = apres.flatMap((r): readonly Ecart[] => {
    const ancienne = anciennes.get(r.code);
    const commun = { code: r.code, phrase: r.phrase_agent, rangApres: r.rang };
    if (!ancienne) {
      return [{ ...commun, sorte: "ajoutee", rangAvant: null, deplacee: false, champs: [] }];
    }
    const champs = champsChanges(ancienne, r);
    const deplacee = !gardees.has(r.code);
    if (champs.length === 0 && !deplacee) return [];
    return [{ ...commun, sorte: "changee", rangAvant: ancienne.rang, deplacee, champs }];
  });
  const retirees = avant
    .filter((r) => !nouvelles.has(r.code))
    .map(
      (r): Ecart => ({
        code: r.code,
        phrase: r.phrase_agent,
        sorte: "retiree",
        rangAvant: r.rang,
        rangApres: null,
        deplacee: false,
        champs: [],
      }),
    );
  return [...changees, ...retirees];
};
