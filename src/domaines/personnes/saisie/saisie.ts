import { z } from "zod";
import { caseCochee, facultatif, jourSaisi, texte } from "#platform/http/index.ts";

/** A person whom no payer knows (yet): what an agent can say of her. */
export const SaisiePersonne = z.object({
  nomNaissance: texte(80, "Écrivez son nom de naissance."),
  nomUsage: facultatif(z.string().trim().max(80)),
  prenom: texte(80, "Écrivez son prénom."),
  naissance: jourSaisi("Écrivez sa date de naissance, par exemple 12 mars 1992."),
  sexe: z.enum(["1", "2"], "Choisissez l’état civil."),
  adresse: facultatif(z.string().trim().max(200)),
  codePostal: facultatif(
    z
      .string()
      .trim()
      .regex(/^\d{5}$/, "Un code postal compte 5 chiffres."),
  ),
  commune: facultatif(z.string().trim().max(80)),
  telephone: facultatif(
    z
      .string()
      .trim()
      .regex(
        /^[+\d][\d .()-]{8,20}$/,
        "Écrivez le numéro en chiffres, par exemple 06 12 34 56 78.",
      ),
  ),
  courriel: facultatif(z.email("Écrivez une adresse complète, par exemple nom@exemple.fr.")),
  nir: facultatif(z.string().trim().max(30)),
  /** The near records were shown, and none is hers. */
  distincte: caseCochee(),
});
export type SaisiePersonne = z.output<typeof SaisiePersonne>;
