/**
 * A table says which elements a file may hold, which may repeat, and what to do with each value. Both
 * readers (saxes and the fast scanner) drive the same table, so they cannot disagree on meaning.
 */
export interface ContexteXml {
  /** Line and name of the element being read, set before each call. */
  ligne: number;
  element: string;
}

export interface NoeudXml<C extends ContexteXml> {
  readonly repetable: boolean;
  readonly enfants?: Readonly<Record<string, NoeudXml<C>>>;
  readonly ouvrir?: (contexte: C) => void;
  readonly fermer?: (contexte: C) => void;
  /** Receives the trimmed text; never called when it is empty, which means "no value". */
  readonly lire?: (contexte: C, valeur: string) => void;
}

type Enfants<C extends ContexteXml> = Readonly<Record<string, NoeudXml<C>>>;
type Crochets<C extends ContexteXml> = Pick<NoeudXml<C>, "ouvrir" | "fermer">;

export const unique = <C extends ContexteXml>(
  enfants: Enfants<C>,
  crochets: Crochets<C> = {},
): NoeudXml<C> => ({ repetable: false, enfants, ...crochets });

export const repetable = <C extends ContexteXml>(
  enfants: Enfants<C>,
  crochets: Crochets<C> = {},
): NoeudXml<C> => ({ repetable: true, enfants, ...crochets });

export const champ = <C extends ContexteXml>(
  lire: (contexte: C, valeur: string) => void,
): NoeudXml<C> => ({ repetable: false, lire });

/** Known to the sender's schema and deliberately not kept. */
export const connu: NoeudXml<ContexteXml> = { repetable: false };

export interface SchemaXml<C extends ContexteXml> {
  /** Node numbers start at 1 (the root); 0 means "no such node". */
  readonly racine: number;
  readonly noms: readonly string[];
  readonly parents: readonly number[];
  readonly noeuds: readonly NoeudXml<C>[];
  /** Child of a node by name; 0 when unknown. */
  enfant(parent: number, nom: string): number;
  /** Every distinct name, and the child of a node by rank of its name: `transitions[parent * n + rang]`. */
  readonly nomsDistincts: readonly string[];
  readonly transitions: Int16Array;
}

/** Numbers the nodes of a table, depth first. */
export const compilerSchema = <C extends ContexteXml>(
  nomRacine: string,
  racine: NoeudXml<C>,
): SchemaXml<C> => {
  const noms = [""];
  const parents = [0];
  const noeuds: NoeudXml<C>[] = [{ repetable: true }];
  const enfants: Map<string, number>[] = [new Map()];
  const numeroter = (nom: string, noeud: NoeudXml<C>, parent: number): number => {
    const numero = noeuds.length;
    noms.push(nom);
    parents.push(parent);
    noeuds.push(noeud);
    const index = new Map<string, number>();
    enfants.push(index);
    for (const [nomEnfant, enfant] of Object.entries(noeud.enfants ?? {})) {
      index.set(nomEnfant, numeroter(nomEnfant, enfant, numero));
    }
    return numero;
  };
  const numeroRacine = numeroter(nomRacine, racine, 0);
  const rangs = new Map([...new Set(noms.slice(1))].map((nom, rang) => [nom, rang]));
  const transitions = new Int16Array(noeuds.length * rangs.size);
  enfants.forEach((index, parent) => {
    for (const [nom, numero] of index) {
      transitions[parent * rangs.size + (rangs.get(nom) ?? 0)] = numero;
    }
  });
  return {
    racine: numeroRacine,
    nomsDistincts: [...rangs.keys()],
    transitions,
    noms,
    parents,
    noeuds,
    enfant: (parent, nom) => enfants[parent]?.get(nom) ?? 0,
  };
};
