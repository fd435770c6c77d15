import { z } from "zod";

/** As people type it: spaces around and capitals do not count. */
export const Identifiant = z
  .string()
  .trim()
  .min(1, "Indiquez votre identifiant.")
  .max(100, "Un identifiant compte 100 caractères au plus.")
  .transform((texte) => texte.toLowerCase());

/** A professional's account. */
export interface Utilisateur {
  readonly id: string;
  /** Lower case. */
  readonly identifiant: string;
  readonly prenom: string;
  readonly nom: string;
  /** As it stands under decisions (L212-1 CRPA). */
  readonly qualite: string;
}
