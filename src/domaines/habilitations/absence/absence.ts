import { z } from "zod";
import { jourSaisi } from "#platform/http/index.ts";
import { version } from "../compte/compte.ts";

export const SaisieAbsence = z.object({
  version,
  debut: jourSaisi("Indiquez le premier jour d’absence, par exemple 30 nov. 2026."),
  dernier: jourSaisi("Indiquez le dernier jour d’absence, par exemple 18 déc. 2026."),
  remplacant: z.uuid("Choisissez qui remplace."),
});
export type AbsenceSaisie = z.output<typeof SaisieAbsence>;

/** What decides who may replace whom. */
export interface Collegue {
  readonly id: string;
  readonly structureId: string | null;
  /** Roles in force on the first day. */
  readonly roles: readonly {
    readonly role: string;
    readonly type: string;
    readonly id: string | null;
    /** The role reads files. */
    readonly lit: boolean;
  }[];
}
