import { z } from "zod";
import type { Jour } from "#core/jour.ts";
import { lireJourSaisi } from "./jour-saisi.ts";

/** Text of a form, spaces around removed. */
export const texte = (max: number, vide = "À remplir."): z.ZodString =>
  z.string(vide).trim().min(1, vide).max(max);

/** A field that may be left empty: an empty answer is no answer. */
export const facultatif = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (v) => (typeof v === "string" && v.trim() === "" ? undefined : v),
    schema.optional(),
  );

/** A typed day (`30 nov. 2026`, `30/11/2026`). */
export const jourSaisi = (vide = "Indiquez une date, par exemple 30 nov. 2026.") =>
  z.string(vide).transform((saisi, contexte): Jour => {
    const lu = lireJourSaisi(saisi);
    if (lu.ok) return lu.value;
    contexte.addIssue({ code: "custom", message: saisi.trim() === "" ? vide : lu.refus });
    return z.NEVER;
  });

/** A whole number in figures; not `z.coerce`, which reads an empty answer as 0. */
export const entier = (vide = "Indiquez un nombre.") =>
  z
    .string(vide)
    .trim()
    .regex(/^-?\d{1,12}$/, vide)
    .transform(Number);

/** A single box: browsers send nothing when it is not ticked. */
export const caseCochee = () =>
  z
    .literal("oui")
    .optional()
    .transform((v) => v === "oui");
