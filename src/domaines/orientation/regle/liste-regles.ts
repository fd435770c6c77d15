import { z } from "zod";
import { LIBELLES_NATURE, type NatureStructure } from "#domaines/structures/index.ts";
import {
  A_RECUEILLIR,
  type DescriptionEntree,
  descriptionEntree,
  ENTREES,
  NOMS_ENTREES,
  PARCOURS,
} from "./entrees.ts";

/** Small and closed: what can be written here can be read aloud. */
export type Condition =
  | { readonly et: readonly Condition[] }
  | { readonly ou: readonly Condition[] }
  | { readonly non: Condition }
  | { readonly egal: { readonly entree: NomEntreeLue; readonly valeur: Valeur } }
  | { readonly dans: { readonly entree: NomEntreeLue; readonly valeurs: readonly Valeur[] } }
  | {
      readonly entre: {
        readonly entree: NomEntreeLue;
        readonly min?: number | undefined;
        readonly max?: number | undefined;
      };
    }
  | { readonly present: NomEntreeLue };
type NomEntreeLue = z.infer<typeof NomEntree>;
type Valeur = z.infer<typeof Valeur>;

const NomEntree = z.enum(NOMS_ENTREES as [keyof typeof ENTREES, ...(keyof typeof ENTREES)[]]);
const Valeur = z.union([z.number().int(), z.boolean(), z.string()]);

const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ et: z.array(Condition) }),
    z.strictObject({ ou: z.array(Condition).min(1) }),
    z.strictObject({ non: Condition }),
    z.strictObject({ egal: z.strictObject({ entree: NomEntree, valeur: Valeur }) }),
    z.strictObject({
      dans: z.strictObject({ entree: NomEntree, valeurs: z.array(Valeur).min(1) }),
    }),
    z.strictObject({
      entre: z.strictObject({
        entree: NomEntree,
        min: z.number().int().optional(),
        max: z.number().int().optional(),
      }),
    }),
    z.strictObject({ present: NomEntree }),
  ]),
);

/** Natures of bodies that may accompany; `actuel` = the one that already does. */
export type NatureOrganisme = NatureStructure | "actuel";
const NATURES_ORGANISME: readonly NatureOrganisme[] = [
  ...(Object.keys(LIBELLES_NATURE) as NatureStructure[]),
  "actuel",
];

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

const accepteValeur = (d: DescriptionEntree, valeur: Valeur): boolean => {
  if (d.type === "nombre") return typeof valeur === "number";
  if (d.type === "oui_non") return typeof valeur === "boolean";
  return typeof valeur === "string" && valeur in d.valeurs;
};

const fautesDeCondition = (c: Condition): readonly string[] => {
  if ("et" in c) return c.et.flatMap(fautesDeCondition);
  if ("ou" in c) return c.ou.flatMap(fautesDeCondition);
  if ("non" in c) return fautesDeCondition(c.non);
  if ("present" in c) return [];
  if ("entre" in c) {
    const { entree, min, max } = c.entre;
    if (ENTREES[entree].type !== "nombre") return [`« ${entree} » ne se compare pas à des bornes.`];
    if (min === undefined && max === undefined) return [`« ${entree} » : donnez une borne.`];
    return min !== undefined && max !== undefined && min > max
      ? [`« ${entree} » : la borne basse dépasse la borne haute.`]
      : [];
  }
  const { entree, valeurs } =
    "egal" in c ? { entree: c.egal.entree, valeurs: [c.egal.valeur] } : c.dans;
  return valeurs
    .filter((v) => !accepteValeur(descriptionEntree(entree), v))
    .map((v) => `« ${entree} » ne prend pas la valeur ${JSON.stringify(v)}.`);
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
    const codes = new Set<string>();
    liste.regles.forEach((regle, i) => {
      const signaler = (message: string): void =>
        contexte.addIssue({ code: "custom", path: ["regles", i], message });
      if (regle.rang !== i + 1) signaler(`Rang ${regle.rang} attendu en place ${i + 1}.`);
      if (codes.has(regle.code)) signaler(`Le code « ${regle.code} » sert deux fois.`);
      codes.add(regle.code);
      if ((regle.parcours === null) !== (regle.organisme_nature === null)) {
        signaler(
          "Un parcours va avec un organisme, et l’un sans l’autre n’est pas une proposition.",
        );
      }
      fautesDeCondition(regle.condition).forEach(signaler);
    });
  });
export type ListeRegles = z.infer<typeof ListeRegles>;
