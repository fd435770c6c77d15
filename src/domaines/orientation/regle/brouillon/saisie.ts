import { z } from "zod";
import { caseCochee, entier, facultatif, jourSaisi, texte } from "#platform/http/index.ts";
import { A_RECUEILLIR, NOMS_ENTREES, PARCOURS } from "../entrees.ts";
import { NATURES_ORGANISME, type NatureOrganisme, type Regle } from "../liste-regles.ts";
import { CAS_MAX, champ } from "./rules/formulaire.ts";
import type { RegleSaisie } from "./usecases/modifier.ts";

const RANGS = Array.from({ length: CAS_MAX }, (_, i) => i + 1);

const borne = z.string().max(6).default("");
const valeurs = z.array(z.string().max(40)).default([]);

/** Three fields an input, for each case the form may show. */
const champsDesCas = Object.fromEntries(
  RANGS.flatMap((rang) =>
    NOMS_ENTREES.flatMap((nom) => [
      [champ(rang, nom, "min"), borne],
      [champ(rang, nom, "max"), borne],
      [champ(rang, nom, "valeurs"), valeurs],
    ]),
  ),
) as Record<string, typeof borne | typeof valeurs>;

const PHRASE_MAX = 200;

export const SaisieRegle = z.object({
  version: entier(),
  phrase_agent: texte(PHRASE_MAX, "Écrivez la règle en une phrase, pour les agents."),
  phrase_personne: texte(PHRASE_MAX, "Écrivez la raison telle que la personne la lira."),
  parcours: z.enum([...PARCOURS, "actuel", "aucun"], "Choisissez ce que la règle propose."),
  organisme: z
    .enum([...(NATURES_ORGANISME as [NatureOrganisme, ...NatureOrganisme[]]), ""])
    .default(""),
  a_recueillir: z
    .array(z.enum(Object.keys(A_RECUEILLIR) as [keyof typeof A_RECUEILLIR]))
    .default([]),
  tous: caseCochee(),
  ...champsDesCas,
});
type SaisieRegle = z.output<typeof SaisieRegle>;

/** The rule the form says, its condition read apart; the sentence is under the field when the pair makes no sense. */
export const regleSaisie = (
  s: SaisieRegle,
  condition: Regle["condition"],
): { readonly regle: RegleSaisie } | { readonly erreur: string } => {
  const commun = {
    phrase_agent: s.phrase_agent,
    phrase_personne: s.phrase_personne,
    condition,
    ...(s.a_recueillir.length > 0 ? { a_recueillir: s.a_recueillir } : {}),
  };
  if (s.parcours === "aucun") {
    return { regle: { ...commun, parcours: null, organisme_nature: null } };
  }
  if (s.parcours === "actuel") {
    return { regle: { ...commun, parcours: "actuel", organisme_nature: "actuel" } };
  }
  if (s.organisme === "") return { erreur: "Choisissez l’organisme qui accompagnera." };
  return { regle: { ...commun, parcours: s.parcours, organisme_nature: s.organisme } };
};

export const SaisieOuvrir = z.object({
  nom: texte(PHRASE_MAX, "Donnez un nom à la liste.").min(5, "Cinq caractères au moins."),
  base: z.uuid("Choisissez la version dont partir."),
});

export const SaisieDeplacer = z.object({
  version: entier(),
  geste: z.string().regex(/^(monter|descendre):[a-z][a-z0-9_]*$/),
});

export const SaisieVersion = z.object({ version: entier() });

export const SaisiePublier = z.object({
  version: entier(),
  acte: texte(PHRASE_MAX, "Donnez la référence de l’acte : « Délibération n° 2027-12 ».").min(
    5,
    "Cinq caractères au moins.",
  ),
  debut: jourSaisi("Indiquez le jour à partir duquel elle s’applique."),
  vote_le: facultatif(jourSaisi()),
  pour: facultatif(entier()),
  contre: facultatif(entier()),
  abstentions: facultatif(entier()),
});
