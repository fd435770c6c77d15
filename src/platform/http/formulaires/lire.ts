import { z } from "zod";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Saisie } from "#platform/html/saisie.ts";
import { CHAMP_JETON } from "../gardes/csrf.ts";
import { introuvable, mauvaiseRequete } from "../reponses/erreurs.ts";
import type { Contexte } from "../types.ts";
import { messageFrancais } from "./messages.ts";

/**
 * The values of a posted form, or the same form to show again (422): what was typed and one sentence
 * per field. A name the schema does not know, or a doubled name where one value is expected, is not
 * a slip of the person but a request we did not write: 400.
 */
export function lireFormulaire<S extends z.ZodObject>(
  c: Contexte,
  schema: S,
): Result<z.output<S>, Saisie> {
  const corps = c.var.corps;
  if (!corps) throw new Error("lireFormulaire ne se lit que dans un POST");
  return valider(corps.champs, schema);
}

/** The parameters of the address; wrong ones end the request, since nobody typed them. */
export function lireRequete<S extends z.ZodObject>(c: Contexte, schema: S): z.output<S> {
  const champs = new Map(Object.entries(c.req.queries()));
  champs.delete("curseur");
  const lu = valider(champs, schema);
  return lu.ok ? lu.value : mauvaiseRequete();
}

/** An id of the path; anything that is not a uuid names nothing of ours. */
export function lireId(c: Contexte, nom = "id"): string {
  const texte = c.req.param(nom) ?? "";
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(texte) ? texte : introuvable();
}

function valider<S extends z.ZodObject>(
  champs: ReadonlyMap<string, readonly string[]>,
  schema: S,
): Result<z.output<S>, Saisie> {
  const valeurs: Record<string, string | readonly string[]> = {};
  for (const [nom, recues] of champs) {
    if (nom === CHAMP_JETON) continue;
    if (!Object.hasOwn(schema.shape, nom)) mauvaiseRequete();
    if (estListe(schema.shape[nom])) valeurs[nom] = recues;
    else if (recues.length === 1) valeurs[nom] = recues[0] ?? "";
    else mauvaiseRequete();
  }
  const lu = schema.safeParse(valeurs, { error: messageFrancais });
  if (lu.success) return accepte(lu.data);
  return refuse({ valeurs, erreurs: erreursParChamp(lu.error.issues) });
}

/** Whether the field is a list under its defaults and options: only then may its name repeat. */
function estListe(champ: unknown): boolean {
  if (champ instanceof z.ZodArray) return true;
  if (champ instanceof z.ZodOptional || champ instanceof z.ZodDefault) {
    return estListe(champ.unwrap());
  }
  return champ instanceof z.ZodPipe && estListe(champ.in);
}

/** First sentence of each field; those of no field are told together, under the empty name. */
function erreursParChamp(issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const erreurs: Record<string, string> = {};
  for (const issue of issues) {
    const champ = String(issue.path[0] ?? "");
    if (champ === "" && erreurs[champ]) erreurs[champ] += ` ${issue.message}`;
    else erreurs[champ] ??= issue.message;
  }
  return erreurs;
}
