import {
  descriptionEntree,
  NOMS_ENTREES,
  type NomEntree,
  type ValeurEntree,
} from "../../entrees.ts";
import type { Condition } from "../../liste-regles.ts";
import { uniques } from "../condition.ts";
import { type Cellule, cellulesDe, type Plage } from "../controle/domaine.ts";
import { type Decoupage, type Formule, formuleDe } from "../controle/formule.ts";

/** What one case accepts of one input. */
export interface Filtre {
  /** Known values; none = only « unknown ». */
  readonly plage?: Plage;
  readonly valeurs?: readonly ValeurEntree[];
  readonly inconnu: boolean;
}
/** All its filters hold at once; an input without a filter does not matter. */
export type Cas = Readonly<Partial<Record<NomEntree, Filtre>>>;

type Boite = Readonly<Partial<Record<NomEntree, readonly boolean[]>>>;

/** The domain cut for some conditions alone. */
export const decouperPour = (conditions: readonly Condition[]): Decoupage =>
  Object.fromEntries(
    NOMS_ENTREES.map((nom) => [nom, cellulesDe(conditions, nom)]),
  ) as unknown as Decoupage;

const croiser = (a: Boite, b: Boite): Boite | undefined => {
  const commune: Partial<Record<NomEntree, readonly boolean[]>> = { ...a };
  for (const nom of Object.keys(b) as NomEntree[]) {
    const [deA, deB] = [a[nom], b[nom] ?? []];
    const cellules = deA ? deA.map((x, i) => x && deB[i] === true) : deB;
    if (!cellules.some(Boolean)) return undefined;
    commune[nom] = cellules;
  }
  return commune;
};

/** Every way a formula can be met, one box each. */
const boites = (f: Formule): readonly Boite[] => {
  if (typeof f === "boolean") return f ? [{}] : [];
  if ("ou" in f) return f.ou.flatMap(boites);
  if ("et" in f) {
    return f.et.reduce<readonly Boite[]>(
      (gardees, s) => gardees.flatMap((a) => boites(s).flatMap((b) => croiser(a, b) ?? [])),
      [{}],
    );
  }
  return [{ [f.entree]: f.cellules }];
};

const contenue = (a: Boite, b: Boite): boolean =>
  (Object.keys(b) as NomEntree[]).every((nom) =>
    a[nom]?.every((x, i) => !x || b[nom]?.[i] === true),
  );

/** A box inside another says nothing more; of two equal ones the first stays. */
const sansRedites = (toutes: readonly Boite[]): readonly Boite[] =>
  toutes.filter(
    (a, i) => !toutes.some((b, j) => j !== i && contenue(a, b) && (!contenue(b, a) || j < i)),
  );

/** Two boxes that differ by one input only are one box: « 60 ans » or « 70 ans », all else being the same. */
const unir = (a: Boite, b: Boite): Boite | undefined => {
  const noms = uniques([...Object.keys(a), ...Object.keys(b)] as NomEntree[]);
  const autres = noms.filter((nom) => !a[nom]?.every((x, i) => x === b[nom]?.[i]));
  const [nom] = autres;
  if (autres.length !== 1 || !nom) return undefined;
  const [deA, deB] = [a[nom], b[nom]];
  const { [nom]: _, ...reste } = a;
  const ensemble = deA?.map((x, i) => x || deB?.[i] === true);
  return !deB || !ensemble || ensemble.every(Boolean) ? reste : { ...reste, [nom]: ensemble };
};

const fondre = (toutes: readonly Boite[]): readonly Boite[] => {
  for (const [i, a] of toutes.entries()) {
    for (const [j, b] of toutes.entries()) {
      const unie = i < j ? unir(a, b) : undefined;
      if (unie) return fondre(toutes.flatMap((t, k) => (k === j ? [] : k === i ? [unie] : [t])));
    }
  }
  return toutes;
};

