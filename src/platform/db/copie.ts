import { once } from "node:events";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

const ECHAPPEMENTS: Record<string, string> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};
const A_ECHAPPER = /[\\\n\r\t]/;
const A_ECHAPPER_TOUS = /[\\\n\r\t]/g;

/** One value in COPY's text format; `undefined` and `null` are NULL. */
export const enCopie = (valeur: string | null | undefined): string => {
  if (valeur === null || valeur === undefined) return "\\N";
  return A_ECHAPPER.test(valeur)
    ? valeur.replace(A_ECHAPPER_TOUS, (c) => ECHAPPEMENTS[c] ?? c)
    : valeur;
};

/** A text array literal, ready for `enCopie`. */
export const enTableau = (valeurs: readonly string[]): string =>
  `{${valeurs.map((v) => `"${v.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;

/** Lines kept as bytes until they make a COPY worth its cost; strings of that size would outlive the collector. */
export interface TamponLignes {
  ajouter(lignes: string): void;
  /** Bytes held. */
  taille(): number;
  /** Gives what is held; the buffer is then empty. */
  prendre(): Buffer;
  /** What was taken has been sent: its memory may serve again. */
  rendre(pris: Buffer): void;
}

const PREMIERE_TAILLE = 1 << 18;
const OCTETS_PAR_CARACTERE = 3;

export const creerTampon = (): TamponLignes => {
  const libres: Buffer<ArrayBufferLike>[] = [];
  let tampon: Buffer<ArrayBufferLike> = Buffer.allocUnsafeSlow(PREMIERE_TAILLE);
  let longueur = 0;
  return {
    ajouter(lignes) {
      const fin = longueur + lignes.length * OCTETS_PAR_CARACTERE;
      if (fin > tampon.length) {
        const plus = Buffer.allocUnsafeSlow(Math.max(fin, tampon.length * 2));
        tampon.copy(plus, 0, 0, longueur);
        tampon = plus;
      }
      longueur += tampon.write(lignes, longueur);
    },
    taille: () => longueur,
    prendre() {
      const pris = tampon.subarray(0, longueur);
      tampon = libres.pop() ?? Buffer.allocUnsafeSlow(tampon.length);
      longueur = 0;
      return pris;
    },
    rendre: ({ buffer }) => {
      libres.push(Buffer.from(buffer));
    },
  };
};

/** A COPY under way: feed it blocks of lines, then end it. Waits when the server is slower. */
export interface Copie {
  ecrire(lignes: string | Buffer): Promise<void>;
  finir(): Promise<void>;
}

export const ouvrirCopie = (
  client: pg.ClientBase,
  table: string,
  colonnes: readonly string[],
): Copie => {
  const flux = client.query(copyFrom(`copy ${table} (${colonnes.join(",")}) from stdin`));
  let erreur: Error | undefined;
  flux.on("error", (e: Error) => {
    erreur = e;
  });
  return {
    async ecrire(lignes) {
      if (erreur) throw erreur;
      if (!flux.write(lignes)) await Promise.race([once(flux, "drain"), once(flux, "error")]);
      if (erreur) throw erreur;
    },
    async finir() {
      if (erreur) throw erreur;
      flux.end();
      await once(flux, "finish");
    },
  };
};
