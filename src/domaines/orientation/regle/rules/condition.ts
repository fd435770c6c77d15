import type { Entrees, NomEntree } from "../entrees.ts";
import type { Condition } from "../liste-regles.ts";

/** Kleene's third value: an unknown input never counts as a « no ». */
type Verdict = "oui" | "non" | "inconnu";

const deBooleen = (v: boolean): Verdict => (v ? "oui" : "non");
const INVERSE: Readonly<Record<Verdict, Verdict>> = { oui: "non", non: "oui", inconnu: "inconnu" };

const tous = (conditions: readonly Condition[], entrees: Entrees): Verdict => {
  let verdict: Verdict = "oui";
  for (const c of conditions) {
    const v = verifier(c, entrees);
    if (v === "non") return "non";
    if (v === "inconnu") verdict = "inconnu";
  }
  return verdict;
};

const unAuMoins = (conditions: readonly Condition[], entrees: Entrees): Verdict => {
  let verdict: Verdict = "non";
  for (const c of conditions) {
    const v = verifier(c, entrees);
    if (v === "oui") return "oui";
    if (v === "inconnu") verdict = "inconnu";
  }
  return verdict;
};

/**
 * Does a person's situation meet a condition?
 *
 * @returns `inconnu` when the answer hangs on a value nobody told
 * @rule R-ORI-08
 */
export const verifier = (c: Condition, entrees: Entrees): Verdict => {
  if ("et" in c) return tous(c.et, entrees);
  if ("ou" in c) return unAuMoins(c.ou, entrees);
  if ("non" in c) return INVERSE[verifier(c.non, entrees)];
  if ("present" in c) return deBooleen(entrees[c.present] !== null);
  if ("egal" in c) {
    const v = entrees[c.egal.entree];
    return v === null ? "inconnu" : deBooleen(v === c.egal.valeur);
  }
  if ("dans" in c) {
    const v = entrees[c.dans.entree];
    return v === null ? "inconnu" : deBooleen(c.dans.valeurs.includes(v));
  }
  const v = entrees[c.entre.entree];
  if (typeof v !== "number") return "inconnu";
  const { min, max } = c.entre;
  return deBooleen((min === undefined || v >= min) && (max === undefined || v <= max));
};

/** Inputs a condition looks at, in the order it names them, each once. */
export const entreesLues = (c: Condition): readonly NomEntree[] => {
  if ("et" in c) return uniques(c.et.flatMap(entreesLues));
  if ("ou" in c) return uniques(c.ou.flatMap(entreesLues));
  if ("non" in c) return entreesLues(c.non);
  if ("present" in c) return [c.present];
  if ("egal" in c) return [c.egal.entree];
  if ("dans" in c) return [c.dans.entree];
  return [c.entre.entree];
};

export const uniques = <T>(valeurs: readonly T[]): readonly T[] => [...new Set(valeurs)];
