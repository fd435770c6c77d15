import type { Entrees, NomEntree, Parcours, ValeurEntree } from "../entrees.ts";
import type { NatureOrganisme, Regle } from "../liste-regles.ts";
import { entreesLues, uniques, verifier } from "./condition.ts";

/** A rule looked at before the one retained, and why it was not. */
export interface RegleEcartee {
  readonly regle: string;
  readonly pourquoi: "non" | "inconnu";
}

interface Evaluation {
  /** Code of the rule retained; `null` when none was met. */
  readonly regle: string | null;
  readonly parcours: Parcours | null;
  readonly organisme_nature: NatureOrganisme | null;
  /** Inputs of the rules looked at, the retained one included: all that counted. */
  readonly valeurs: Readonly<Partial<Record<NomEntree, ValeurEntree>>>;
  /** Unknown inputs those rules asked for, then what only an interview can tell. */
  readonly manquantes: readonly string[];
  readonly ecartees: readonly RegleEcartee[];
}

const parcoursDe = (regle: Regle, entrees: Entrees): Parcours | null => {
  if (regle.parcours !== "actuel") return regle.parcours;
  const actuel = entrees.parcours_en_cours;
  return actuel === "emploi" || actuel === "socio_pro" || actuel === "social" ? actuel : null;
};

/** The rule a list retains, and what it leads to, without the account of how: for counting whole populations. */
export const retenir = (
  regles: readonly Regle[],
  entrees: Entrees,
): Pick<Evaluation, "regle" | "parcours" | "organisme_nature"> => {
  const retenue = regles.find((r) => verifier(r.condition, entrees) === "oui");
  const parcours = retenue ? parcoursDe(retenue, entrees) : null;
  return {
    regle: retenue?.code ?? null,
    parcours,
    organisme_nature: parcours === null ? null : (retenue?.organisme_nature ?? null),
  };
};

/**
 * Runs an ordered list on one person: the first rule met is retained, the following ones are not looked at.
 * An unknown input leaves its rule aside and is told as missing; it never counts as « no ».
 *
 * @rule R-ORI-08, R-ALG-04
 * @source CASF, art. L. 262-29 ; CRPA, art. R. 311-3-1-2
 */
export const evaluer = (regles: readonly Regle[], entrees: Entrees): Evaluation => {
  const ecartees: RegleEcartee[] = [];
  const lues: NomEntree[] = [];
  let retenue: Regle | undefined;
  for (const regle of regles) {
    lues.push(...entreesLues(regle.condition));
    const verdict = verifier(regle.condition, entrees);
    if (verdict === "oui") {
      retenue = regle;
      break;
    }
    ecartees.push({ regle: regle.code, pourquoi: verdict });
  }
  const valeurs: Partial<Record<NomEntree, ValeurEntree>> = {};
  const manquantes: string[] = [];
  for (const nom of uniques(lues)) {
    const v = entrees[nom];
    if (v === null) manquantes.push(nom);
    else valeurs[nom] = v;
  }
  const parcours = retenue ? parcoursDe(retenue, entrees) : null;
  return {
    regle: retenue?.code ?? null,
    parcours,
    organisme_nature: parcours === null ? null : (retenue?.organisme_nature ?? null),
    valeurs,
    manquantes: [...manquantes, ...(retenue?.a_recueillir ?? [])],
    ecartees,
  };
};
