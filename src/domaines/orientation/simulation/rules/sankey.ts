import { type Compte, ISSUES, type Issue, type Tableau } from "../simulation.ts";

export interface Noeud {
  readonly issue: Issue;
  readonly compte: Compte;
  readonly y: number;
  readonly hauteur: number;
}
export interface Bande {
  readonly avant: Issue;
  readonly apres: Issue;
  readonly compte: number;
  /** SVG path of a filled ribbon. */
  readonly trace: string;
}
export interface Dessin {
  readonly largeur: number;
  readonly hauteur: number;
  readonly gauche: number;
  readonly droite: number;
  readonly epaisseur: number;
  readonly avant: readonly Noeud[];
  readonly apres: readonly Noeud[];
  readonly bandes: readonly Bande[];
}

const [LARGEUR, MARGE, EPAISSEUR] = [760, 170, 12];
const [UTILE, ECART, MINIMUM] = [250, 22, 3];

const visible = (compte: Compte | undefined): number => compte ?? 0;

/** Nodes one above the other, in the order of the parcours; what is hidden has no thickness. */
const empiler = (
  totaux: readonly Compte[],
  sommes: readonly number[],
  echelle: number,
): readonly Noeud[] => {
  let y = ECART / 2;
  return ISSUES.map((issue, i) => {
    const hauteur = Math.max(MINIMUM, (sommes[i] ?? 0) * echelle);
    const noeud = { issue, compte: totaux[i] ?? null, y, hauteur };
    y += hauteur + ECART;
    return noeud;
  });
};

const ruban = (x1: number, y1: number, x2: number, y2: number, h: number): string => {
  const milieu = (x1 + x2) / 2;
  const n = (v: number): string => v.toFixed(1);
  return [
    `M${n(x1)} ${n(y1)}`,
    `C${n(milieu)} ${n(y1)} ${n(milieu)} ${n(y2)} ${n(x2)} ${n(y2)}`,
    `V${n(y2 + h)}`,
    `C${n(milieu)} ${n(y2 + h)} ${n(milieu)} ${n(y1 + h)} ${n(x1)} ${n(y1 + h)}`,
    "Z",
  ].join(" ");
};

/** Who goes from where to where, as a drawing: the same for the screen and for paper. */
export const dessinerFlux = (flux: Tableau): Dessin => {
  const cellule = (i: number, j: number): number => visible(flux.cellules[i]?.[j]);
  const deGauche = ISSUES.map((_, i) => ISSUES.reduce((n, __, j) => n + cellule(i, j), 0));
  const deDroite = ISSUES.map((_, j) => ISSUES.reduce((n, __, i) => n + cellule(i, j), 0));
  const total = deGauche.reduce((a, b) => a + b, 0);
  const echelle = total === 0 ? 0 : UTILE / total;
  const avant = empiler(flux.totauxLignes, deGauche, echelle);
  const apres = empiler(flux.totauxColonnes, deDroite, echelle);
  const [x1, x2] = [MARGE + EPAISSEUR, LARGEUR - MARGE - EPAISSEUR];
  const departs = avant.map((n) => n.y);
  const arrivees = apres.map((n) => n.y);
  const bandes = ISSUES.flatMap((a, i) =>
    ISSUES.flatMap((b, j): readonly Bande[] => {
      const compte = cellule(i, j);
      const h = compte * echelle;
      const [y1, y2] = [departs[i] ?? 0, arrivees[j] ?? 0];
      departs[i] = y1 + h;
      arrivees[j] = y2 + h;
      return compte === 0
        ? []
        : [{ avant: a, apres: b, compte, trace: ruban(x1, y1, x2, y2, Math.max(1, h)) }];
    }),
  );
  const bas = (noeuds: readonly Noeud[]): number => {
    const dernier = noeuds.at(-1);
    return dernier ? dernier.y + dernier.hauteur : 0;
  };
  return {
    largeur: LARGEUR,
    hauteur: Math.ceil(Math.max(bas(avant), bas(apres)) + ECART / 2),
    gauche: MARGE,
    droite: LARGEUR - MARGE - EPAISSEUR,
    epaisseur: EPAISSEUR,
    avant,
    apres,
    bandes,
  };
};
