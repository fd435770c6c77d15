import type { Condition } from "../../liste-regles.ts";

/**
 * Situations that nobody can be in, whatever is true of her: inputs are computed together. Left out of the check of a
 * list, so that a rule which only they meet is told as one that nobody meets.
 */
export const IMPOSSIBLES: readonly Condition[] = [
  {
    et: [
      { egal: { entree: "isole_avec_enfants", valeur: true } },
      { entre: { entree: "nombre_enfants", max: 0 } },
    ],
  },
  {
    et: [
      { egal: { entree: "majoration", valeur: true } },
      { egal: { entree: "isole_avec_enfants", valeur: false } },
    ],
  },
  {
    et: [
      { egal: { entree: "accompagnement_en_cours", valeur: false } },
      { dans: { entree: "parcours_en_cours", valeurs: ["emploi", "socio_pro", "social"] } },
    ],
  },
  { et: [{ present: "degre_autonomie" }, { non: { present: "source_autonomie" } }] },
  { et: [{ non: { present: "degre_autonomie" } }, { present: "source_autonomie" }] },
  { et: [{ present: "degre_autonomie" }, { non: { present: "anciennete_autonomie_mois" } }] },
  { et: [{ non: { present: "degre_autonomie" } }, { present: "anciennete_autonomie_mois" }] },
];
