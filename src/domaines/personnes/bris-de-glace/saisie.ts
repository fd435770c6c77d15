import { z } from "zod";
import { jourSaisi, texte } from "#platform/http/index.ts";

/** Why a file outside the perimeter may be needed; the sentence beside says the rest. */
export const RAISONS = {
  urgence: "Urgence : la personne est devant moi ou en danger",
  accueil: "Elle se présente ici, son dossier est suivi ailleurs",
  transfert: "Elle déménage : je prépare son arrivée",
  demande: "Son référent ou son service me l’a demandé",
} as const;

export const PRECISION_MINIMUM = 15;

export const SaisieBris = z.object({
  nom: texte(80, "Écrivez son nom."),
  prenom: texte(80, "Écrivez son prénom."),
  naissance: jourSaisi("Écrivez sa date de naissance, par exemple 12 mars 1992."),
  raison: z.enum(Object.keys(RAISONS) as (keyof typeof RAISONS)[], "Choisissez une raison."),
  precision: texte(500, "Dites en une phrase pourquoi ce dossier vous est nécessaire.").refine(
    (t) => t.length >= PRECISION_MINIMUM,
    `Dites-en un peu plus : ${PRECISION_MINIMUM} caractères au moins.`,
  ),
});
export type DemandeBris = z.infer<typeof SaisieBris>;
