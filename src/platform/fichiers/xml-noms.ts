import type { ContexteXml, SchemaXml } from "./xml-schema.ts";

/** Recognises the names of a table in bytes, without making strings. */
export interface NomsXml {
  /** Whether the node's name is at `debut`, followed by `>`. */
  ferme(octets: Uint8Array, debut: number, noeud: number): boolean;
  /** The child of `parent` whose name is at `debut`, followed by `>` or `/`; 0 when there is none. */
  trouver(octets: Uint8Array, debut: number, parent: number): number;
}

const CASES = 1024;
const NOM_MAX = 64;
const FERMANT = 62;
const BARRE = 47;

const ranger = (h: number): number => (h ^ (h >>> 11)) & (CASES - 1);

export const creerNomsXml = <C extends ContexteXml>(schema: SchemaXml<C>): NomsXml => {
  const { nomsDistincts: noms, transitions } = schema;
  const nombreNoms = noms.length;
  const lettres = Buffer.from(noms.join(""), "latin1");
  const debuts = new Int32Array(nombreNoms);
  const longueurs = Int32Array.from(noms, (nom) => nom.length);
  /** Open addressing: rank of a name by hash, -1 when empty. */
  const cases = new Int16Array(CASES).fill(-1);
  let place = 0;
  noms.forEach((nom, rang) => {
    debuts[rang] = place;
    place += nom.length;
    let h = 0;
    for (let i = 0; i < nom.length; i++) h = (Math.imul(h, 31) + nom.charCodeAt(i)) | 0;
    let c = ranger(h);
    while (cases[c] !== -1) c = (c + 1) & (CASES - 1);
    cases[c] = rang;
  });
  const rangs = Int16Array.from(schema.noms, (nom) => Math.max(0, noms.indexOf(nom)));

  const est = (octets: Uint8Array, debut: number, rang: number, longueur: number): boolean => {
    const depart = debuts[rang] ?? 0;
    for (let i = 0; i < longueur; i++) {
      if (octets[debut + i] !== lettres[depart + i]) return false;
    }
    return true;
  };

  return {
    ferme(octets, debut, noeud) {
      const rang = rangs[noeud] ?? 0;
      const longueur = longueurs[rang] ?? 0;
      return octets[debut + longueur] === FERMANT && est(octets, debut, rang, longueur);
    },
    trouver(octets, debut, parent) {
      let h = 0;
      let fin = debut;
      let c = octets[fin] ?? 0;
      while (c !== FERMANT && c !== BARRE) {
        h = (Math.imul(h, 31) + c) | 0;
        fin += 1;
        if (fin - debut > NOM_MAX) return 0;
        c = octets[fin] ?? 0;
      }
      let place = ranger(h);
      for (;;) {
        const rang = cases[place] ?? -1;
        if (rang === -1) return 0;
        if (longueurs[rang] === fin - debut && est(octets, debut, rang, fin - debut)) {
          return transitions[parent * nombreNoms + rang] ?? 0;
        }
        place = (place + 1) & (CASES - 1);
      }
    },
  };
};
