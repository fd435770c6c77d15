/** What a measure is compared with, run in the same minute on the same machine. */
export interface Limite {
  readonly nom: string;
  /** How to run it again. */
  readonly commande: string;
  /** In the measure's unit; null when its tool is not installed. */
  readonly valeur: number | null;
}

/** One figure of a bench, as printed: fields are added, never renamed. */
export interface Mesure {
  readonly nom: string;
  /** Median of the trials. */
  readonly valeur: number;
  readonly unite: "ms" | "Mo" | "foyers";
  readonly limite: Limite | null;
  readonly ratio: number | null;
  readonly budget: number | null;
  /** What the budget bounds. */
  readonly budget_sur: "valeur" | "ratio" | null;
  readonly tenu: boolean | null;
  /** Number of trials, or of requests played. */
  readonly essais: number;
  readonly centiles?: Centiles;
}

export type Centiles = Readonly<Record<"p50" | "p95" | "p99", number>>;

interface DemandeMesure {
  readonly nom: string;
  readonly unite: Mesure["unite"];
  readonly valeurs: readonly number[];
  readonly limite?: Limite;
  readonly budget?: { readonly sur: "valeur" | "ratio"; readonly max: number };
  readonly essais?: number;
  readonly centiles?: Centiles;
}

export const mediane = (valeurs: readonly number[]): number => centile(valeurs, 50);

/** Nearest rank: always a value that was measured. */
export const centile = (valeurs: readonly number[], pourcent: number): number => {
  const triees = valeurs.toSorted((a, b) => a - b);
  const valeur = triees[Math.max(0, Math.ceil((pourcent / 100) * triees.length) - 1)];
  if (valeur === undefined) throw new RangeError("Aucune valeur à résumer");
  return valeur;
};

const arrondir = (n: number, chiffres: number): number => Number(n.toFixed(chiffres));

export const mesurer = (d: DemandeMesure): Mesure => {
  const valeur = mediane(d.valeurs);
  const reference = d.limite?.valeur ?? null;
  const ratio = reference === null ? null : valeur / reference;
  const jugee = d.budget?.sur === "ratio" ? ratio : valeur;
  return {
    nom: d.nom,
    valeur: arrondir(valeur, 1),
    unite: d.unite,
    limite: d.limite ? { ...d.limite, valeur: reference && arrondir(reference, 1) } : null,
    ratio: ratio === null ? null : arrondir(ratio, 2),
    budget: d.budget?.max ?? null,
    budget_sur: d.budget?.sur ?? null,
    tenu: d.budget && jugee !== null ? jugee <= d.budget.max : null,
    essais: d.essais ?? d.valeurs.length,
    ...(d.centiles && {
      centiles: {
        p50: arrondir(d.centiles.p50, 1),
        p95: arrondir(d.centiles.p95, 1),
        p99: arrondir(d.centiles.p99, 1),
      },
    }),
  };
};

export const chronometrer = async <T>(
  travail: () => Promise<T>,
): Promise<{ readonly resultat: T; readonly ms: number }> => {
  const debut = performance.now();
  const resultat = await travail();
  return { resultat, ms: performance.now() - debut };
};
