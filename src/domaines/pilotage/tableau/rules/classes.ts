export type Classe = 1 | 2 | 3 | 4 | 5;

const CLASSES: readonly Classe[] = [1, 2, 3, 4, 5];

export interface Echelle {
  readonly classeDe: (valeur: number) => Classe;
  /** Bounds of each class, both included; fewer than five when values repeat. */
  readonly bornes: readonly (readonly [minimum: number, maximum: number])[];
}

/**
 * Cuts values into at most five classes that hold as many territoires each: a map then shows who stands
 * apart, whatever the size of the figures. Equal values are always in the same class.
 *
 * @param valeurs  whole numbers, one per territoire
 */
export const echelleDe = (valeurs: readonly number[]): Echelle => {
  const distinctes = [...new Set(valeurs)].sort((a, b) => a - b);
  const nombre = Math.min(CLASSES.length, distinctes.length);
  const bornes: [number, number][] = [];
  for (let rang = 0; rang < nombre; rang++) {
    const debut = Math.floor((rang * distinctes.length) / nombre);
    const fin = Math.floor(((rang + 1) * distinctes.length) / nombre) - 1;
    bornes.push([distinctes[debut] ?? 0, distinctes[fin] ?? 0]);
  }
  const classeDe = (valeur: number): Classe => {
    const rang = bornes.findIndex(([, maximum]) => valeur <= maximum);
    return CLASSES[rang === -1 ? Math.max(0, nombre - 1) : rang] ?? 1;
  };
  return { classeDe, bornes };
};
