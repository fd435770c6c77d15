import { createHmac, createSecretKey, hkdfSync } from "node:crypto";

/**
 * The written format of the trace (docs/trace-format.md), from the reader's side. Nothing here comes from the sealer:
 * a mistake of the one is not repeated by the other.
 */

/** A row of the trace as sealed, in the order of the format; instants and bytes in text. */
export type Contenu = readonly [
  seq: number,
  a: string,
  acteurId: string | null,
  acteur: string,
  geste: string,
  objetSorte: string | null,
  objetId: string | null,
  personneId: string | null,
  motif: string | null,
  champs: readonly string[] | null,
  empreinteValeurs: string | null,
  depotId: string | null,
  requeteId: string | null,
];

export interface Maillon {
  readonly categorie: string;
  readonly mois: string;
  readonly rang: number;
  readonly seq: number;
  readonly scelleA: string;
  readonly sceau: string;
  readonly empreinte: string;
  /** Absent when the trace no longer holds the row. */
  readonly contenu: Contenu | undefined;
}

export interface Ancre {
  readonly genre: "jour" | "cloture" | "purge";
  readonly categorie: string;
  readonly mois: string;
  readonly jour: string;
  readonly rang: number;
  readonly empreinte: string;
  readonly pose_a: string;
  readonly sceau: string;
}

export interface Tete {
  readonly categorie: string;
  readonly mois: string;
  readonly rang: number;
  readonly empreinte: string;
  readonly sceau: string;
}

export interface Controle {
  /** The seal that this row would bear, were it row `seq` of the chain. */
  sceau(m: Pick<Maillon, "categorie" | "mois">, contenu: Contenu, seq?: number): string;
  /** The hash of this link after `precedente`, were it at this rank. */
  empreinte(m: Maillon, precedente: string, rang?: number): string;
  ancreAuthentique(a: Ancre): boolean;
  teteAuthentique(t: Tete): boolean;
}

export const nommer = ({ categorie, mois }: Pick<Maillon, "categorie" | "mois">): string =>
  `${categorie}/${mois.slice(0, 7)}`;

/** @param cle  the instance's 32 bytes */
export const creerControle = (cle: Uint8Array): Controle => {
  const derivee = (usage: string) =>
    createSecretKey(
      Buffer.from(
        hkdfSync("sha256", cle, new Uint8Array(), `passerelle/signature/trace/${usage}`, 32),
      ),
    );
  const [ligne, lien, ancre] = [derivee("ligne"), derivee("lien"), derivee("ancre")];
  const hmac = (secret: typeof ligne, valeurs: readonly unknown[]): string =>
    createHmac("sha256", secret).update(JSON.stringify(valeurs)).digest("hex");
  return {
    sceau: ({ categorie, mois }, [propre, ...suite], seq = propre) =>
      hmac(ligne, ["ligne/1", categorie, mois, seq, ...suite]),
    empreinte: (m, precedente, rang = m.rang) =>
      hmac(lien, ["lien/1", m.categorie, m.mois, rang, m.seq, m.scelleA, precedente, m.sceau]),
    ancreAuthentique: (a) =>
      a.sceau ===
      hmac(ancre, ["ancre/1", a.genre, a.categorie, a.mois, a.jour, a.rang, a.empreinte, a.pose_a]),
    teteAuthentique: (t) =>
      t.sceau === hmac(ancre, ["tete/1", t.categorie, t.mois, t.rang, t.empreinte]),
  };
};
