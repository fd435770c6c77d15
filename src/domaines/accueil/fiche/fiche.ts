import type { Jour } from "#core/jour.ts";

/** An orientation, as the record shows it; the states are those of its house. */
export interface OrientationLue {
  readonly id: string;
  readonly etat: string;
  readonly motif_ouverture: string;
  readonly recue_le: Jour;
  readonly echeance_le: Jour | null;
  readonly parcours: string | null;
  readonly organisme: string | null;
  readonly decide_le: Jour | null;
  readonly decideur: string | null;
  readonly motif_decision: string | null;
  readonly close_le: Jour | null;
  readonly motif_cloture: string | null;
  readonly propose: string | null;
  readonly organisme_propose: string | null;
}

export interface CourrierLu {
  readonly id: string;
  readonly titre: string;
  readonly etat: string;
  readonly cree_le: Jour;
  readonly lot_id: string | null;
}

/** What higher houses know of the person. */
export interface Suivi {
  readonly orientations: readonly OrientationLue[];
  readonly courriers: readonly CourrierLu[];
}
