/** A hidden count as an arc: its value may be anything that keeps every published sum. */
export interface Arc {
  readonly de: number;
  readonly vers: number;
  readonly valeur: number;
}

/** More than any count: an arc may grow without limit. */
const SANS_LIMITE = 1e9;

/** Capacity from node to node, once an arc is set aside. */
const capacites = (arcs: readonly Arc[], noeuds: number, sauf: Arc): number[][] => {
  const c = Array.from({ length: noeuds }, () => Array<number>(noeuds).fill(0));
  for (const arc of arcs) {
    if (arc === sauf) continue;
    const [aller, retour] = [c[arc.de], c[arc.vers]];
    if (aller) aller[arc.vers] = (aller[arc.vers] ?? 0) + SANS_LIMITE;
    if (retour) retour[arc.de] = (retour[arc.de] ?? 0) + arc.valeur;
  }
  return c;
};

/** A way along which something may still flow, as the node each node was reached from. */
const chemin = (
  c: readonly (readonly number[])[],
  de: number,
  vers: number,
): number[] | undefined => {
  const venu = Array<number>(c.length).fill(-1);
  venu[de] = de;
  const file = [de];
  for (const noeud of file) {
    for (const [suivant, capacite] of (c[noeud] ?? []).entries()) {
      if (capacite <= 0 || venu[suivant] !== -1) continue;
      venu[suivant] = noeud;
      if (suivant === vers) return venu;
      file.push(suivant);
    }
  }
  return undefined;
};

/** Most that may flow from a node to another, counted no further than `assez`. */
const flotMax = (c: number[][], de: number, vers: number, assez: number): number => {
  let total = 0;
  while (total < assez) {
    const venu = chemin(c, de, vers);
    if (!venu) break;
    let passe = SANS_LIMITE;
    for (let n = vers; n !== de; n = venu[n] ?? de) {
      passe = Math.min(passe, c[venu[n] ?? de]?.[n] ?? 0);
    }
    for (let n = vers; n !== de; n = venu[n] ?? de) {
      const avant = venu[n] ?? de;
      const [aller, retour] = [c[avant], c[n]];
      if (aller) aller[n] = (aller[n] ?? 0) - passe;
      if (retour) retour[avant] = (retour[avant] ?? 0) + passe;
    }
    total += passe;
  }
  return total;
};

/**
 * Width of the interval in which a reader who knows every published sum can enclose a hidden count, up to `assez`.
 * Exact: rows and columns of a table are a network, its hidden counts the arcs that may still vary.
 */
export const largeur = (arcs: readonly Arc[], noeuds: number, arc: Arc, assez: number): number => {
  const hausse = flotMax(capacites(arcs, noeuds, arc), arc.vers, arc.de, assez);
  if (hausse >= assez) return hausse;
  const baisse = flotMax(capacites(arcs, noeuds, arc), arc.de, arc.vers, arc.valeur);
  return hausse + Math.min(baisse, arc.valeur);
};
