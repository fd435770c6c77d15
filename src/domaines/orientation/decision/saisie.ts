import { z } from "zod";
import { entier } from "#platform/http/index.ts";
import { PARCOURS } from "../regle/entrees.ts";

const id = (vide: string) => z.uuid(vide);

/** The form of the case: always explicit, so that what was read is what is decided. */
export const SaisieDecider = z.object({
  version: entier(),
  parcours: z.enum(PARCOURS, "Choisissez un parcours."),
  organisme: id("Choisissez un organisme."),
  motif: z.string().trim().max(1_000, "1 000 caractères au plus.").default(""),
});

/** One row of the list: its button names the version; the boxes of other rows come along and are not read. */
export const SaisieValider = z.object({
  version: entier(),
  choix: z.array(z.string()).default([]),
});

/** `id:version`, one per box ticked. */
const ligneChoisie = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}$/)
  .transform((t) => ({ orientationId: t.slice(0, 36), version: Number(t.slice(37)) }));

export const SaisieLot = z.object({
  choix: z.array(ligneChoisie).default([]),
});
