import {
  type DescriptionEntree,
  descriptionEntree,
  ENTREES,
  type NomEntree,
} from "../../entrees.ts";
import { sujetInterdit } from "./interdits.ts";

export type CodeFaute =
  | "entree_interdite"
  | "entree_inconnue"
  | "mot_interdit"
  | "valeur_hors_domaine"
  | "comparaison_impossible"
  | "condition_illisible"
  | "champ_invalide";

/** What is wrong in rules or in inputs that somebody wrote, and where. */
export interface Faute {
  readonly code: CodeFaute;
  readonly chemin: readonly (string | number)[];
  readonly message: string;
}

type Chemin = Faute["chemin"];

const estObjet = (brut: unknown): brut is Readonly<Record<string, unknown>> =>
  typeof brut === "object" && brut !== null && !Array.isArray(brut);

export const estNomEntree = (nom: unknown): nom is NomEntree =>
  typeof nom === "string" && Object.hasOwn(ENTREES, nom);

/** Why a name is no input: it speaks of what may never decide, or nothing published bears it. */
export const fauteDeNom = (nom: unknown, chemin: Chemin): Faute => {
  const sujet = sujetInterdit(String(nom));
  return sujet
    ? {
        code: "entree_interdite",
        chemin,
        message: `« ${String(nom)} » : une règle ne regarde jamais ${sujet}.`,
      }
    : {
        code: "entree_inconnue",
        chemin,
        message: `« ${String(nom)} » n’est pas une entrée du schéma publié : orientation regles --schema les donne toutes.`,
      };
};

const accepte = (d: DescriptionEntree, valeur: unknown): boolean => {
  if (d.type === "nombre") {
    return Number.isInteger(valeur) && Number(valeur) >= d.min && Number(valeur) <= d.max;
  }
  if (d.type === "oui_non") return typeof valeur === "boolean";
  return typeof valeur === "string" && Object.hasOwn(d.valeurs, valeur);
};

const direDomaine = (d: DescriptionEntree): string => {
  if (d.type === "nombre") return `un nombre entier de ${d.min} à ${d.max}`;
  return d.type === "oui_non" ? "true ou false" : Object.keys(d.valeurs).join(", ");
};

/** A value that an input does not take; an empty list = it does. */
export const fautesDeValeur = (
  entree: NomEntree,
  valeur: unknown,
  chemin: Chemin,
): readonly Faute[] => {
  const d = descriptionEntree(entree);
  if (accepte(d, valeur)) return [];
  const message = `« ${entree} » ne prend pas la valeur ${JSON.stringify(valeur) ?? "absente"} : attendu ${direDomaine(d)}.`;
  return [{ code: "valeur_hors_domaine", chemin, message }];
};

const illisible = (chemin: Chemin, message: string): readonly Faute[] => [
  { code: "condition_illisible", chemin, message },
];

const FORMES = ["et", "ou", "non", "egal", "dans", "entre", "present"] as const;
const CLES = {
  egal: ["entree", "valeur"],
  dans: ["entree", "valeurs"],
  entre: ["entree", "min", "max"],
} as const;

const fautesDeBornes = (
  entree: NomEntree,
  { min, max }: Readonly<Record<string, unknown>>,
  chemin: Chemin,
): readonly Faute[] => {
  if (ENTREES[entree].type !== "nombre") {
    const message = `« ${entree} » ne se compare pas à des bornes.`;
    return [{ code: "comparaison_impossible", chemin, message }];
  }
  if (min === undefined && max === undefined) {
    return illisible(chemin, `« ${entree} » : donnez une borne, min ou max.`);
  }
  const fautes = [
    ...(min === undefined ? [] : fautesDeValeur(entree, min, [...chemin, "min"])),
    ...(max === undefined ? [] : fautesDeValeur(entree, max, [...chemin, "max"])),
  ];
  return fautes.length === 0 && typeof min === "number" && typeof max === "number" && min > max
    ? illisible(chemin, `« ${entree} » : la borne basse ${min} dépasse la borne haute ${max}.`)
    : fautes;
};

const fautesDeComparaison = (
  forme: keyof typeof CLES,
  corps: unknown,
  chemin: Chemin,
): readonly Faute[] => {
  if (!estObjet(corps)) return illisible(chemin, `« ${forme} » attend un objet.`);
  const connues: readonly string[] = CLES[forme];
  const enTrop = Object.keys(corps).find((cle) => !connues.includes(cle));
  if (enTrop)
    return illisible([...chemin, enTrop], `« ${enTrop} » n’a pas de sens dans « ${forme} ».`);
  const { entree, valeur, valeurs } = corps;
  if (!estNomEntree(entree)) return [fauteDeNom(entree, [...chemin, "entree"])];
  if (forme === "entre") return fautesDeBornes(entree, corps, chemin);
  if (forme === "egal") return fautesDeValeur(entree, valeur, [...chemin, "valeur"]);
  if (!Array.isArray(valeurs) || valeurs.length === 0) {
    return illisible([...chemin, "valeurs"], "« dans » attend une liste d’une valeur au moins.");
  }
  return valeurs.flatMap((v, i) => fautesDeValeur(entree, v, [...chemin, "valeurs", i]));
};

/** Everything wrong in a condition, at any depth, before it is taken for one. */
export const fautesDeCondition = (brut: unknown, chemin: Chemin = []): readonly Faute[] => {
  const cles = estObjet(brut) ? Object.keys(brut) : [];
  const forme = FORMES.find((f) => f === cles[0]);
  if (!estObjet(brut) || cles.length !== 1 || !forme) {
    return illisible(chemin, `Une condition s’écrit avec un seul mot parmi ${FORMES.join(", ")}.`);
  }
  const corps = brut[forme];
  const ici = [...chemin, forme];
  if (forme === "non") return fautesDeCondition(corps, ici);
  if (forme === "present") return estNomEntree(corps) ? [] : [fauteDeNom(corps, ici)];
  if (forme !== "et" && forme !== "ou") return fautesDeComparaison(forme, corps, ici);
  if (!Array.isArray(corps) || (forme === "ou" && corps.length === 0)) {
    return illisible(ici, `« ${forme} » attend une liste de conditions.`);
  }
  return corps.flatMap((c, i) => fautesDeCondition(c, [...ici, i]));
};

/** A sentence of a rule that speaks of what may never decide. */
export const fautesDeTexte = (texte: string, chemin: Chemin): readonly Faute[] => {
  const sujet = sujetInterdit(texte);
  if (!sujet) return [];
  const message = `« ${texte} » : une règle ne nomme jamais ${sujet}.`;
  return [{ code: "mot_interdit", chemin, message }];
};
