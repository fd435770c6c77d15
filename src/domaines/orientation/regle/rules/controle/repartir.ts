import { type Entrees, NOMS_ENTREES, type NomEntree, type ValeurEntree } from "../../entrees.ts";
import type { Decoupage, Formule } from "./formule.ts";
import { regarde, restreindre } from "./formule.ts";

/** Where the situations of the whole domain go: rank of the first formula met, or −1. */
export interface Part {
  readonly situations: bigint;
  /** One situation of it, inputs that do not matter left out. */
  readonly exemple: Readonly<Partial<Entrees>>;
}
export type Partage = ReadonlyMap<number, Part>;

const taillesDe = (decoupage: Decoupage): readonly bigint[] =>
  NOMS_ENTREES.map((nom) => BigInt(decoupage[nom].reduce((n, c) => n + c.taille, 0)));

/** Formulas up to the first that always holds; those that never hold stay, so that ranks keep their meaning. */
const couper = (formules: readonly Formule[]): readonly Formule[] => {
  const sure = formules.indexOf(true);
  return sure < 0 ? formules : formules.slice(0, sure + 1);
};

const fusionner = (
  total: Map<number, { situations: bigint; exemple: Partial<Entrees> }>,
  partie: Partage,
  poids: bigint,
  ajout: Partial<Record<NomEntree, ValeurEntree | null>>,
): void => {
  for (const [rang, { situations, exemple }] of partie) {
    const connue = total.get(rang);
    if (connue) connue.situations += situations * poids;
    else total.set(rang, { situations: situations * poids, exemple: { ...exemple, ...ajout } });
  }
};

/**
 * Shares every combination of values among ordered formulas, each going to the first it meets. Exact, and nothing is
 * enumerated that the formulas cannot tell apart: inputs are fixed one by one, and the same remainder is counted once.
 *
 * @rule R-ORI-08, R-ALG-05
 */
export const repartir = (formules: readonly Formule[], decoupage: Decoupage): Partage => {
  const tailles = taillesDe(decoupage);
  const connues = new Map<string, Partage>();

  const compter = (restent: readonly Formule[], rang: number): Partage => {
    const [premiere] = restent;
    const decidee = premiere === true || restent.every((f) => typeof f === "boolean");
    if (decidee || rang === NOMS_ENTREES.length) {
      const situations = tailles.slice(rang).reduce((n, t) => n * t, 1n);
      return new Map([[restent.indexOf(true), { situations, exemple: {} }]]);
    }
    const cle = `${rang}:${JSON.stringify(restent)}`;
    const deja = connues.get(cle);
    if (deja) return deja;
    const partage = fixer(restent, rang);
    connues.set(cle, partage);
    return partage;
  };

  const fixer = (restent: readonly Formule[], rang: number): Partage => {
    const nom = NOMS_ENTREES[rang] as NomEntree;
    const total = new Map<number, { situations: bigint; exemple: Partial<Entrees> }>();
    if (!restent.some((f) => regarde(f, nom))) {
      fusionner(total, compter(restent, rang + 1), tailles[rang] ?? 1n, {});
      return total;
    }
    decoupage[nom].forEach(({ taille, valeur }, cellule) => {
      const suite = couper(restent.map((f) => restreindre(f, nom, cellule)));
      fusionner(total, compter(suite, rang + 1), BigInt(taille), { [nom]: valeur });
    });
    return total;
  };

  return compter(couper(formules), 0);
};
