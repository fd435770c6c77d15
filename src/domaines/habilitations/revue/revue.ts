import { z } from "zod";
import type { Jour } from "#core/jour.ts";
import { jourSaisi } from "#platform/http/index.ts";
import { version } from "../compte/compte.ts";

/** More than that is not an examination. */
export const CHOIX_MAX = 50;

export const SaisieOuverture = z.object({
  echeance: jourSaisi("Indiquez la date avant laquelle chacun répond, par exemple 31 janv. 2027."),
});

const Choix = z.array(z.uuid()).default([]);
export const SaisieChoix = z.object({ choix: Choix });

export const SaisieFinRevue = z.object({
  version,
  fin: jourSaisi("Indiquez le premier jour sans ce rôle."),
});

export const FiltresRevue = z.object({
  vue: z.enum(["a_revoir", "repondues"]).default("a_revoir"),
});
export type VueRevue = z.output<typeof FiltresRevue>["vue"];

export interface Revue {
  readonly id: string;
  readonly ouverte_le: Jour;
  readonly echeance_le: Jour;
  readonly close_le: Jour | null;
}

export type TypeResponsable = "territoire" | "organisme" | "direction";

/** Who answers for a role in a campaign. */
export interface Responsable {
  readonly type: TypeResponsable;
  readonly id: string | null;
}
