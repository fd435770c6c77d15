import { z } from "zod";
import type { Jour } from "#core/jour.ts";

/** Figures whose people no other house lists. */
export const LISTES_TABLEAU = {
  orientes: "Personnes soumises qui ont un organisme référent",
  entres: "Nouvelles situations depuis un an",
  decides: "Décisions d’orientation depuis un an",
} as const;
export type ListeTableau = keyof typeof LISTES_TABLEAU;

export const FiltresListeTableau = z.object({
  de: z.enum(Object.keys(LISTES_TABLEAU) as [ListeTableau, ...ListeTableau[]]),
  territoire: z.union([z.uuid(), z.literal("aucun"), z.literal("")]).default(""),
});
export type ParametresListeTableau = z.output<typeof FiltresListeTableau>;

export interface LigneTableau {
  readonly id: string;
  readonly personne_id: string;
  readonly nom_tri: string;
  readonly nom_usage: string;
  readonly prenom: string;
  readonly territoire: string | null;
  readonly organisme: string | null;
  readonly recue_le: Jour | null;
  readonly decide_le: Jour | null;
}

export interface PlaceTableau {
  readonly nomTri: string;
  readonly id: string;
  readonly avant: boolean;
}
