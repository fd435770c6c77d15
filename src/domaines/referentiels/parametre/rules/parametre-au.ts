import { type Jour, lireJour } from "#core/jour.ts";
import { contient } from "#core/periode.ts";
import type { Parametre, Unite } from "../parametre.ts";

/**
 * The value in force on a day; `undefined` when the law had none.
 *
 * @rule R-GEN-01
 */
export const parametreAu = (
  parametres: readonly Parametre[],
  code: string,
  jour: Jour,
): Parametre | undefined => parametres.find((p) => p.code === code && contient(p.validite, jour));

const exiger = (parametres: readonly Parametre[], code: string, jour: Jour): Parametre => {
  const trouve = parametreAu(parametres, code, jour);
  if (!trouve) throw new RangeError(`Paramètre ${code} sans valeur au ${jour}`);
  return trouve;
};

const UNITES_SANS_NOMBRE: readonly Unite[] = ["jour", "oui_non", "codes"];

const mauvaiseUnite = (p: Parametre, attendu: string): RangeError =>
  new RangeError(`Le paramètre ${p.code} est en ${p.unite}, pas ${attendu}`);

/** @throws RangeError when nothing holds that day or the unit is not a number: the installation is wrong */
export const nombreAu = (parametres: readonly Parametre[], code: string, jour: Jour): number => {
  const p = exiger(parametres, code, jour);
  if (UNITES_SANS_NOMBRE.includes(p.unite)) throw mauvaiseUnite(p, "un nombre");
  return Number(p.valeur);
};

/** @throws RangeError */
export const ouiNonAu = (parametres: readonly Parametre[], code: string, jour: Jour): boolean => {
  const p = exiger(parametres, code, jour);
  if (p.unite !== "oui_non") throw mauvaiseUnite(p, "oui ou non");
  return p.valeur === "oui";
};

/** @throws RangeError */
export const codesAu = (
  parametres: readonly Parametre[],
  code: string,
  jour: Jour,
): readonly string[] => {
  const p = exiger(parametres, code, jour);
  if (p.unite !== "codes") throw mauvaiseUnite(p, "une liste de codes");
  return p.valeur.split(",");
};

/** @throws RangeError */
export const jourAu = (parametres: readonly Parametre[], code: string, jour: Jour): Jour => {
  const p = exiger(parametres, code, jour);
  const lu = p.unite === "jour" ? lireJour(p.valeur) : undefined;
  if (!lu) throw mauvaiseUnite(p, "un jour");
  return lu;
};

/**
 * A delay and its unit, ready for `echeance` (regimes differ in number and in unit).
 *
 * @throws RangeError
 */
export const delaiAu = (
  parametres: readonly Parametre[],
  code: string,
  jour: Jour,
): { readonly quantite: number; readonly unite: "jours" | "semaines" | "mois" } => {
  const p = exiger(parametres, code, jour);
  if (p.unite !== "jours" && p.unite !== "semaines" && p.unite !== "mois") {
    throw mauvaiseUnite(p, "un délai");
  }
  return { quantite: Number(p.valeur), unite: p.unite };
};
