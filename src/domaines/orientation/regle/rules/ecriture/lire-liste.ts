import type { z } from "zod";
import { accepte, type Result, refuse } from "#core/result.ts";
import { ListeRegles } from "../../liste-regles.ts";
import type { CodeFaute, Faute } from "./fautes.ts";

const PHRASES: Partial<Record<z.core.$ZodIssue["code"], string>> = {
  invalid_type: "Champ absent, ou d’un autre type que celui du schéma publié.",
  invalid_value: "Valeur hors de la liste du schéma publié.",
  invalid_format: "Valeur mal écrite : voir le schéma publié.",
  too_small: "Trop court, ou vide.",
  too_big: "Trop long.",
};

const enFaute = (issue: z.core.$ZodIssue): Faute => {
  const chemin = issue.path.map((p) => (typeof p === "number" ? p : String(p)));
  if (issue.code === "custom") {
    const code = (issue.params?.faute ?? "champ_invalide") as CodeFaute;
    return { code, chemin, message: issue.message };
  }
  if (issue.code === "unrecognized_keys") {
    const [cle = ""] = issue.keys;
    const message = `« ${cle} » n’est pas un champ du schéma publié.`;
    return { code: "champ_invalide", chemin: [...chemin, cle], message };
  }
  return {
    code: "champ_invalide",
    chemin,
    message: PHRASES[issue.code] ?? "Valeur refusée : voir le schéma publié.",
  };
};

export const enFautes = (erreur: z.ZodError): readonly Faute[] => erreur.issues.map(enFaute);

/** A list of rules as somebody wrote it; all that is wrong is returned at once. */
export const lireListe = (brut: unknown): Result<ListeRegles, readonly Faute[]> => {
  const lue = ListeRegles.safeParse(brut);
  return lue.success ? accepte(lue.data) : refuse(enFautes(lue.error));
};

/** « regles[2].condition.egal.entree » */
export const direChemin = (chemin: Faute["chemin"]): string =>
  chemin.reduce<string>(
    (texte, p) => (typeof p === "number" ? `${texte}[${p}]` : texte === "" ? p : `${texte}.${p}`),
    "",
  );

/** What was written there, as text; `undefined` when nothing is. */
export const valeurAu = (brut: unknown, chemin: Faute["chemin"]): unknown =>
  chemin.reduce<unknown>(
    (v, cle) =>
      typeof v === "object" && v !== null
        ? (v as Record<string | number, unknown>)[cle]
        : undefined,
    brut,
  );
