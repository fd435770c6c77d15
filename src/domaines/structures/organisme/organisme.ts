import { z } from "zod";

export const NATURES = [
  "departement",
  "france_travail",
  "mission_locale",
  "cap_emploi",
  "ccas",
  "plie",
  "association",
  "caf",
  "msa",
  "autre",
] as const;
export type NatureStructure = (typeof NATURES)[number];

export const LIBELLES_NATURE: Readonly<Record<NatureStructure, string>> = {
  departement: "Département",
  france_travail: "France Travail",
  mission_locale: "Mission locale",
  cap_emploi: "Cap emploi",
  ccas: "Centre communal d’action sociale",
  plie: "Plan local pour l’insertion et l’emploi",
  association: "Association",
  caf: "Caisse d’allocations familiales",
  msa: "Mutualité sociale agricole",
  autre: "Autre",
};

const PARCOURS = ["emploi", "socio_pro", "social"] as const;

export interface Structure {
  /** Same everywhere for one département and one code. */
  readonly id: string;
  readonly code: string;
  readonly nom: string;
  readonly nature: NatureStructure;
}

/** A body that may accompany, on one territoire or on the whole département. */
export interface OrganismeReferent {
  readonly id: string;
  readonly code: string;
  readonly structureId: string;
  /** Code of the territoire; null = the whole département. */
  readonly territoire: string | null;
  readonly nom: string;
  readonly parcours: readonly (typeof PARCOURS)[number][];
  /** Persons at most; null = not set. */
  readonly capacite: number | null;
  /** Whom to reach first: place, phone. */
  readonly premierContact: string;
}

export const FichierOrganismes = z.object({
  capacitesPourFoyers: z.number().int().positive(),
  structures: z.array(z.object({ code: z.string(), nom: z.string(), nature: z.enum(NATURES) })),
  organismes: z.array(
    z.object({
      code: z.string(),
      structure: z.string(),
      territoire: z.string().nullable(),
      nom: z.string(),
      parcours: z.array(z.enum(PARCOURS)).min(1),
      capacite: z.number().int().nonnegative().nullable(),
      /** Absent: the address of the territoire's own service. */
      premierContact: z.string().optional(),
    }),
  ),
});
