import { z } from "zod";
import { facultatif, texte } from "#platform/http/index.ts";
import type { CodeRejet } from "../lecture-caf/errors.ts";

export const ETATS_REJET = ["a_traiter", "repare", "abandonne"] as const;
export type EtatRejet = (typeof ETATS_REJET)[number];

export const LIBELLES_ETAT_REJET: Readonly<Record<EtatRejet, string>> = {
  a_traiter: "à traiter",
  repare: "réparé",
  abandonne: "abandonné",
};

/** Short names of the reasons, for lists and filters; the whole sentence is kept with each rejet. */
const LIBELLES_CODE: Readonly<Record<CodeRejet, string>> = {
  valeur_absente: "Valeur obligatoire absente",
  date_impossible: "Date impossible",
  naissance_future: "Naissance après le fichier",
  naissance_trop_ancienne: "Naissance avant 1900",
  matricule_illisible: "Matricule illisible",
  sexe_inconnu: "Sexe inconnu",
  role_rsa_absent: "Rôle RSA absent",
  aucune_personne: "Dossier sans personne",
  element_repete: "Élément répété",
  autre_organisme: "Autre organisme payeur",
  autre_departement: "Autre département",
  anomalie_payeur: "Anomalie signalée par l’organisme",
};

const estCodeRejet = (code: string): code is CodeRejet => Object.hasOwn(LIBELLES_CODE, code);

export const libelleCode = (code: string): string =>
  estCodeRejet(code) ? LIBELLES_CODE[code] : code;

/** Filters of the work list, in the address. */
export const FiltresRejets = z.object({
  etat: z.enum(ETATS_REJET).catch("a_traiter").default("a_traiter"),
  code: facultatif(z.string().max(40)),
  organisme: facultatif(z.string().max(40)),
  suivi: facultatif(z.literal("moi")),
});
export type FiltresRejets = z.output<typeof FiltresRejets>;

export const SaisieCorriger = z.object({
  contenu: texte(400_000, "Le bloc est vide : recopiez-le, corrigé, ou abandonnez le dossier."),
});

export const RAISON_MINIMUM = 10;

export const SaisieAbandonner = z.object({
  raison: texte(500, "Dites pourquoi, en une phrase : elle restera dans l’historique.").min(
    RAISON_MINIMUM,
    "Dites pourquoi en une phrase d’au moins 10 caractères.",
  ),
});

export const SaisieSuivre = z.object({ suivi: z.enum(["oui", "non"]) });

/** One line of the work list. */
export interface LigneRejet {
  readonly id: string;
  readonly depotId: string;
  readonly organisme: string | null;
  readonly ligne: number;
  readonly element: string;
  readonly code: string;
  readonly valeur: string | null;
  readonly numeroDemande: string | null;
  readonly matricule: string | null;
  readonly etat: EtatRejet;
  readonly suiviPar: string | null;
  readonly suiviParId: string | null;
}

export interface FicheRejet extends LigneRejet {
  readonly message: string;
  readonly traiteA: Date | null;
  readonly raison: string | null;
  readonly reparation: string | null;
  readonly nomFichier: string;
  readonly recuA: Date;
  /** Encrypted block. */
  readonly contenu: Uint8Array;
}
