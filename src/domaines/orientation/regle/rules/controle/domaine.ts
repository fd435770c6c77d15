import {
  type DescriptionEntree,
  descriptionEntree,
  type NomEntree,
  type ValeurEntree,
} from "../../entrees.ts";
import type { Condition } from "../../liste-regles.ts";

/** Both ends included. */
export interface Plage {
  readonly min: number;
  readonly max: number;
}

const bornesDUne = (c: Condition, nom: NomEntree): readonly number[] => {
  if ("et" in c) return bornesDe(c.et, nom);
  if ("ou" in c) return bornesDe(c.ou, nom);
  if ("non" in c) return bornesDUne(c.non, nom);
  if ("present" in c) return [];
  if ("entre" in c) {
    if (c.entre.entree !== nom) return [];
    const { min, max } = c.entre;
    return [...(min === undefined ? [] : [min]), ...(max === undefined ? [] : [max + 1])];
  }
  const { entree, valeurs } =
    "egal" in c ? { entree: c.egal.entree, valeurs: [c.egal.valeur] } : c.dans;
  return entree === nom ? valeurs.flatMap((v) => (typeof v === "number" ? [v, v + 1] : [])) : [];
};

/** Values of a number from which a condition may answer otherwise than just before. */
export const bornesDe = (conditions: readonly Condition[], nom: NomEntree): readonly number[] =>
  conditions.flatMap((c) => bornesDUne(c, nom));

/** Stretches on which no rule can tell two values apart, in order; together they cover the whole domain. */
export const plages = (
  d: Extract<DescriptionEntree, { type: "nombre" }>,
  bornes: readonly number[],
): readonly Plage[] => {
  const debuts = [...new Set([d.min, ...bornes.filter((b) => b > d.min && b <= d.max)])].sort(
    (a, b) => a - b,
  );
  return debuts.map((min, i) => ({ min, max: (debuts[i + 1] ?? d.max + 1) - 1 }));
};

/** Values of one input that some conditions cannot tell apart: one stands for all. */
export interface Cellule {
  /** `null` = unknown. */
  readonly valeur: ValeurEntree | null;
  readonly plage?: Plage;
  /** How many values it stands for. */
  readonly taille: number;
}

const INCONNUE: Cellule = { valeur: null, taille: 1 };

/** The whole domain of an input, unknown included, cut as finely as the conditions look at it and no more. */
export const cellulesDe = (
  conditions: readonly Condition[],
  nom: NomEntree,
): readonly Cellule[] => {
  const d = descriptionEntree(nom);
  const connues: readonly Cellule[] =
    d.type === "nombre"
      ? plages(d, bornesDe(conditions, nom)).map((plage) => ({
          valeur: plage.min,
          plage,
          taille: plage.max - plage.min + 1,
        }))
      : (d.type === "oui_non" ? [true, false] : Object.keys(d.valeurs)).map((valeur) => ({
          valeur,
          taille: 1,
        }));
  return [...connues, INCONNUE];
};
