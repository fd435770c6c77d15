import type { Jour } from "#core/jour.ts";
import type { RapportLecture } from "../lecture-caf/lecture-caf.ts";

export type EtatDepot =
  | "recu"
  | "en_cours"
  | "applique"
  | "deja_vu"
  | "retenu"
  | "refuse"
  | "abandonne";

export const LIBELLES_ETAT: Readonly<Record<EtatDepot, string>> = {
  recu: "en attente",
  en_cours: "en cours",
  applique: "appliqué",
  deja_vu: "déjà vu",
  retenu: "retenu",
  refuse: "refusé",
  abandonne: "abandonné",
};

/** Why a file or its application was refused or held; the sentence is already written. */
export interface RefusDepot {
  readonly code: string;
  readonly message: string;
  readonly ligne: number | null;
  readonly element: string | null;
  readonly valeur: string | null;
}

/** What `flux importer` prints and what the report page shows. crees + modifies + inchanges + anciens + rejets_total = foyers. */
export interface RapportDepot extends Partial<RapportLecture> {
  readonly crees?: number;
  readonly modifies?: number;
  readonly inchanges?: number;
  readonly anciens?: number;
  readonly sortis?: number;
  readonly entrees?: number;
  readonly suspensions?: number;
  readonly mutations?: number;
  readonly personnes_creees?: number;
  readonly personnes_modifiees?: number;
  readonly duree_ms?: { readonly lecture: number; readonly copie: number; readonly fusion: number };
  readonly refus?: RefusDepot;
}

/** What the end of an import tells its caller. */
export interface IssueDepot {
  readonly depot: string;
  readonly statut: Exclude<EtatDepot, "recu" | "en_cours" | "abandonne">;
  readonly deja_vu: boolean;
  readonly rapport: RapportDepot;
}

export interface DepotConnu {
  readonly id: string;
  readonly empreinte: string;
  readonly nomFichier: string;
  /** Its name in the folder of deposits; `null` when it was infected, and destroyed. */
  readonly fichier: string | null;
  readonly octets: number;
  readonly etat: EtatDepot;
  readonly reparation: boolean;
  readonly recuA: Date;
  readonly confirme: boolean;
  readonly organisme: string | null;
  readonly reference: Jour | null;
  readonly rapport: RapportDepot | null;
}
