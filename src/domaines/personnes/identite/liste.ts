import { z } from "zod";
import { type Jour, lireJour } from "#core/jour.ts";

/** Columns one may add to the name. None of them identifies more than the name does, save the numbers. */
export const COLONNES = {
  naissance: "Naissance",
  role: "Rôle",
  territoire: "Territoire",
  droit: "Droit au RSA",
  soumise: "Droits et devoirs",
  entree: "Droit connu le",
  organisme: "Organisme référent",
  matricule: "N° d’allocataire",
  dossier: "N° de demande",
} as const;
export type CodeColonne = keyof typeof COLONNES;

export const CODES_COLONNE = Object.keys(COLONNES) as readonly CodeColonne[];
export const COLONNES_HABITUELLES: readonly CodeColonne[] = [
  "naissance",
  "role",
  "territoire",
  "droit",
  "soumise",
  "organisme",
];

const estColonne = (texte: string): texte is CodeColonne => Object.hasOwn(COLONNES, texte);

/** « aucun » asks for those whom no commune of the département situates. */
export const SANS_TERRITOIRE = "aucun";

const SITUATIONS = { oui: true, non: false } as const;

/** Filters of the address: none of them names anyone. An unknown value ends the request. */
export const FiltresPersonnes = z.object({
  territoire: z.union([z.uuid(), z.literal(SANS_TERRITOIRE), z.literal("")]).optional(),
  droit: z.enum(["oui", "non", ""]).optional(),
  soumise: z.enum(["oui", "non", "inconnu", ""]).optional(),
  etat: z
    .string()
    .regex(/^([0-9A-Z]|absent|)$/)
    .optional(),
  qui: z.enum(["adultes", "enfants", "tous", ""]).optional(),
  depuis: z
    .string()
    .refine((t) => t === "" || lireJour(t) !== undefined)
    .optional(),
  colonnes: z
    .array(z.string())
    .default([])
    .transform((codes) => codes.flatMap((c) => c.split(",")).filter(estColonne)),
  recherche: z.uuid().optional(),
  proches: z.literal("oui").optional(),
});
export type ParametresListe = z.output<typeof FiltresPersonnes>;

/** What the list is cut by. */
export interface Filtre {
  readonly territoireId?: string | null | undefined;
  readonly dansLeDroit?: boolean | undefined;
  /** `null`: unknown, which is not « no » (R-PER-05). */
  readonly soumis?: boolean | null | undefined;
  readonly etatDroit?: string | undefined;
  readonly entreeDepuis?: Jour | undefined;
  /** Adults of a dossier (DEM, CJT), or its other members; everyone when absent. */
  readonly adultes?: boolean | undefined;
}

/** Whom the list shows when its address does not say: those whom one accompanies. */
const QUI_HABITUEL = "adultes";

export const quiDe = (p: ParametresListe): "adultes" | "enfants" | "tous" => p.qui || QUI_HABITUEL;

const ADULTES = { adultes: true, enfants: false, tous: undefined } as const;

export const filtreDe = (p: ParametresListe): Filtre => ({
  ...(p.territoire ? { territoireId: p.territoire === SANS_TERRITOIRE ? null : p.territoire } : {}),
  ...(p.droit ? { dansLeDroit: SITUATIONS[p.droit] } : {}),
  ...(p.soumise ? { soumis: p.soumise === "inconnu" ? null : SITUATIONS[p.soumise] } : {}),
  adultes: ADULTES[quiDe(p)],
  ...(p.etat ? { etatDroit: p.etat } : {}),
  ...(p.depuis ? { entreeDepuis: lireJour(p.depuis) } : {}),
});

/** One line of the list or of an export, spelled as the database does. */
export interface LignePersonne {
  readonly id: string;
  readonly nom_tri: string;
  readonly nom_usage: string;
  readonly nom_naissance: string;
  readonly prenom: string;
  readonly naissance: Jour;
  readonly naissance_precision: string;
  readonly role: string | null;
  readonly territoire: string | null;
  readonly etat_droit: string | null;
  readonly motif_droit: string | null;
  readonly dans_le_droit: boolean;
  readonly soumis: boolean | null;
  readonly entree_le: Jour | null;
  readonly organisme: string | null;
  readonly source: string;
  /** The payers' numbers, read only when they are shown. */
  readonly matricule?: string | undefined;
  readonly payeur?: string | undefined;
  readonly numero_demande?: string | undefined;
}

/** Place of a line in the list, and where to go from it. */
export interface Place {
  readonly nomTri: string;
  readonly id: string;
  readonly avant: boolean;
  /** How many lines there were when the first page was read: they are not counted again at each page. */
  readonly compte?: number | undefined;
}

export interface LigneOrdonnee {
  readonly id: string;
  readonly nom_tri: string;
}

/** Counting stops there: « plus de 1 000 ». */
export const COMPTE_MAX = 1_001;

const SITUATION_DE_LISTE = ["territoire", "droit", "soumise", "etat", "qui", "depuis"] as const;

/** Address of the list with these filters; `curseur` is dropped: another list begins at its first page. */
export const adresseListe = (
  p: ParametresListe,
  changes: Partial<Record<(typeof SITUATION_DE_LISTE)[number] | "proches", string>> = {},
  base = "/personnes",
): string => {
  const requete = new URLSearchParams();
  for (const nom of SITUATION_DE_LISTE) {
    const valeur = changes[nom] ?? p[nom];
    if (valeur) requete.set(nom, valeur);
  }
  if (p.colonnes.length > 0) requete.set("colonnes", p.colonnes.join(","));
  if (p.recherche) requete.set("recherche", p.recherche);
  const proches = changes.proches ?? p.proches;
  if (proches) requete.set("proches", proches);
  const texte = requete.toString();
  return texte === "" ? base : `${base}?${texte}`;
};
