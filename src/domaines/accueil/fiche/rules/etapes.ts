import { ecartJours, type Jour } from "#core/jour.ts";
import type { OrientationLue } from "../fiche.ts";

/** A stage of the bridge: from right to lasting job, same stages and words everywhere. */
export interface Etape {
  readonly nom: string;
  /** A day, or a word when there is none. */
  readonly le: Jour | undefined;
  readonly mot: string;
  readonly etat: "fait" | "encours" | "avenir";
  readonly jours?: number;
  readonly retard?: boolean;
}

const APRES_ORIENTATION = [
  "Référent",
  "Diagnostic",
  "Contrat signé",
  "Première action",
  "Emploi durable",
];

const avenir = (nom: string): Etape => ({ nom, le: undefined, mot: "à venir", etat: "avenir" });

/**
 * Where a person's parcours stands, from what is known: the information received, then the orientation. A stage
 * later than the orientation is to come, never guessed.
 *
 * @param connueLe     day the département knew of the right; `undefined` without a right
 * @param orientation  the latest one, `undefined` when none was opened
 * @rule R-ORI-02
 * @source CASF, art. L. 262-29, D. 262-65-2
 */
export const etapesDuParcours = (
  connueLe: Jour | undefined,
  orientation: OrientationLue | undefined,
  aujourdhui: Jour,
): readonly Etape[] => {
  const recueLe = orientation?.recue_le ?? connueLe;
  const information: Etape = {
    nom: "Information reçue",
    le: recueLe,
    mot: "aucun droit connu",
    etat: recueLe ? "fait" : "avenir",
  };
  const suite = APRES_ORIENTATION.map(avenir);
  if (!orientation || !recueLe) return [information, avenir("Orientation"), ...suite];
  const { decide_le, echeance_le } = orientation;
  const jours = ecartJours(recueLe, decide_le ?? aujourdhui);
  const limite = decide_le ?? aujourdhui;
  const retard = echeance_le !== null && echeance_le < limite;
  return [
    { ...information, jours, retard },
    decide_le
      ? { nom: "Orientation", le: decide_le, mot: "", etat: "fait" }
      : { nom: "Orientation", le: undefined, mot: "à décider", etat: "encours" },
    ...suite,
  ];
};
