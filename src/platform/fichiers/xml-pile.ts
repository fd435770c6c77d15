import type { ContexteXml, SchemaXml } from "./xml-schema.ts";

/** What a reader meets that the table does not foresee; never fatal by itself. */
export type SorteAnomalie =
  | "element_inconnu"
  | "element_repete"
  | "texte_inattendu"
  | "attribut_inconnu";

export interface AnomalieXml {
  readonly sorte: SorteAnomalie;
  readonly element: string;
  readonly ligne: number;
}

export interface ReceveurXml<C extends ContexteXml> {
  readonly contexte: C;
  surAnomalie(anomalie: AnomalieXml): void;
}

/** Opens and reads the nodes of a table on behalf of a reader, and notices those repeated by mistake. */
export interface ConducteurXml {
  /** The element's line and name become the context's. */
  ouvrir(noeud: number, ligne: number): void;
  lire(noeud: number, valeur: string, ligne: number): void;
  fermer(noeud: number): void;
}

export const creerConducteur = <C extends ContexteXml>(
  schema: SchemaXml<C>,
  receveur: ReceveurXml<C>,
): ConducteurXml => {
  const { contexte } = receveur;
  const { noms } = schema;
  const nombre = schema.noeuds.length;
  const parents = Int32Array.from(schema.parents);
  const estRepetable = Uint8Array.from(schema.noeuds, (n) => (n.repetable ? 1 : 0));
  const ouvertures = schema.noeuds.map((n) => n.ouvrir);
  const fermetures = schema.noeuds.map((n) => n.fermer);
  const lectures = schema.noeuds.map((n) => n.lire);
  /** Which occurrence of a block is open, and in which occurrence of its parent a node was last met. */
  const occurrence = new Int32Array(nombre);
  const vuDans = new Int32Array(nombre).fill(-1);
  let compteur = 0;

  const situer = (noeud: number, ligne: number): void => {
    contexte.ligne = ligne;
    contexte.element = noms[noeud] ?? "";
    if (estRepetable[noeud] === 1) return;
    const parent = occurrence[parents[noeud] ?? 0] ?? 0;
    if (vuDans[noeud] === parent) {
      receveur.surAnomalie({ sorte: "element_repete", element: contexte.element, ligne });
    }
    vuDans[noeud] = parent;
  };

  return {
    ouvrir(noeud, ligne) {
      situer(noeud, ligne);
      compteur += 1;
      occurrence[noeud] = compteur;
      ouvertures[noeud]?.(contexte);
    },
    lire(noeud, valeur, ligne) {
      situer(noeud, ligne);
      if (valeur !== "") lectures[noeud]?.(contexte, valeur);
    },
    fermer(noeud) {
      fermetures[noeud]?.(contexte);
    },
  };
};
