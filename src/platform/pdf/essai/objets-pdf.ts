import { inflateSync } from "node:zlib";
import type { ObjetPdf } from "../lire-pdf.ts";

/** Objects of a merged file in the order written, those of the compressed groups included; for tests. */
export const lireObjetsFusionnes = (pdf: Uint8Array): readonly ObjetPdf[] => {
  const octets = Buffer.from(pdf);
  const clair = octets.toString("latin1");
  return [...clair.matchAll(/(?<=\n)(\d+) 0 obj\n(<<[\s\S]*?>>)\nstream\n/g)].flatMap((m) => {
    const texte = m[2] ?? "";
    const debut = m.index + m[0].length;
    const longueur = Number(/\/Length (\d+)/.exec(texte)?.[1]);
    const flux = octets.subarray(debut, debut + longueur);
    const premier = /\/Type \/ObjStm \/N \d+ \/First (\d+)/.exec(texte)?.[1];
    const objet = { numero: Number(m[1]), texte, flux };
    return premier === undefined ? [objet] : lireGroupe(flux, Number(premier));
  });
};

const lireGroupe = (flux: Uint8Array, premier: number): readonly ObjetPdf[] => {
  const corps = inflateSync(flux).toString("latin1");
  const index = corps.slice(0, premier).trim().split(" ").map(Number);
  return Array.from({ length: index.length / 2 }, (_, i) => {
    const suivant = index[2 * i + 3];
    const fin = suivant === undefined ? corps.length : premier + suivant;
    const texte = corps.slice(premier + (index[2 * i + 1] ?? 0), fin);
    return { numero: index[2 * i] ?? 0, texte };
  });
};
