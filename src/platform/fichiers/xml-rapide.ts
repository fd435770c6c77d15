import type { Decodeur } from "./encodage.ts";
import { TEXTE_MAX } from "./errors.ts";
import { creerNomsXml } from "./xml-noms.ts";
import type { ConducteurXml } from "./xml-pile.ts";
import type { ContexteXml, SchemaXml } from "./xml-schema.ts";

export interface LecteurRapide {
  /**
   * Reads the block whose opening tag is at `debut` of the bytes, given also as a string of one character per
   * byte; answers the place after its closing tag, or -1 when anything is out of the ordinary (what was
   * already told to the table must then be told again by saxes, which starts the block anew).
   */
  lire(octets: Uint8Array, s: string, debut: number, ligne: number): number;
  /** Lines crossed by the last block read. */
  lignes(): number;
}

const INHABITUEL = -1;
const PROFONDEUR = 16;
const OUVRANT = 60;
const FERMANT = 62;
const BARRE = 47;
const ESPACE = 32;
const SAUT = 10;
const RETOUR = 13;
const TABULATION = 9;

/** Kinds of bytes inside a text; 0 is plain. */
const FIN_DE_TEXTE = 1;
const ESPERLUETTE = 2;
const HAUT = 3;
const REFUSE = 4;
const SORTES = Uint8Array.from({ length: 256 }, (_, o) => {
  if (o === OUVRANT) return FIN_DE_TEXTE;
  if (o === 38) return ESPERLUETTE;
  if (o >= 127) return HAUT;
  return o < 32 || o === 93 ? REFUSE : 0;
});

const ENTITES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};
const ENTITE = /&(?:[^;]*;)?/g;
const HORS_XML = /[\uFFFE\uFFFF]/;

/** The five entities of XML; undefined when there is another, which saxes will judge. */
const resoudreEntites = (texte: string): string | undefined => {
  let inconnue = false;
  const resolu = texte.replace(ENTITE, (e) => {
    const c = ENTITES[e];
    if (c === undefined) inconnue = true;
    return c ?? "";
  });
  return inconnue ? undefined : resolu;
};

/**
 * Scanner for the ordinary block: known elements without attribute, no comment, CDATA, instruction or
 * character reference, no control character. It walks bytes, cuts values out of the matching string, and
 * decodes only those that need it. Everything else is handed back, so its own rules stay few and strict.
 */
export const creerLecteurRapide = <C extends ContexteXml>(
  schema: SchemaXml<C>,
  noeudBloc: number,
  conducteur: ConducteurXml,
  decoder: Decodeur,
): LecteurRapide => {
  const noms = creerNomsXml(schema);
  const nombre = schema.noeuds.length;
  const estFeuille = Uint8Array.from(schema.noeuds, (n) => (n.enfants === undefined ? 1 : 0));
  const estLue = Uint8Array.from(schema.noeuds, (n) => (n.lire === undefined ? 0 : 1));
  const longueurs = Int32Array.from(schema.noms, (nom) => nom.length);
  const pile = new Int32Array(PROFONDEUR);
  /** What came after each node last time: senders write their elements in a constant order. */
  const suivants = new Int16Array(nombre * 2);
  let lignesLues = 0;

  const preparer = (brut: string, haut: boolean, entites: boolean): string | undefined => {
    const texte = haut ? decoder(brut) : brut;
    if (haut && HORS_XML.test(texte)) return undefined;
    return entites ? resoudreEntites(texte) : texte;
  };

  return {
    lignes: () => lignesLues,
    lire(octets, s, debut, premiereLigne) {
      const limite = octets.length;
      let ligne = premiereLigne;
      let p = debut + (longueurs[noeudBloc] ?? 0) + 2;
      let sommet = 0;
      let parent = noeudBloc;
      let dernier = noeudBloc;
      pile[0] = noeudBloc;
      conducteur.ouvrir(noeudBloc, ligne);
      while (p < limite) {
        let c = octets[p] ?? 0;
        while (c !== OUVRANT) {
          if (c === SAUT) ligne += 1;
          else if (c === RETOUR) {
            if (octets[p + 1] !== SAUT) return INHABITUEL;
          } else if (c !== ESPACE && c !== TABULATION) return INHABITUEL;
          p += 1;
          c = octets[p] ?? 0;
        }
        p += 1;

        if (octets[p] === BARRE) {
          if (!noms.ferme(octets, p + 1, parent)) return INHABITUEL;
          p += (longueurs[parent] ?? 0) + 2;
          conducteur.fermer(parent);
          if (sommet === 0) {
            lignesLues = ligne - premiereLigne;
            return p;
          }
          dernier = parent + nombre;
          sommet -= 1;
          parent = pile[sommet] ?? 0;
          continue;
        }

        const prevu = suivants[dernier] ?? 0;
        let noeud = prevu;
        if (prevu === 0 || schema.parents[prevu] !== parent || !noms.ferme(octets, p, prevu)) {
          noeud = noms.trouver(octets, p, parent);
          if (noeud === 0) return INHABITUEL;
          suivants[dernier] = noeud;
        }
        dernier = noeud;
        p += longueurs[noeud] ?? 0;
        if (octets[p] === BARRE) {
          if (octets[p + 1] !== FERMANT) return INHABITUEL;
          p += 2;
          if (estFeuille[noeud] === 1) {
            conducteur.lire(noeud, "", ligne);
          } else {
            conducteur.ouvrir(noeud, ligne);
            conducteur.fermer(noeud);
            dernier = noeud + nombre;
          }
          continue;
        }
        p += 1;
        if (estFeuille[noeud] !== 1) {
          sommet += 1;
          if (sommet >= PROFONDEUR) return INHABITUEL;
          pile[sommet] = noeud;
          parent = noeud;
          conducteur.ouvrir(noeud, ligne);
          continue;
        }

        let haut = false;
        let entites = false;
        let q = p;
        for (;;) {
          const sorte = SORTES[octets[q] ?? 0] ?? REFUSE;
          if (sorte !== 0) {
            if (sorte === FIN_DE_TEXTE) break;
            if (sorte === REFUSE) return INHABITUEL;
            if (sorte === HAUT) haut = true;
            else entites = true;
          }
          q += 1;
        }
        if (octets[q + 1] !== BARRE || !noms.ferme(octets, q + 2, noeud)) return INHABITUEL;
        if (q - p > TEXTE_MAX) return INHABITUEL;
        const suite = q + (longueurs[noeud] ?? 0) + 3;
        let valeur: string | undefined = "";
        if (estLue[noeud] === 1 || haut || entites) {
          while (q > p && octets[q - 1] === ESPACE) q -= 1;
          while (p < q && octets[p] === ESPACE) p += 1;
          valeur = s.slice(p, q);
          if (haut || entites) {
            valeur = preparer(valeur, haut, entites);
            if (valeur === undefined) return INHABITUEL;
          }
        }
        conducteur.lire(noeud, valeur, ligne);
        p = suite;
      }
      return INHABITUEL;
    },
  };
};
