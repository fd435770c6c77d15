import type { Jour } from "#core/jour.ts";
import type { Provenance } from "../identite/fiche.ts";

/** A line of the timeline that bulk files said, read from the history tables; nothing is rebuilt by guessing. */
export interface FaitRecu {
  readonly jour: Jour;
  readonly nature: "droit" | "soumission" | "adresse" | "dossier";
  readonly fait: string;
  readonly provenance: Provenance;
}
