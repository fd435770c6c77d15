import { z } from "zod";
import { type Jour, lireJour } from "#core/jour.ts";

export interface Commune {
  /** INSEE. */
  readonly code: string;
  readonly nom: string;
  readonly codesPostaux: readonly string[];
  readonly population: number;
  /** SIREN of the intercommunalité. */
  readonly epci: string | null;
}

/** A code that old addresses still carry, and the commune that answers for it today. */
export interface CommuneAncienne {
  readonly code: string;
  readonly nom: string;
  readonly remplaceePar: string;
  /** First day when the code no longer named a commune of its own, when known. */
  readonly fin: Jour | null;
}

export interface Territoire {
  /** Same everywhere for one département, one preset and one code. */
  readonly id: string;
  readonly departement: string;
  /** `LEN`. */
  readonly code: string;
  readonly nom: string;
  /** Local service that orients. */
  readonly service: string;
  readonly adresse: readonly string[];
  readonly telephone: string | null;
  /** Which way of cutting the département: statistics by territoire must name it. */
  readonly prereglage: string;
  /** Tile map: course from the north, then position in half tiles from the west. */
  readonly rangee: number;
  readonly colonne: number;
}

/** A commune that does not follow its intercommunalité, for a time. */
export interface ExceptionCommune {
  readonly commune: string;
  readonly territoire: string;
  readonly motif: string;
  /** First day; absent = always so. */
  readonly debut?: Jour | undefined;
  /** First day when it no longer holds; absent = still so. */
  readonly fin?: Jour | undefined;
}

export interface Rattachement {
  readonly territoire: string;
  readonly epci: readonly string[];
}

/** One way of cutting a département. */
export interface Decoupage {
  readonly prereglage: string;
  readonly note: string;
  readonly territoires: readonly Territoire[];
  readonly rattachements: readonly Rattachement[];
  readonly exceptions: readonly ExceptionCommune[];
}

const jourDeFichier = z.string().transform((texte, ctx): Jour => {
  const lu = lireJour(texte);
  if (lu) return lu;
  ctx.addIssue({ code: "custom", message: `Jour illisible : ${texte}` });
  return z.NEVER;
});

export const FichierCommunes = z.object({
  epci: z.array(z.object({ code: z.string(), nom: z.string() })),
  communes: z.array(
    z.object({
      code: z.string(),
      nom: z.string(),
      codesPostaux: z.array(z.string()),
      population: z.number(),
      epci: z.string().nullable(),
    }),
  ),
  anciennes: z.array(
    z.object({
      code: z.string(),
      nom: z.string(),
      remplaceePar: z.string(),
      fin: jourDeFichier.nullable(),
    }),
  ),
});

export const FichierTerritoires = z.object({
  departement: z.string(),
  nom: z.string(),
  prereglageParDefaut: z.string(),
  territoires: z.array(
    z.object({
      code: z.string(),
      nom: z.string(),
      service: z.string(),
      adresse: z.array(z.string()),
      telephone: z.string().nullable(),
      rangee: z.number(),
      colonne: z.number(),
    }),
  ),
  prereglages: z.array(
    z.object({
      code: z.string(),
      note: z.string(),
      rattachements: z.array(z.object({ territoire: z.string(), epci: z.array(z.string()) })),
      exceptions: z.array(
        z.object({
          commune: z.string(),
          territoire: z.string(),
          motif: z.string(),
          debut: jourDeFichier.optional(),
          fin: jourDeFichier.optional(),
        }),
      ),
    }),
  ),
});

export const FichierDepartements = z.object({
  departements: z.array(z.object({ code: z.string(), nom: z.string() })),
});
