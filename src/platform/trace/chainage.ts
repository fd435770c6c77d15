import type { Jour } from "#core/jour.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import type { Chaine } from "./categorie.ts";

/**
 * What is sealed and in which words: docs/trace-format.md, which the verifier follows without reading this file.
 * A change here needs a new version in the texts and in the document.
 */

/** A row of the trace, as the database writes each value in text. */
export interface LigneASceller {
  readonly seq: number;
  /** UTC to the microsecond, `2026-11-24T17:20:03.123456Z`. */
  readonly a: string;
  readonly acteur_id: string | null;
  readonly acteur: string;
  readonly geste: string;
  readonly objet_sorte: string | null;
  readonly objet_id: string | null;
  readonly personne_id: string | null;
  readonly motif: string | null;
  readonly champs: readonly string[] | null;
  /** Hexadecimal. */
  readonly empreinte_valeurs: string | null;
  readonly depot_id: string | null;
  readonly requete_id: string | null;
}

/** Where a chain stands: its last link. */
export interface Tete {
  readonly rang: number;
  /** Hexadecimal; empty before the first link. */
  readonly empreinte: string;
}

export const DEBUT: Tete = { rang: 0, empreinte: "" };

export type GenreAncre = "jour" | "cloture" | "purge";

export interface Ancre extends Chaine, Tete {
  readonly genre: GenreAncre;
  readonly jour: Jour;
  /** Same writing as the rows' instants. */
  readonly poseA: string;
}

type Signer = Pick<Coffre, "signer">["signer"];

const hex = (signer: Signer, usage: string, valeurs: readonly unknown[]): string =>
  signer(usage, JSON.stringify(valeurs)).toString("hex");

/** Seal of a row: says that it is of this chain and unchanged, not where it stands. */
export const sceauDeLigne = (
  signer: Signer,
  { categorie, mois }: Chaine,
  l: LigneASceller,
): string =>
  hex(signer, "trace/ligne", [
    "ligne/1",
    categorie,
    mois,
    l.seq,
    l.a,
    l.acteur_id,
    l.acteur,
    l.geste,
    l.objet_sorte,
    l.objet_id,
    l.personne_id,
    l.motif,
    l.champs,
    l.empreinte_valeurs,
    l.depot_id,
    l.requete_id,
  ]);

export interface Maillon {
  readonly rang: number;
  readonly seq: number;
  readonly scelleA: string;
  readonly sceau: string;
}

/** Hash of a link: holds it to its rank and to all that comes before. */
export const empreinteDeMaillon = (
  signer: Signer,
  { categorie, mois }: Chaine,
  precedente: string,
  { rang, seq, scelleA, sceau }: Maillon,
): string =>
  hex(signer, "trace/lien", ["lien/1", categorie, mois, rang, seq, scelleA, precedente, sceau]);

export const sceauDAncre = (signer: Signer, a: Ancre): string =>
  hex(signer, "trace/ancre", [
    "ancre/1",
    a.genre,
    a.categorie,
    a.mois,
    a.jour,
    a.rang,
    a.empreinte,
    a.poseA,
  ]);

export const sceauDeTete = (signer: Signer, { categorie, mois }: Chaine, t: Tete): string =>
  hex(signer, "trace/ancre", ["tete/1", categorie, mois, t.rang, t.empreinte]);