/** Cells chosen of a number, as stretches without hole. */
const plagesDe = (cellules: readonly Cellule[], choisies: readonly boolean[]): readonly Plage[] => {
  const suites: Plage[] = [];
  cellules.forEach(({ plage }, i) => {
    if (!plage || !choisies[i]) return;
    const derniere = suites.at(-1);
    if (derniere && derniere.max + 1 === plage.min) {
      suites[suites.length - 1] = { min: derniere.min, max: plage.max };
    } else suites.push(plage);
  });
  return suites;
};

const filtresDe = (
  nom: NomEntree,
  cellules: readonly Cellule[],
  choisies: readonly boolean[],
): readonly Filtre[] => {
  const inconnu = choisies[cellules.length - 1] === true;
  if (descriptionEntree(nom).type === "nombre") {
    const [premiere, ...autres] = plagesDe(cellules, choisies);
    if (!premiere) return [{ inconnu }];
    return [{ plage: premiere, inconnu }, ...autres.map((plage) => ({ plage, inconnu: false }))];
  }
  const valeurs = cellules.flatMap(({ valeur }, i) =>
    valeur !== null && choisies[i] ? [valeur] : [],
  );
  return [valeurs.length > 0 ? { valeurs, inconnu } : { inconnu }];
};

const enCas = (boite: Boite, decoupage: Decoupage): readonly Cas[] =>
  NOMS_ENTREES.reduce<readonly Cas[]>(
    (cas, nom) => {
      const choisies = boite[nom];
      if (!choisies) return cas;
      const filtres = filtresDe(nom, decoupage[nom], choisies);
      return cas.flatMap((c) => filtres.map((filtre) => ({ ...c, [nom]: filtre })));
    },
    [{}],
  );

/**
 * The cases in which a condition is met, whatever its shape: all that is written can be read aloud, and filled in as a
 * form. No case: nobody can meet it. One empty case: everybody does.
 */
export const casDe = (condition: Condition): readonly Cas[] => {
  const decoupage = decouperPour([condition]);
  return fondre(sansRedites(boites(formuleDe(condition, decoupage)))).flatMap((b) =>
    enCas(b, decoupage),
  );
};

const conditionConnue = (entree: NomEntree, { plage, valeurs }: Filtre): Condition | undefined => {
  const d = descriptionEntree(entree);
  if (plage && d.type === "nombre") {
    const { min, max } = plage;
    if (min <= d.min && max >= d.max) return { present: entree };
    return {
      entre: { entree, ...(min > d.min ? { min } : {}), ...(max < d.max ? { max } : {}) },
    };
  }
  if (!valeurs) return undefined;
  const toutes = d.type === "oui_non" ? 2 : d.type === "choix" ? Object.keys(d.valeurs).length : 0;
  if (uniques(valeurs).length === toutes) return { present: entree };
  const [seule] = valeurs;
  return valeurs.length === 1 && seule !== undefined
    ? { egal: { entree, valeur: seule } }
    : { dans: { entree, valeurs } };
};

const conditionDeFiltre = (entree: NomEntree, filtre: Filtre): Condition => {
  const connue = conditionConnue(entree, filtre);
  const inconnue: Condition = { non: { present: entree } };
  if (!connue) return inconnue;
  return filtre.inconnu ? { ou: [connue, inconnue] } : connue;
};

const conditionDUnCas = (cas: Cas): Condition => {
  const conditions = NOMS_ENTREES.flatMap((nom) => {
    const filtre = cas[nom];
    return filtre ? [conditionDeFiltre(nom, filtre)] : [];
  });
  const [seule] = conditions;
  return conditions.length === 1 && seule ? seule : { et: conditions };
};

/** The condition that is met in these cases and in no other. */
export const conditionDe = (cas: readonly Cas[]): Condition => {
  const conditions = cas.map(conditionDUnCas);
  const [seule] = conditions;
  return conditions.length === 1 && seule ? seule : { ou: conditions };
};
