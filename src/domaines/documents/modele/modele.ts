/** What a letter model is made of once read: text and gestures of layout, never code. */

/** A run of text or the place of a value; `gras` = bold. */
export type Morceau =
  | { readonly sorte: "texte"; readonly texte: string; readonly gras: boolean }
  | { readonly sorte: "variable"; readonly nom: string; readonly gras: boolean };

export type Ligne = readonly Morceau[];

export type Noeud =
  | { readonly sorte: "paragraphe"; readonly lignes: readonly Ligne[] }
  | { readonly sorte: "titre"; readonly ligne: Ligne }
  | { readonly sorte: "puces" | "numeros"; readonly elements: readonly Ligne[] }
  | { readonly sorte: "encadre"; readonly noeuds: readonly Noeud[] }
  | NoeudSi
  | { readonly sorte: "signature" }
  | { readonly sorte: "saut" };

/** `presente`: which branch a value that is there opens. */
export interface NoeudSi {
  readonly sorte: "si";
  readonly variable: string;
  readonly presente: readonly Noeud[];
  readonly absente: readonly Noeud[];
}

export interface Modele {
  readonly objet: Ligne;
  readonly noeuds: readonly Noeud[];
}

/** What a model may name. */
export interface Variable {
  readonly libelle: string;
  readonly type: "texte" | "liste";
  /** A letter may exist without it: the model then guards it with `{si …}`. */
  readonly facultative: boolean;
  readonly exemple: string | readonly string[];
}

/** What the law wants to read in every letter of a nature, whatever the département words. */
export interface Exigence {
  readonly regle: string;
  readonly source: string;
  /** Each must be printed whenever it has a value; `signature` names the author's block. */
  readonly variables: readonly string[];
  /** The case where the mention is due, when it is not always. */
  readonly quand?: { readonly variable: string; readonly presente: boolean };
  readonly phrase: string;
}

/** A nature of letter: its words and its mandatory mentions. */
export interface NatureCourrier {
  readonly code: string;
  readonly libelle: string;
  readonly variables: Readonly<Record<string, Variable>>;
  readonly exigences: readonly Exigence[];
}
