import {
  descriptionEntree,
  type Entrees,
  NOMS_ENTREES,
  type NomEntree,
  type Parcours,
  type ValeurEntree,
} from "../entrees.ts";
import type { NatureOrganisme, Regle } from "../liste-regles.ts";
import { bornesDe, type Plage, plages } from "./controle/domaine.ts";
import { evaluer } from "./evaluer.ts";

/** Another value of one input alone, and what the rules would then have proposed. */
export interface Contrefactuel {
  readonly entree: NomEntree;
  /** Values that give the same answer, as a stretch for numbers. */
  readonly valeurs: readonly ValeurEntree[] | Plage;
  readonly regle: string | null;
  readonly parcours: Parcours | null;
  readonly organisme_nature: NatureOrganisme | null;
}

type Essai = Pick<Contrefactuel, "valeurs">;

const essaisDe = (regles: readonly Regle[], nom: NomEntree): readonly Essai[] => {
  const d = descriptionEntree(nom);
  if (d.type === "oui_non") return [{ valeurs: [true] }, { valeurs: [false] }];
  if (d.type === "choix") return Object.keys(d.valeurs).map((v) => ({ valeurs: [v] }));
  return plages(
    d,
    bornesDe(
      regles.map((r) => r.condition),
      nom,
    ),
  ).map((valeurs) => ({ valeurs }));
};

const estPlage = (v: Contrefactuel["valeurs"]): v is Plage => "min" in v;

const fondre = (a: Contrefactuel, b: Contrefactuel): Contrefactuel | undefined => {
  if (a.regle !== b.regle || a.parcours !== b.parcours) return undefined;
  if (estPlage(a.valeurs) && estPlage(b.valeurs)) {
    return a.valeurs.max + 1 === b.valeurs.min
      ? { ...a, valeurs: { min: a.valeurs.min, max: b.valeurs.max } }
      : undefined;
  }
  if (estPlage(a.valeurs) || estPlage(b.valeurs)) return undefined;
  return { ...a, valeurs: [...a.valeurs, ...b.valeurs] };
};

/**
 * What would have changed the proposal: every input is tried alone over its whole domain. Nothing is left out
 * and nothing is guessed: an input that appears nowhere in the answer could not, alone, have changed it.
 *
 * @rule R-ALG-04
 * @source CRPA, art. R. 311-3-1-2
 */
export const contrefactuels = (
  regles: readonly Regle[],
  entrees: Entrees,
): readonly Contrefactuel[] => {
  const base = evaluer(regles, entrees);
  return NOMS_ENTREES.flatMap((entree) => {
    const differents: Contrefactuel[] = [];
    for (const { valeurs } of essaisDe(regles, entree)) {
      const valeur = estPlage(valeurs) ? valeurs.min : valeurs[0];
      if (valeur === undefined) continue;
      const autre = evaluer(regles, { ...entrees, [entree]: valeur });
      if (autre.parcours === base.parcours && autre.organisme_nature === base.organisme_nature) {
        continue;
      }
      const { regle, parcours, organisme_nature } = autre;
      const trouve: Contrefactuel = { entree, valeurs, regle, parcours, organisme_nature };
      const precedent = differents.at(-1);
      const fondu = precedent && fondre(precedent, trouve);
      if (fondu) differents[differents.length - 1] = fondu;
      else differents.push(trouve);
    }
    return differents;
  });
};
