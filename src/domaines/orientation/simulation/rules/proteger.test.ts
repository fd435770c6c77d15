import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Tableau } from "../simulation.ts";
import { proteger, protegerListe, type TableauBrut } from "./proteger.ts";

const brut = (cellules: readonly (readonly number[])[]): TableauBrut => ({
  lignes: cellules.map((_, i) => `l${i}`),
  colonnes: (cellules[0] ?? []).map((_, j) => `c${j}`),
  cellules,
});

const SEUIL = 3;
const MAX = 9;

/** Every way to fill the hidden cells that agrees with all that is published: what a patient reader can find. */
const solutions = (t: Tableau): readonly (readonly (readonly number[])[])[] => {
  const trouvees: number[][][] = [];
  const [nl, nc] = [t.lignes.length, t.colonnes.length];
  const grille: number[][] = t.cellules.map((l) => l.map((v) => v ?? 0));
  const compatible = (dit: number | null | undefined, n: number, fini: boolean): boolean =>
    dit === null || dit === undefined || (fini ? n === dit : n <= dit);
  const ligne = (i: number): number => (grille[i] ?? []).reduce((a, b) => a + b, 0);
  const colonne = (j: number): number => grille.reduce((a, l) => a + (l[j] ?? 0), 0);
  const remplir = (k: number): void => {
    if (k === nl * nc) {
      const total = grille.reduce((a, _, i) => a + ligne(i), 0);
      const sommes =
        t.totauxLignes.every((d, i) => compatible(d, ligne(i), true)) &&
        t.totauxColonnes.every((d, j) => compatible(d, colonne(j), true));
      if (sommes && compatible(t.total, total, true)) trouvees.push(grille.map((l) => [...l]));
      return;
    }
    const [i, j] = [Math.floor(k / nc), k % nc];
    const rangee = grille[i] ?? [];
    if (t.cellules[i]?.[j] !== null) {
      remplir(k + 1);
      return;
    }
    for (let v = 0; v <= MAX; v++) {
      rangee[j] = v;
      if (
        compatible(t.totauxLignes[i], ligne(i), false) &&
        compatible(t.totauxColonnes[j], colonne(j), false)
      ) {
        remplir(k + 1);
      }
    }
    rangee[j] = 0;
  };
  remplir(0);
  return trouvees;
};

const etendue = (valeurs: readonly number[]): number => Math.max(...valeurs) - Math.min(...valeurs);

describe("R-RGPD-02 petits effectifs", () => {
  it("une cellule petite ne se retrouve pas par soustraction", () => {
    const t = proteger(
      brut([
        [2, 40, 30],
        [25, 60, 12],
        [31, 22, 45],
      ]),
      5,
    );
    expect(t.cellules[0]?.[0]).toBeNull();
    expect(t.cellules.flat().filter((v) => v === null).length).toBeGreaterThanOrEqual(4);
    expect(t.totauxLignes).toEqual([72, 97, 98]);
    expect(t.total).toBe(267);
  });

  it("sans petite cellule, tout est dit ; zéro n’est pas un petit effectif", () => {
    const t = proteger(
      brut([
        [0, 40],
        [25, 60],
      ]),
      5,
    );
    expect(t.cellules).toEqual([
      [0, 40],
      [25, 60],
    ]);
  });

  it("un total caché ailleurs ne se retrouve pas en additionnant sa colonne", () => {
    const t = proteger(
      brut([
        [6, 40],
        [6, 60],
      ]),
      5,
      new Set(["c0"]),
    );
    expect(t.totauxColonnes[0]).toBeNull();
    expect(t.cellules.flat().filter((v) => v === null).length).toBeGreaterThanOrEqual(2);
  });

  it("un lecteur patient n’encadre jamais une petite cellule de plus près que le seuil", () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 3 }), {
          minLength: 2,
          maxLength: 3,
        }),
        (lignes) => {
          const largeur = Math.min(...lignes.map((l) => l.length));
          const cellules = lignes.map((l) => l.slice(0, largeur));
          const t = proteger(brut(cellules), SEUIL);
          const possibles = solutions(t);
          cellules.forEach((ligne, i) => {
            ligne.forEach((n, j) => {
              if (n === 0 || n >= SEUIL || t.total === null) return;
              expect(t.cellules[i]?.[j]).toBeNull();
              const total = t.total;
              const vues = possibles.map((s) => s[i]?.[j] ?? 0);
              // A table whose grand total is itself no wider than that says all it can.
              expect(etendue(vues)).toBeGreaterThanOrEqual(Math.min(SEUIL, total));
            });
          });
        },
      ),
      { numRuns: 40 },
    ));

  it.each([
    { valeurs: [2, 30, 7], dites: [null, 30, null] },
    { valeurs: [1, 1, 30, 7], dites: [null, null, 30, null] },
    { valeurs: [12, 30], dites: [12, 30] },
    { valeurs: [2, 0], dites: [null, 0] },
  ])("une liste $valeurs se dit $dites", ({ valeurs, dites }) =>
    expect(protegerListe(valeurs, 5)).toEqual(dites),
  );
});
