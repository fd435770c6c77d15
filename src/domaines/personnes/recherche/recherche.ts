import { z } from "zod";
import type { Jour } from "#core/jour.ts";
import { facultatif, jourSaisi } from "#platform/http/index.ts";

/** What a search holds, as typed. Never in an address: it names someone. */
export interface CriteresRecherche {
  readonly nom?: string;
  readonly naissance?: string;
  readonly matricule?: string;
  readonly dossier?: string;
  readonly nir?: string;
}

/** What is looked for, checked. The NIR is already its keyed hash, in hexadecimal. */
export interface Recherche {
  readonly nom?: string | undefined;
  readonly naissance?: Jour | undefined;
  readonly matricule?: string | undefined;
  readonly dossier?: string | undefined;
  readonly nirEmpreinte?: string | undefined;
}

const NOM_MAX = 120;

const chiffres = (max: number, phrase: string) =>
  facultatif(
    z
      .string()
      .trim()
      .regex(new RegExp(`^[\\d\\s]{1,${max}}$`), phrase),
  );

export const SaisieRecherche = z.object({
  nom: facultatif(z.string().trim().max(NOM_MAX)),
  naissance: facultatif(jourSaisi()),
  matricule: chiffres(15, "Un numéro d’allocataire ne compte que des chiffres, 7 en général."),
  dossier: facultatif(
    z
      .string()
      .trim()
      .regex(
        /^[0-9A-Za-z ]{1,20}$/,
        "Un numéro de demande ne compte que des chiffres et des lettres.",
      ),
  ),
  nir: facultatif(z.string().trim().max(30)),
});
export type SaisieRecherche = z.output<typeof SaisieRecherche>;

/** The single line of the top bar. */
export const SaisieBarre = z.object({ q: z.string().trim().max(NOM_MAX).default("") });

/** Kept on the server between the form and the pages of the list. */
export const RechercheGardee = z.object({
  nom: z.string().optional(),
  naissance: z
    .string()
    .optional()
    .transform((j) => j as Jour | undefined),
  matricule: z.string().optional(),
  dossier: z.string().optional(),
  nirEmpreinte: z.string().optional(),
});
