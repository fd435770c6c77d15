import { z } from "zod";
import { LONGUEUR_MAX } from "./rules/mot-de-passe-permis.ts";

/** As typed or pasted, spaces included: what is refused is told by the rule, not by the shape. */
const motDePasse = (vide: string) =>
  z.string().min(1, vide).max(LONGUEUR_MAX, `${LONGUEUR_MAX} caractères au plus.`);

const NouveauMotDePasse = {
  nouveau: motDePasse("Choisissez un mot de passe."),
  confirmation: motDePasse("Tapez-le une seconde fois."),
};

const PAREILS = { path: ["confirmation"], error: "Les deux ne sont pas les mêmes." };

interface Choisi {
  readonly nouveau: string;
  readonly confirmation: string;
}
const pareils = ({ nouveau, confirmation }: Choisi): boolean => nouveau === confirmation;

export const SaisieLien = z.object({
  lien: z.string().trim().min(1, "Collez le lien que vous avez reçu.").max(500),
});

export const SaisieChoisir = z.object(NouveauMotDePasse).refine(pareils, PAREILS);

export const SaisieChanger = z
  .object({ actuel: motDePasse("Indiquez votre mot de passe actuel."), ...NouveauMotDePasse })
  .refine(pareils, PAREILS);

/** One of the two: a code when the account has a second factor, the password when it has none. */
export const SaisieConfirmer = z.object({
  code: z.string().trim().max(40).default(""),
  "mot-de-passe": z.string().max(LONGUEUR_MAX).default(""),
  suite: z.string().max(100).default(""),
});

export const SaisieConfirmerCle = z.object({
  reponse: z.string().max(20_000),
  suite: z.string().max(100).default(""),
});
