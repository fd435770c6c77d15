import { desceller, sceller } from "./cles.ts";
import { mauvaiseRequete } from "./reponses/erreurs.ts";
import type { Contexte } from "./types.ts";

type Valeur = string | number | null;

/** A place in a sorted list: the sort keys of a line, and which way to go from there. */
export interface Curseur {
  readonly sens: "apres" | "avant";
  readonly valeurs: readonly Valeur[];
}

const PARAMETRE = "curseur";

/** Opaque text of a cursor, bound to the sort it was made for. */
export const encoderCurseur = (cle: Uint8Array, tri: string, { sens, valeurs }: Curseur): string =>
  sceller(cle, tri, JSON.stringify([sens, ...valeurs]));

/** `undefined` when the text was not made by `encoderCurseur` with this key and this sort. */
export function decoderCurseur(cle: Uint8Array, tri: string, texte: string): Curseur | undefined {
  const clair = desceller(cle, tri, texte);
  if (clair === undefined) return undefined;
  // Sealed by us: its shape is the one `encoderCurseur` writes.
  const [sens, ...valeurs] = JSON.parse(clair) as [Curseur["sens"], ...Valeur[]];
  return { sens, valeurs };
}

/** The cursor of the address, `undefined` on the first page. @throws 400 when tampered with */
export function lireCurseur(c: Contexte, tri: string): Curseur | undefined {
  const textes = c.req.queries(PARAMETRE) ?? [];
  const texte = textes[0];
  if (texte === undefined) return undefined;
  const lu = decoderCurseur(c.var.noyau.cles.curseur, tri, texte);
  return lu && textes.length === 1
    ? lu
    : mauvaiseRequete("Cette adresse de page n’est pas valable.");
}

/** This address, with its filters, at another place of the list. */
export function lienCurseur(c: Contexte, tri: string, curseur: Curseur): string {
  const url = new URL(c.req.url);
  url.searchParams.set(PARAMETRE, encoderCurseur(c.var.noyau.cles.curseur, tri, curseur));
  return `${url.pathname}${url.search}`;
}

export interface PageDeLignes<L> {
  readonly lignes: readonly L[];
  readonly precedente?: Curseur;
  readonly suivante?: Curseur;
}

/**
 * Cuts what a keyset query brought back. The query asks for `taille + 1` lines starting from the
 * cursor, in its direction (backwards lines come nearest first): the extra one only says there is more.
 */
export function decouperPage<L>(
  lues: readonly L[],
  taille: number,
  curseur: Curseur | undefined,
  clesDe: (ligne: L) => readonly Valeur[],
): PageDeLignes<L> {
  const reste = lues.length > taille;
  const gardees = lues.slice(0, taille);
  const arriere = curseur?.sens === "avant";
  const lignes = arriere ? gardees.reverse() : gardees;
  const [premiere, derniere] = [lignes[0], lignes.at(-1)];
  const avant = arriere ? reste : curseur !== undefined;
  const apres = arriere ? true : reste;
  return {
    lignes,
    ...(avant && premiere
      ? { precedente: { sens: "avant", valeurs: clesDe(premiere) } as const }
      : {}),
    ...(apres && derniere
      ? { suivante: { sens: "apres", valeurs: clesDe(derniere) } as const }
      : {}),
  };
}
