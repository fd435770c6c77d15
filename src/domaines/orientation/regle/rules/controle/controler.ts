import { type Entrees, PARCOURS } from "../../entrees.ts";
import type { Condition, Regle } from "../../liste-regles.ts";
import { decouperPour } from "../ecriture/cas.ts";
import { IMPOSSIBLES } from "./coherence.ts";
import {
  contraire,
  type Decoupage,
  type Formule,
  formuleDe,
  toutes,
  uneAuMoins,
} from "./formule.ts";
import { repartir } from "./repartir.ts";

/** What the check of a list finds; the first three keep it from being published. */
export type Constat =
  /** Someone would be left without any path. */
  | { readonly code: "sans_regle"; readonly exemple: Readonly<Partial<Entrees>> }
  /** Its own conditions exclude one another. */
  | { readonly code: "regle_impossible"; readonly rang: number }
  /** Everyone it describes is taken before it; `contradiction`: and would be sent elsewhere. */
  | {
      readonly code: "regle_masquee";
      readonly rang: number;
      readonly par: readonly number[];
      readonly contradiction: boolean;
    }
  /** Some of those it describes are taken before it and sent elsewhere: order decides. */
  | { readonly code: "recouvrement"; readonly rang: number; readonly par: readonly number[] }
  /** It keeps a parcours that may be unknown: an interview then. */
  | { readonly code: "parcours_actuel_inconnu"; readonly rang: number };

export interface Controle {
  /** Combinations of values that somebody may have. */
  readonly situations: bigint;
  /** How many each rule takes, in the order of the list. */
  readonly parRegle: readonly bigint[];
  readonly constats: readonly Constat[];
}

const BLOQUANTS: readonly Constat["code"][] = ["sans_regle", "regle_impossible", "regle_masquee"];

export const estBloquant = ({ code }: Constat): boolean => BLOQUANTS.includes(code);

const memeIssue = (a: Regle, b: Regle): boolean =>
  a.parcours === b.parcours && a.organisme_nature === b.organisme_nature;

interface Champ {
  readonly decoupage: Decoupage;
  /** Situations that nobody can be in. */
  readonly exclues: Formule;
  readonly formules: readonly Formule[];
}

const lireChamp = (regles: readonly Regle[]): Champ => {
  const conditions = regles.map((r) => r.condition);
  const decoupage = decouperPour([...conditions, ...IMPOSSIBLES]);
  return {
    decoupage,
    exclues: uneAuMoins(IMPOSSIBLES.map((c) => formuleDe(c, decoupage))),
    formules: conditions.map((c) => formuleDe(c, decoupage)),
  };
};

/** Among the situations of one rule: ranks of the earlier rules that take some, and whether any is left to it. */
const disputer = (
  { decoupage, exclues, formules }: Champ,
  rang: number,
): { readonly par: readonly number[]; readonly reste: boolean } => {
  const sienne = formules[rang] ?? false;
  const partage = repartir(
    [uneAuMoins([exclues, contraire(sienne)]), ...formules.slice(0, rang)],
    decoupage,
  );
  const rangs = [...partage.keys()];
  return {
    par: rangs
      .filter((r) => r > 0)
      .map((r) => r - 1)
      .sort((a, b) => a - b),
    reste: rangs.includes(-1),
  };
};

const constatsDe = (champ: Champ, regles: readonly Regle[], rang: number): readonly Constat[] => {
  const regle = regles[rang] as Regle;
  const { par, reste } = disputer(champ, rang);
  const ailleurs = par.filter((r) => !memeIssue(regles[r] as Regle, regle));
  const nommer = (rangs: readonly number[]): readonly number[] => rangs.map((r) => r + 1);
  if (!reste && par.length === 0) return [{ code: "regle_impossible", rang: rang + 1 }];
  if (!reste) {
    const contradiction = ailleurs.length > 0;
    return [{ code: "regle_masquee", rang: rang + 1, par: nommer(par), contradiction }];
  }
  return ailleurs.length > 0 && champ.formules[rang] !== true
    ? [{ code: "recouvrement", rang: rang + 1, par: nommer(ailleurs) }]
    : [];
};

const PARCOURS_CONNU: Condition = {
  dans: { entree: "parcours_en_cours", valeurs: [...PARCOURS] },
};

/** A rule that keeps the present parcours, and that someone whose parcours is « aucun » or unknown may meet. */
const actuelsSansParcours = (champ: Champ, regles: readonly Regle[]): readonly Constat[] => {
  const sans = contraire(formuleDe(PARCOURS_CONNU, champ.decoupage));
  return regles.flatMap((regle, rang) => {
    if (regle.parcours !== "actuel") return [];
    const touchees = toutes([champ.formules[rang] ?? false, sans, contraire(champ.exclues)]);
    return repartir([touchees], champ.decoupage).has(0)
      ? [{ code: "parcours_actuel_inconnu" as const, rang: rang + 1 }]
      : [];
  });
};

/**
 * Looks at a list on every combination of values of the published inputs: does everyone take exactly one path, is
 * there a rule nobody can meet, which rules overlap? Exact: nothing is sampled.
 *
 * @rule R-ALG-05, R-ORI-08
 * @source CRPA, art. L. 312-1-3
 */
export const controler = (regles: readonly Regle[]): Controle => {
  const champ = lireChamp(regles);
  const partage = repartir([champ.exclues, ...champ.formules], champ.decoupage);
  const sans = partage.get(-1);
  const parRegle = regles.map((_, i) => partage.get(i + 1)?.situations ?? 0n);
  return {
    situations: parRegle.reduce((n, s) => n + s, sans?.situations ?? 0n),
    parRegle,
    constats: [
      ...(sans ? [{ code: "sans_regle" as const, exemple: sans.exemple }] : []),
      ...regles.flatMap((_, rang) => constatsDe(champ, regles, rang)),
      ...actuelsSansParcours(champ, regles),
    ],
  };
};
