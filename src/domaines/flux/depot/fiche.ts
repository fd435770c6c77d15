import { z } from "zod";
import type { Jour } from "#core/jour.ts";
import { texte } from "#platform/http/index.ts";
import type { EtatDepot, RapportDepot } from "./depot.ts";

/** One line of the history. */
export interface LigneDepot {
  readonly id: string;
  readonly etat: EtatDepot;
  readonly organisme: string | null;
  readonly type: string | null;
  readonly reference: Jour | null;
  readonly reparation: boolean;
  readonly nomFichier: string;
  readonly recuA: Date;
  /** As written by the database: to the microsecond, which a `Date` cuts. */
  readonly recuCle: string;
  readonly foyers: number | null;
  readonly deposePar: string | null;
}

export interface FicheDepot extends Omit<LigneDepot, "recuCle" | "foyers"> {
  readonly octets: number;
  readonly empreinte: string;
  readonly etape: string | null;
  readonly avancement: number;
  readonly rapport: RapportDepot;
  readonly commenceA: Date | null;
  readonly termineA: Date | null;
  readonly confirmePar: string | null;
  readonly motif: string | null;
  /** The applied deposit of the same bytes. */
  readonly premier: { readonly id: string; readonly recuA: Date } | null;
}

/** Last stock of an organisme. */
export interface DernierMensuel {
  readonly organisme: string;
  readonly reference: Jour;
  readonly depotId: string;
}

const LIBELLES_TYPE: Readonly<Record<string, string>> = {
  beneficiaire_mensuel: "Bénéficiaires, mensuel",
  beneficiaire_quotidien: "Bénéficiaires, quotidien",
};

const PAS_ENCORE_LUS: readonly EtatDepot[] = ["recu", "en_cours"];

export const libelleType = ({
  type,
  reparation,
  etat,
}: Pick<LigneDepot, "type" | "reparation" | "etat">): string => {
  if (reparation) return "Correction";
  if (type !== null) return LIBELLES_TYPE[type] ?? type;
  return PAS_ENCORE_LUS.includes(etat) ? "Fichier à lire" : "Fichier non lu";
};

export const RAISON_MINIMUM = 10;

export const SaisieTrancher = z.object({
  motif: texte(500, "Dites pourquoi, en une phrase : elle restera dans l’historique.").min(
    RAISON_MINIMUM,
    "Dites pourquoi en une phrase d’au moins 10 caractères.",
  ),
});

/** The form carries a file and nothing else. */
export const SaisieDeposer = z.object({});
