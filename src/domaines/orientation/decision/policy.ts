import { filtrePerimetre, peut } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";

/** Deciding also takes a delegation of signature in force, read with the decision itself. */
export const peutDecider = (acteur: Acteur): boolean => peut(acteur, "orientation.decider");

/** Same answer, in the query: an orientation is seen with its person (`personne as p`). */
export const orientationsVisibles = (acteur: Acteur) => filtrePerimetre(acteur, "p");

/** The act that a delegation must name. */
export const ACTE_DELEGUE = "orientation";
