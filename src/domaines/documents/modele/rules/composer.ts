import { accepte, type Result, refuse } from "#core/result.ts";
import type { Ligne, Modele, NatureCourrier, Noeud } from "../modele.ts";

/** A run ready to print: plain, or bold. */
export type Texte = string | { readonly gras: string };

export type BlocCompose =
  | { readonly sorte: "paragraphe"; readonly lignes: readonly (readonly Texte[])[] }
  | { readonly sorte: "titre"; readonly texte: readonly Texte[] }
  | { readonly sorte: "puces" | "numeros"; readonly elements: readonly (readonly Texte[])[] }
  | { readonly sorte: "encadre"; readonly blocs: readonly BlocCompose[] }
  | { readonly sorte: "signature" }
  | { readonly sorte: "saut" };

export type Valeurs = Readonly<Record<string, string | readonly string[]>>;

export interface Composition {
  readonly objet: string;
  readonly blocs: readonly BlocCompose[];
}

export interface RefusComposition {
  readonly code: "valeurs_manquantes";
  readonly noms: readonly string[];
}

const D_UN_TENANT =
  /\b\d\d(?: \d\d){4}\b|\b\d{1,2} h(?: \d\d)?\b|\b\d{1,2}(?:er)? \p{L}+ \d{4}\b/gu;

/** Keeps a phone number, an hour or a date on one line; says nothing else. */
const insecables = (valeur: string): string =>
  valeur.replace(D_UN_TENANT, (t) => t.replaceAll(" ", "\u00a0"));

const textes = (valeur: Valeurs[string] | undefined): readonly string[] =>
  (typeof valeur === "string" ? [valeur] : (valeur ?? []))
    .filter((v) => v.trim() !== "")
    .map(insecables);

/**
 * The words of one letter: a model read once, and the values of one person, kept as they are.
 * A value never becomes markup: it is only ever the text of a run.
 */
export const composer = (
  modele: Modele,
  nature: NatureCourrier,
  valeurs: Valeurs,
): Result<Composition, RefusComposition> => {
  const lues = new Map(Object.entries(valeurs).map(([nom, valeur]) => [nom, textes(valeur)]));
  const lireValeur = (nom: string): readonly string[] => lues.get(nom) ?? [];
  const noms = Object.entries(nature.variables)
    .filter(([nom, v]) => !v.facultative && lireValeur(nom).length === 0)
    .map(([nom]) => nom);
  if (noms.length > 0) return refuse({ code: "valeurs_manquantes", noms });

  const ligne = (morceaux: Ligne): Texte[] =>
    morceaux.map((m) => {
      const texte = m.sorte === "texte" ? m.texte : lireValeur(m.nom).join(", ");
      return m.gras ? { gras: texte } : texte;
    });
  /** A bullet that is only a list gives as many bullets as it has values. */
  const elements = (e: Ligne): Texte[][] => {
    const seul = e.length === 1 ? e[0] : undefined;
    if (seul?.sorte !== "variable") return [ligne(e)];
    return lireValeur(seul.nom).map((v) => [seul.gras ? { gras: v } : v]);
  };
  const blocs = (noeuds: readonly Noeud[]): BlocCompose[] =>
    noeuds.flatMap((n): BlocCompose[] => {
      switch (n.sorte) {
        case "paragraphe":
          return [{ sorte: n.sorte, lignes: n.lignes.map(ligne) }];
        case "titre":
          return [{ sorte: n.sorte, texte: ligne(n.ligne) }];
        case "encadre":
          return [{ sorte: n.sorte, blocs: blocs(n.noeuds) }];
        case "si":
          return blocs(lireValeur(n.variable).length > 0 ? n.presente : n.absente);
        case "signature":
        case "saut":
          return [{ sorte: n.sorte }];
        default:
          return [{ sorte: n.sorte, elements: n.elements.flatMap(elements) }];
      }
    });
  return accepte({
    objet: ligne(modele.objet)
      .map((t) => (typeof t === "string" ? t : t.gras))
      .join(""),
    blocs: blocs(modele.noeuds),
  });
};
