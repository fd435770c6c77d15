import { z } from "zod";
import { LIBELLES_NATURE, type NatureStructure } from "#domaines/structures/index.ts";
import { A_RECUEILLIR, type NomEntree, PARCOURS, type ValeurEntree } from "./entrees.ts";
import { type Faute, fautesDeCondition, fautesDeTexte } from "./rules/ecriture/fautes.ts";

/** Small and closed: what can be written here can be read aloud. */
export type Condition =
  | { readonly et: readonly Condition[] }
  | { readonly ou: readonly Condition[] }
  | { readonly non: Condition }
  | { readonly egal: { readonly entree: NomEntree; readonly valeur: ValeurEntree } }
  | { readonly dans: { readonly entree: NomEntree; readonly valeurs: readonly ValeurEntree[] } }
  | {
      readonly entre: {
        readonly entree: NomEntree;
        readonly min?: number | undefined;
        readonly max?: number | undefined;
      };
    }
  | { readonly present: NomEntree };

const signaler = (contexte: z.RefinementCtx, { code, chemin, message }: Faute): void => {
  contexte.addIssue({ code: "custom", path: [...chemin], message, params: { faute: code } });
};

/** Read by hand rather than as a union of shapes, so that what is wrong is told where it is. */
const Condition = z.unknown().superRefine((brut, contexte) => {
  for (const faute of fautesDeCondition(brut)) signaler(contexte, faute);
}) as unknown as z.ZodType<Condition>;

/** Natures of bodies that may accompany; `actuel` = the one that already does. */
export type NatureOrganisme = NatureStructure | "actuel";
export const LIBELLES_NATURE_ORGANISME: Readonly<Record<NatureOrganisme, string>> = {
  ...LIBELLES_NATURE,
  actuel: "Organisme actuel",
};
export const NATURES_ORGANISME = Object.keys(
  LIBELLES_NATURE_ORGANISME,
) as readonly NatureOrganisme[];

const phrase = z.string().trim().min(5).max(200);

/** `parcours` empty: the rule proposes nothing and asks for an interview (decision table, row 7). */
export const Regle = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  rang: z.number().int().min(1),
  phrase_agent: phrase,
  /** Addressed to the person: follows « nous avons tenu compte de votre situation : ». */
  phrase_personne: phrase,
  condition: Condition,
  parcours: z.enum([...PARCOURS, "actuel"]).nullable(),
  organisme_nature: z.enum(NATURES_ORGANISME).nullable(),
  a_recueillir: z
    .array(z.enum(Object.keys(A_RECUEILLIR) as [keyof typeof A_RECUEILLIR]))
    .optional(),
});
export type Regle = z.infer<typeof Regle>;

/** What is wrong between the rules of a list, each being well written. */
const fautesDeSuite = (regles: readonly Regle[]): readonly Faute[] => {
  const codes = new Set<string>();
  return regles.flatMap((regle, i) => {
    const { rang, code, parcours, organisme_nature } = regle;
    const invalide = (champ: string, message: string): Faute => ({
      code: "champ_invalide",
      chemin: [i, champ],
      message,
    });
    const double = codes.has(code);
    codes.add(code);
    return [
      ...(rang === i + 1 ? [] : [invalide("rang", `Rang ${i + 1} attendu à cette place.`)]),
      ...(double ? [invalide("code", `Le code « ${code} » sert deux fois.`)] : []),
      ...((parcours === null) === (organisme_nature === null)
        ? []
        : [
            invalide(
              "organisme_nature",
              "Un parcours va avec un organisme : l’un sans l’autre n’est pas une proposition.",
            ),
          ]),
      ...(["code", "phrase_agent", "phrase_personne"] as const).flatMap((champ) =>
        fautesDeTexte(regle[champ], [i, champ]),
      ),
    ];
  });
};

/** An ordered list: the first rule met is retained (R-ORI-08). */
export const ListeRegles = z
  .strictObject({
    version: z.number().int().min(1),
    nom: phrase,
    acte: phrase,
    auteur: phrase,
    debut: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    regles: z.array(Regle).min(1),
  })
  .superRefine((liste, contexte) => {
    for (const faute of fautesDeSuite(liste.regles)) {
      signaler(contexte, { ...faute, chemin: ["regles", ...faute.chemin] });
    }
  });
export type ListeRegles = z.infer<typeof ListeRegles>;
