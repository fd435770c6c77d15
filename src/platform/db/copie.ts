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

/** A COPY under way: feed it blocks of lines, then end it. Waits when the server is slower. */
export interface Copie {
  ecrire(lignes: string): Promise<void>;
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
