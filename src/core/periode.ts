import { ajouterJours, type Jour } from "./jour.ts";

/** A period of civil days: `debut` included, `fin` excluded; `fin` absent = still open. */
export interface Periode {
  readonly debut: Jour;
  readonly fin?: Jour;
}

export const contient = (p: Periode, j: Jour): boolean =>
  p.debut <= j && (p.fin === undefined || j < p.fin);

export const seChevauchent = (a: Periode, b: Periode): boolean =>
  (b.fin === undefined || a.debut < b.fin) && (a.fin === undefined || b.debut < a.fin);

/** Last day included, as screens show it (« du … au … »). */
export const dernierJour = (p: Periode): Jour | undefined =>
  p.fin === undefined ? undefined : ajouterJours(p.fin, -1);

/** PostgreSQL `daterange` literal. */
export const enDaterange = (p: Periode): string => `[${p.debut},${p.fin ?? ""})`;

/** Reads a PostgreSQL `daterange` (canonical form `[a,b)`). @throws RangeError */
export const deDaterange = (texte: string): Periode => {
  const m = /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})?\)$/.exec(texte);
  if (!m?.[1]) throw new RangeError(`Période illisible : ${texte}`);
  return m[2] ? { debut: m[1] as Jour, fin: m[2] as Jour } : { debut: m[1] as Jour };
};
