import { type Entrees, NOMS_ENTREES, type NomEntree } from "../../entrees.ts";
import type { Condition } from "../../liste-regles.ts";
import { verifier } from "../condition.ts";
import type { Cellule } from "./domaine.ts";

/** The domain of every input, cut in cells. */
export type Decoupage = Readonly<Record<NomEntree, readonly Cellule[]>>;

/**
 * « This condition is met », written without negation: an input is in some cells or not. Kleene's three values are
 * gone, since each cell (unknown is one) gives one answer only.
 */
export type Formule =
  | boolean
  | { readonly entree: NomEntree; readonly cellules: readonly boolean[] }
  | { readonly et: readonly Formule[] }
  | { readonly ou: readonly Formule[] };

const INCONNUES = Object.fromEntries(NOMS_ENTREES.map((nom) => [nom, null])) as Entrees;

const atome = (entree: NomEntree, cellules: readonly boolean[]): Formule => {
  if (cellules.every(Boolean)) return true;
  return cellules.some(Boolean) ? { entree, cellules } : false;
};

export const toutes = (formules: readonly Formule[]): Formule => {
  const restent = formules.filter((f) => f !== true);
  if (restent.includes(false)) return false;
  const [seule] = restent;
  return restent.length > 1 ? { et: restent } : (seule ?? true);
};

export const uneAuMoins = (formules: readonly Formule[]): Formule => {
  const restent = formules.filter((f) => f !== false);
  if (restent.includes(true)) return true;
  const [seule] = restent;
  return restent.length > 1 ? { ou: restent } : (seule ?? false);
};

/** When a condition answers `oui`, or when it answers `non`; what is left is `inconnu`. */
export const formuleDe = (
  c: Condition,
  decoupage: Decoupage,
  verdict: "oui" | "non" = "oui",
): Formule => {
  const oui = verdict === "oui";
  if ("et" in c || "ou" in c) {
    const parties = ("et" in c ? c.et : c.ou).map((s) => formuleDe(s, decoupage, verdict));
    return "et" in c === oui ? toutes(parties) : uneAuMoins(parties);
  }
  if ("non" in c) return formuleDe(c.non, decoupage, oui ? "non" : "oui");
  const entree =
    "present" in c
      ? c.present
      : "egal" in c
        ? c.egal.entree
        : "dans" in c
          ? c.dans.entree
          : c.entre.entree;
  return atome(
    entree,
    decoupage[entree].map(
      ({ valeur }) => verifier(c, { ...INCONNUES, [entree]: valeur }) === verdict,
    ),
  );
};

/** Every situation the formula leaves out. */
export const contraire = (f: Formule): Formule => {
  if (typeof f === "boolean") return !f;
  if ("et" in f) return uneAuMoins(f.et.map(contraire));
  if ("ou" in f) return toutes(f.ou.map(contraire));
  return atome(
    f.entree,
    f.cellules.map((c) => !c),
  );
};

/** What is left of a formula once one input is known to lie in one cell. */
export const restreindre = (f: Formule, entree: NomEntree, cellule: number): Formule => {
  if (typeof f === "boolean") return f;
  if ("et" in f) return toutes(f.et.map((s) => restreindre(s, entree, cellule)));
  if ("ou" in f) return uneAuMoins(f.ou.map((s) => restreindre(s, entree, cellule)));
  return f.entree === entree ? (f.cellules[cellule] ?? false) : f;
};

/** Whether a formula still looks at an input. */
export const regarde = (f: Formule, entree: NomEntree): boolean => {
  if (typeof f === "boolean") return false;
  if ("et" in f) return f.et.some((s) => regarde(s, entree));
  if ("ou" in f) return f.ou.some((s) => regarde(s, entree));
  return f.entree === entree;
};
