import { z } from "zod";
import { ETATS_COMPTE, type EtatCompte } from "./compte.ts";

const ETATS = Object.keys(ETATS_COMPTE) as [EtatCompte, ...EtatCompte[]];

/** What the address of the list says; none of it names anyone. Menus send an empty value for « all ». */
export const FiltresComptes = z.object({
  etat: z.enum([...ETATS, ""]).default(""),
  role: z.string().max(40).default(""),
  perimetre: z.string().max(60).default(""),
  connexion: z.enum(["", "sans"]).default(""),
  recherche: z.string().max(40).default(""),
});
export type ParametresComptes = z.output<typeof FiltresComptes>;

export interface LigneCompte {
  readonly id: string;
  readonly prenom: string;
  readonly nom: string;
  readonly identifiant: string;
  readonly qualite: string;
  readonly structure: string | null;
  readonly etat: EtatCompte;
  readonly derniere_connexion_a: Date | null;
  /** Roles in force or to come. */
  readonly roles: readonly {
    readonly role: string;
    readonly type: string;
    readonly lieu: string | null;
  }[];
  readonly cle: string;
}

/** Counting stops there: what matters is « many ». */
export const COMPTE_MAX = 10_000;
