import { z } from "zod";
import { type Jour, lireJour } from "#core/jour.ts";
import { facultatif, jourSaisi, texte } from "#platform/http/index.ts";
import { GESTES_CONNUS } from "./rules/gestes.ts";

/** A line of the trace, as the DPO reads it. */
export interface LigneTrace {
  readonly seq: number;
  readonly a: Date;
  /** The instant to the microsecond, for the place in the list. */
  readonly cle: string;
  readonly acteur_id: string | null;
  readonly acteur: string;
  readonly qualite: string | null;
  readonly geste: string;
  readonly objet_sorte: string | null;
  readonly objet_id: string | null;
  readonly personne_id: string | null;
  readonly motif: string | null;
  readonly champs: readonly string[] | null;
  readonly scellee: boolean;
}

export interface FiltreTrace {
  /** Id of an account. */
  readonly compte?: string | undefined;
  readonly personne?: string | undefined;
  readonly geste?: string | undefined;
  /** First and last day, both included. */
  readonly du?: Jour | undefined;
  readonly au?: Jour | undefined;
}

const JourAdresse = z.string().transform((lu, contexte): Jour => {
  const jour = lireJour(lu);
  if (jour) return jour;
  contexte.addIssue({ code: "custom", message: "jour" });
  return z.NEVER;
});

/** In the address: ids, a code and days; nothing that says who someone is. */
export const FiltresAdresse = z.object({
  compte: z.uuid().optional(),
  personne: z.uuid().optional(),
  geste: z.string().max(60).optional(),
  du: JourAdresse.optional(),
  au: JourAdresse.optional(),
});

export const PeriodeAdresse = FiltresAdresse.pick({ du: true, au: true });

const ORDRE = "La fin précède le début.";
const dansLOrdre = (p: { du?: Jour | undefined; au?: Jour | undefined }): boolean =>
  p.du === undefined || p.au === undefined || p.du <= p.au;

const champsPeriode = { du: facultatif(jourSaisi()), au: facultatif(jourSaisi()) };

export const SaisiePeriode = z
  .object(champsPeriode)
  .refine(dansLOrdre, { path: ["au"], error: ORDRE });

export const SaisieRecherche = z
  .object({
    identifiant: facultatif(texte(120)),
    geste: facultatif(z.enum(GESTES_CONNUS)),
    ...champsPeriode,
  })
  .refine(dansLOrdre, { path: ["au"], error: ORDRE });

export const SaisiePersonne = z.object({
  nom: texte(120, "Indiquez le nom, d’usage ou de naissance."),
  naissance: jourSaisi(),
});

/** `?compte=…&du=…`, empty when nothing is asked. */
export const adresseDe = (filtre: FiltreTrace): string => {
  const parametres = new URLSearchParams();
  for (const [nom, valeur] of Object.entries(filtre)) if (valeur) parametres.set(nom, valeur);
  const suite = parametres.toString();
  return suite === "" ? "" : `?${suite}`;
};
