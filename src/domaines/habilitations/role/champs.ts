import type { Geste } from "./policy.ts";

interface ChampSensible {
  /** Who may read it, within her perimeter: one line of the policy. */
  readonly geste: Geste;
  /** Columns that hold it, `table.colonne`. */
  readonly colonnes: readonly string[];
  readonly source: string;
}

/**
 * Fields that a perimeter is not enough to read. Declared once: whatever shows, searches, exports or prints one of
 * these columns asks `peut` for its gesture, and a column named like one of them without being listed fails a test.
 * Health, private notes and violence have no column yet: the first one comes with its line here.
 */
export const CHAMPS_SENSIBLES = {
  nir: {
    geste: "personnes.voir_nir",
    colonnes: ["personne.nir_chiffre", "personne.nir_empreinte", "personne.nir_fiable"],
    source: "loi 78-17 art. 30 ; décret 2019-341 (R-RGPD-03)",
  },
  montants: {
    geste: "personnes.voir_montants",
    colonnes: ["droit.montant_centimes", "droit.detail", "membre_dossier.ressources"],
    source: "L262-44 CASF (R-RGPD-08)",
  },
} as const satisfies Record<string, ChampSensible>;

/** How a column that holds such a field is named. */
export const NOMS_SENSIBLES =
  /nir|montant|ressource|revenu|sante|medical|handicap|invalid|violence|note_privee|judiciaire/;
