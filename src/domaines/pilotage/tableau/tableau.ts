import { z } from "zod";
import type { CodeIndicateur } from "../indicateur/indicateur.ts";

/** What the map and the table sort by. */
export const MESURES = [
  "dans_le_droit",
  "soumis",
  "orientes",
  "en_attente",
  "delai_median",
] as const satisfies readonly CodeIndicateur[];
export type Mesure = (typeof MESURES)[number];

export const LIBELLES_MESURE: Readonly<Record<Mesure, string>> = {
  dans_le_droit: "Dans le droit",
  soumis: "Soumises",
  orientes: "Avec un organisme référent",
  en_attente: "À orienter",
  delai_median: "Délai médian",
};

export const ParametresTableau = z.object({ mesure: z.enum(MESURES).default("dans_le_droit") });

/** A figure, what it means, and what it cannot say. */
export interface Definition {
  readonly nom: string;
  readonly definition: string;
  readonly limite?: string;
}

export const DEFINITIONS: Readonly<Record<CodeIndicateur, Definition>> = {
  dans_le_droit: {
    nom: "Dans le droit",
    definition:
      "Personnes d’un foyer dont le droit au RSA est ouvert, suspensions comprises (états 2, 3 et 4 de la CAF ou de la MSA), enfants compris.",
  },
  soumis: {
    nom: "Soumises aux droits et devoirs",
    definition: "Adultes d’un foyer dans le droit, soumis selon leur organisme (art. L. 262-28).",
    limite: "Le département ne recalcule pas cette réponse : il la tient de la CAF ou de la MSA.",
  },
  soumission_inconnue: {
    nom: "Soumission inconnue",
    definition: "Adultes dans le droit dont l’organisme ne dit ni oui ni non.",
    limite: "Inconnu ne veut pas dire non.",
  },
  orientes: {
    nom: "Avec un organisme référent",
    definition: "Personnes soumises, dans le droit, qui ont aujourd’hui un organisme référent.",
  },
  entres: {
    nom: "Nouvelles situations",
    definition:
      "Procédures d’orientation ouvertes sur une information reçue depuis un an : nouveau droit, arrivée d’un autre département, personne nouvellement soumise.",
    limite:
      "Le stock du premier fichier de chaque organisme n’y est pas : ce ne sont pas des entrées.",
  },
  decides: {
    nom: "Décidées",
    definition: "Parmi ces procédures, celles où une décision est prise.",
  },
  en_attente: {
    nom: "À orienter",
    definition:
      "Procédures sans décision, quelle que soit leur ancienneté, reprise du stock exclue.",
  },
  hors_delai: {
    nom: "Délai dépassé",
    definition:
      "Procédures sans décision dont le délai légal est passé : la décision revient à France Travail.",
  },
  delai_median: {
    nom: "Délai médian",
    definition: "La moitié des procédures décidées l’ont été en ce nombre de jours ou moins.",
    limite:
      "Les procédures qui attendent encore n’y sont pas : une file qui grossit ne se voit pas ici.",
  },
  delai_p90: {
    nom: "Neuf sur dix",
    definition: "Neuf procédures décidées sur dix l’ont été en ce nombre de jours ou moins.",
  },
};

/** Children too: the figures count them, and the list shows adults alone unless told. */
const DROIT = { droit: "oui", qui: "tous" } as const;

/** The list behind each figure. */
const LISTES: Readonly<
  Record<CodeIndicateur, readonly [chemin: string, filtres: Readonly<Record<string, string>>]>
> = {
  dans_le_droit: ["/personnes", DROIT],
  soumis: ["/personnes", { ...DROIT, soumise: "oui" }],
  soumission_inconnue: ["/personnes", { ...DROIT, qui: "adultes", soumise: "inconnu" }],
  orientes: ["/tableau-de-bord/liste", { de: "orientes" }],
  entres: ["/tableau-de-bord/liste", { de: "entres" }],
  decides: ["/tableau-de-bord/liste", { de: "decides" }],
  en_attente: ["/orientation", {}],
  hors_delai: ["/orientation", { vue: "depassees" }],
  delai_median: ["/tableau-de-bord/liste", { de: "decides" }],
  delai_p90: ["/tableau-de-bord/liste", { de: "decides" }],
};

/** Where a figure opens its list; nowhere for who does not see the people behind it. */
export type Lien = (code: CodeIndicateur, territoire?: string | null) => string | undefined;

export const sansLien: Lien = () => undefined;

/** @param territoire  id, `null` for those without one, `undefined` for all that the account sees */
export const adresseDe: Lien = (code, territoire) => {
  const [chemin, filtres] = LISTES[code];
  // The queue has no cut for persons without territoire.
  if (territoire === null && chemin === "/orientation") return undefined;
  const requete = new URLSearchParams(filtres);
  if (territoire !== undefined) requete.set("territoire", territoire ?? "aucun");
  const texte = requete.toString();
  return texte === "" ? chemin : `${chemin}?${texte}`;
};
