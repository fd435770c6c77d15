import type { Compte, Tableau } from "../simulation.ts";
import { type Arc, largeur } from "./reseau.ts";

/** Counts as they are, before anything is hidden. */
export interface TableauBrut {
  readonly lignes: readonly string[];
  readonly colonnes: readonly string[];
  readonly cellules: readonly (readonly number[])[];
}

const somme = (valeurs: readonly number[]): number => valeurs.reduce((a, b) => a + b, 0);

/** The table with its totals as one more row and one more column; the grand total is the last cell. */
const etendre = ({ lignes, colonnes, cellules }: TableauBrut): readonly (readonly number[])[] => {
  const avec = lignes.map((_, i) => {
    const ligne = colonnes.map((__, j) => cellules[i]?.[j] ?? 0);
    return [...ligne, somme(ligne)];
  });
  return [...avec, [...colonnes, ""].map((_, j) => somme(avec.map((l) => l[j] ?? 0)))];
};

type Masque = boolean[][];

const petit = (n: number, seuil: number): boolean => n > 0 && n < seuil;

/**
 * Nodes: rows, then columns, then where totals come from and go to. A row's total flows in from the grand total, is
 * shared among its cells, and comes out by the columns.
 */
const arcDe = (valeurs: readonly (readonly number[])[], i: number, j: number): Arc => {
  const [nbLignes, nbColonnes] = [valeurs.length - 1, (valeurs[0]?.length ?? 1) - 1];
  const source = nbLignes + nbColonnes;
  return {
    de: j === nbColonnes ? source : i === nbLignes ? nbLignes + j : i,
    vers: j === nbColonnes ? i : i === nbLignes ? source + 1 : nbLignes + j,
    valeur: valeurs[i]?.[j] ?? 0,
  };
};

const arcsCaches = (valeurs: readonly (readonly number[])[], masque: Masque) =>
  masque.flatMap((ligne, i) =>
    ligne.flatMap((cache, j) => (cache ? [{ i, j, arc: arcDe(valeurs, i, j) }] : [])),
  );

/**
 * Four counts at the corners of a rectangle vary together: the cheapest rectangle through a cell that hides something
 * new. The grand total is never hidden.
 */
const rectangle = (
  valeurs: readonly (readonly number[])[],
  masque: Masque,
  i: number,
  j: number,
): readonly (readonly [number, number])[] | undefined => {
  const [derniereLigne, derniereColonne] = [valeurs.length - 1, (valeurs[0]?.length ?? 1) - 1];
  let meilleur: readonly (readonly [number, number])[] | undefined;
  let cout = Number.POSITIVE_INFINITY;
  for (let i2 = 0; i2 <= derniereLigne; i2++) {
    for (let j2 = 0; j2 <= derniereColonne; j2++) {
      if (i2 === i || j2 === j) continue;
      const coins = [
        [i, j2],
        [i2, j],
        [i2, j2],
      ] as const;
      if (coins.some(([a, b]) => a === derniereLigne && b === derniereColonne)) continue;
      const nouveaux = coins.filter(([a, b]) => !masque[a]?.[b]);
      if (nouveaux.length === 0) continue;
      // A total is told before a cell is; a nought hides badly.
      const perte = somme(
        nouveaux.map(([a, b]) => {
          const valeur = valeurs[a]?.[b] ?? 0;
          const total = a === derniereLigne || b === derniereColonne;
          return 1 + valeur + (total ? 1e6 : 0) + (valeur === 0 ? 1e5 : 0);
        }),
      );
      if (perte < cout) [meilleur, cout] = [nouveaux, perte];
    }
  }
  return meilleur;
};

const cacher = (masque: Masque, i: number, j: number): void => {
  const ligne = masque[i];
  if (ligne) ligne[j] = true;
};

const toutCacher = (masque: Masque): void => {
  const derniere = masque.length - 1;
  for (const [i, ligne] of masque.entries()) {
    for (const j of ligne.keys()) {
      if (i !== derniere || j !== ligne.length - 1) cacher(masque, i, j);
    }
  }
};

/**
 * Hides every count between 1 and the threshold, then what it takes for none of them to be found again from the sums:
 * the interval in which a reader can enclose each stays as wide as the threshold. Checked exactly on each table; a
 * count published in two tables is hidden in both (`colonnesCachees`).
 *
 * @param colonnesCachees  columns whose total another table already hides
 * @rule R-RGPD-02
 * @source Loi 51-711 du 7 juin 1951, art. 6 ; loi 78-17
 */
export const proteger = (
  brut: TableauBrut,
  seuil: number,
  colonnesCachees: ReadonlySet<string> = new Set(),
): Tableau => {
  const valeurs = etendre(brut);
  const [nbLignes, nbColonnes] = [brut.lignes.length, brut.colonnes.length];
  const masque: Masque = valeurs.map((ligne) => ligne.map((n) => petit(n, seuil)));
  brut.colonnes.forEach((nom, j) => {
    if (colonnesCachees.has(nom)) cacher(masque, nbLignes, j);
  });
  const total = valeurs[nbLignes]?.[nbColonnes] ?? 0;
  const sensibles = arcsCaches(valeurs, masque);
  const noeuds = nbLignes + nbColonnes + 2;
  for (let reste = true; reste; ) {
    const caches = arcsCaches(valeurs, masque);
    const arcs = caches.map((c) => c.arc);
    const decouvert = sensibles.find(({ i, j }) => {
      const arc = caches.find((c) => c.i === i && c.j === j)?.arc;
      return arc !== undefined && largeur(arcs, noeuds, arc, seuil) < seuil;
    });
    if (!decouvert) reste = false;
    else {
      const coins = rectangle(valeurs, masque, decouvert.i, decouvert.j);
      if (coins) for (const [i, j] of coins) cacher(masque, i, j);
      else {
        toutCacher(masque);
        reste = false;
      }
    }
  }
  const dire = (i: number, j: number): Compte => (masque[i]?.[j] ? null : (valeurs[i]?.[j] ?? 0));
  return {
    lignes: brut.lignes,
    colonnes: brut.colonnes,
    cellules: brut.lignes.map((_, i) => brut.colonnes.map((__, j) => dire(i, j))),
    totauxLignes: brut.lignes.map((_, i) => dire(i, nbColonnes)),
    totauxColonnes: brut.colonnes.map((_, j) => dire(nbLignes, j)),
    total: petit(total, seuil) ? null : total,
  };
};

/** Same, for one column whose total may be known from elsewhere. */
export const protegerListe = (valeurs: readonly number[], seuil: number): readonly Compte[] => {
  const caches = new Set(valeurs.flatMap((n, i) => (petit(n, seuil) ? [i] : [])));
  const suivants = valeurs
    .map((n, i) => ({ n, i }))
    .filter(({ n, i }) => n > 0 && !caches.has(i))
    .sort((a, b) => a.n - b.n || a.i - b.i);
  const cachee = (): number => somme([...caches].map((i) => valeurs[i] ?? 0));
  while (caches.size > 0 && (caches.size < 2 || cachee() < seuil)) {
    const suivant = suivants.shift();
    if (!suivant) break;
    caches.add(suivant.i);
  }
  return valeurs.map((n, i) => (caches.has(i) ? null : n));
};
