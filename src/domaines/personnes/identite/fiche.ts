import type { Jour } from "#core/jour.ts";
import type { Periode } from "#core/periode.ts";

/** Where a line received in bulk comes from, and when it was known. */
export interface Provenance {
  readonly organisme: string;
  readonly sorte: string;
  readonly reference: Jour;
  readonly depotId: string;
  readonly connuLe: Jour;
  /** Day from which something else is held for true; absent while it still stands. */
  readonly remplaceLe?: Jour | undefined;
}

export interface DroitConnu {
  readonly dossierId: string;
  readonly etat: string;
  readonly motif: string | null;
  readonly montantCentimes: number | null;
  readonly validite: Periode;
  readonly provenance: Provenance;
}

export interface SoumissionConnue {
  readonly valeur: boolean | null;
  readonly validite: Periode;
  readonly provenance: Provenance;
}

export interface AdresseConnue {
  readonly lignes: readonly string[];
  readonly codePostal: string | null;
  readonly nomCommune: string | null;
  readonly territoire: string | null;
  readonly validite: Periode;
  readonly provenance: Provenance;
}

export interface Appartenance {
  readonly personneId: string;
  readonly dossierId: string;
  readonly foyerId: string;
  readonly organisme: string;
  readonly matricule: string;
  readonly numeroDemande: string;
  readonly dateDemande: Jour;
  readonly situationFamille: string | null;
  readonly dernierVersement: Jour | null;
  readonly role: string;
  readonly validite: Periode;
  readonly provenance: Provenance;
}

export interface MembreFoyer {
  readonly id: string;
  readonly nom: string;
  readonly prenom: string;
  readonly naissance: Jour;
  readonly role: string;
}

export interface Coordonnee {
  readonly sorte: string;
  readonly valeur: string;
  readonly source: string;
  readonly depuis: Jour;
}

export interface Rattachee {
  readonly lienId: string;
  readonly nom: string;
  readonly prenom: string;
  readonly source: string;
  readonly motif: string;
  readonly faitPar: string | null;
  readonly faitLe: Jour;
}

export interface DoublonSignale {
  readonly id: string;
  readonly autreId: string;
  readonly nom: string;
  readonly prenom: string;
  readonly motif: string;
}

export interface EvenementLu {
  readonly jour: Jour;
  readonly nature: string;
  readonly resume: string;
  readonly source: string;
  readonly lien: string | null;
}

/** Who she is, and her situation of today. */
export interface Identite {
  readonly id: string;
  readonly civilite: string | null;
  readonly nom_usage: string;
  readonly nom_naissance: string;
  readonly prenom: string;
  readonly autres_prenoms: readonly string[];
  readonly naissance: Jour;
  readonly naissance_precision: string;
  readonly lieu_naissance: string | null;
  readonly sexe: string;
  readonly nir_connu: boolean;
  readonly nir_fiable: boolean;
  readonly territoire_id: string | null;
  readonly territoire: string | null;
  readonly service: string | null;
  readonly service_telephone: string | null;
  readonly organisme: string | null;
  readonly organisme_contact: string | null;
  readonly dossier_id: string | null;
  readonly role: string | null;
  readonly etat_droit: string | null;
  readonly motif_droit: string | null;
  readonly dans_le_droit: boolean;
  readonly soumis: boolean | null;
  readonly entree_le: Jour | null;
  readonly source: string;
}

/** A person's record: what this house knows of her, attached records included. */
export interface Fiche {
  readonly identite: Identite;
  /** Her id, then those of the records attached to hers. */
  readonly ids: readonly string[];
  readonly rattachees: readonly Rattachee[];
  readonly appartenances: readonly Appartenance[];
  readonly foyer: readonly MembreFoyer[];
  readonly droits: readonly DroitConnu[];
  readonly soumissions: readonly SoumissionConnue[];
  readonly adresses: readonly AdresseConnue[];
  readonly coordonnees: readonly Coordonnee[];
  readonly doublons: readonly DoublonSignale[];
  readonly evenements: readonly EvenementLu[];
}
