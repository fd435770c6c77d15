/** A log-in under way: someone gave a first proof, and another is awaited. */
export interface Entree {
  readonly empreinte: Buffer;
  readonly compte: CompteEntrant;
  readonly etape: Etape;
  readonly moyen: MoyenEntree;
  /** Page asked for before logging in. */
  readonly suite: string;
  /** Print of the link it comes from, while its password is not chosen. */
  readonly lien: Buffer | null;
  readonly oidcJeton: Buffer | null;
}

export interface CompteEntrant {
  readonly id: string;
  readonly identifiant: string;
  readonly prenom: string;
  readonly nom: string;
  readonly demonstration: boolean;
}

/** What is missing: a password to choose, a second factor to show, a second factor to enrol. */
export type Etape = "mot_de_passe" | "second_facteur" | "inscription";

/** First proof given. */
export type MoyenEntree = "mot_de_passe" | "oidc" | "lien";

/** Cookie of a log-in under way: it opens nothing but the pages that ask for what is missing. */
export const TEMOIN_ENTREE = "entree";

export const ENTREE_MINUTES = 10;

/** Where each step is answered. */
export const PAGES_ETAPE: Readonly<Record<Etape, `/${string}`>> = {
  mot_de_passe: "/premier-acces/mot-de-passe",
  second_facteur: "/connexion/code",
  inscription: "/connexion/inscription",
};
