import { z } from "zod";
import type { Jour } from "#core/jour.ts";
import { texte } from "#platform/http/index.ts";

export const MOTIFS = {
  meme_identite: "même nom de naissance, même prénom, même date de naissance",
  meme_nir: "même numéro de sécurité sociale, dates de naissance différentes",
} as const;

export const SaisieRattachement = z.object({
  gardee: z.uuid("Choisissez la fiche à garder."),
  motif: texte(500, "Écrivez ce qui vous fait dire que c’est la même personne."),
});

export const SaisieEcart = z.object({
  raison: texte(500, "Écrivez ce qui vous fait dire que ce sont deux personnes."),
});

/** One of two records, as they are compared. */
export interface FicheComparee {
  readonly id: string;
  readonly nom_usage: string;
  readonly nom_naissance: string;
  readonly prenom: string;
  readonly autres_prenoms: readonly string[];
  readonly naissance: Jour;
  readonly naissance_precision: string;
  readonly lieu_naissance: string | null;
  readonly sexe: string;
  readonly nir_fiable: boolean;
  readonly nir_connu: boolean;
  readonly territoire: string | null;
  readonly etat_droit: string | null;
  readonly organisme: string | null;
  readonly matricule: string | null;
  readonly payeur: string | null;
  readonly source: string;
  readonly creee_le: Jour;
  readonly fusionnee_dans: string | null;
}

export interface Comparaison {
  readonly fiches: readonly [FicheComparee, FicheComparee];
  /** `undefined` when one of the two is unknown. */
  readonly memeNir: boolean | undefined;
  /** The pair flagged, still to examine. */
  readonly doublonId: string | undefined;
}

export interface LigneDoublon {
  readonly id: string;
  readonly motif: string;
  readonly signale_a: Date;
  readonly personne_id: string;
  readonly nom: string;
  readonly prenom: string;
  readonly naissance: Jour;
  readonly source: string;
  readonly autre_id: string;
  readonly autre_nom: string;
  readonly autre_prenom: string;
  readonly autre_naissance: Jour;
  readonly autre_source: string;
}
