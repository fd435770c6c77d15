import type { Jour } from "#core/jour.ts";
import type { NomIcone } from "./icones.ts";
import type { Ressources } from "./ressources.ts";

/** What differs between départements on every page; the rest of the theme is its CSS file. */
export interface Departement {
  readonly code: string;
  readonly nom: string;
}

export interface EntreeNavigation {
  readonly libelle: string;
  readonly href: `/${string}`;
  /** Work waiting behind the entry. */
  readonly compte?: number;
}

/** What was just done, told on the next page. */
export interface Flash {
  readonly texte: string;
  /** A posted gesture that undoes it. */
  readonly annuler?: { readonly action: string; readonly libelle: string };
}

/** What every page knows without being told by its route. */
export interface PageCourante {
  readonly chemin: string;
  readonly requeteId: string;
  readonly nonce: string;
  readonly aujourdhui: Jour;
  readonly departement: Departement;
  readonly ressources: Ressources;
  /** Who is reading, as the top bar names her. */
  readonly personne: string | undefined;
  readonly navigation: readonly EntreeNavigation[];
  /** Whether she may search persons from the bar. */
  readonly cherche: boolean;
  readonly flash: Flash | undefined;
  /** « clair » or « sombre » when the person chose; the system's choice otherwise. */
  readonly apparence: Apparence | undefined;
  readonly jeton: () => string;
  /** Filled while the page is written, so that its sprite holds only what it shows. */
  readonly icones: Set<NomIcone>;
}

export const APPARENCES = ["clair", "sombre"] as const;
export type Apparence = (typeof APPARENCES)[number];

let courante: PageCourante | undefined;

/** Writing a page never waits: what is current holds until its last byte, whoever else is being served. */
export const dansLaPage = <T>(page: PageCourante, ecrire: () => T): T => {
  const precedente = courante;
  courante = page;
  try {
    return ecrire();
  } finally {
    courante = precedente;
  }
};

/** @throws Error when a component is written outside a page */
export function usePage(): PageCourante {
  if (!courante) throw new Error("Ce composant ne s’écrit que dans une page (rendre).");
  return courante;
}
