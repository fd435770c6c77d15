/** How a family of trials ended. */
export interface BilanPreuve {
  readonly nom: string;
  /** Trials that count: a kill that came too late to interrupt anything is not one. */
  readonly essais: number;
  /** What each failed trial saw, with what replays it. */
  readonly echecs: readonly string[];
  /** Whether the trials were drawn: only then does their number bound a rate. */
  readonly tires: boolean;
}

export interface DemandePreuve {
  readonly graine: number;
  readonly foyers: number;
  /** Kills of the importing process, of the worker, of the server. */
  readonly essais: { readonly import: number; readonly ouvrier: number; readonly serveur: number };
  readonly dire: (ligne: string) => void;
}

/**
 * Rule of three: no failure in N random trials bounds the failure rate by 3/N, at 95 %.
 *
 * @returns percent, or undefined when a trial failed, none was played, or none was drawn
 */
export const borne = ({ essais, echecs, tires }: BilanPreuve): number | undefined =>
  !tires || echecs.length > 0 || essais === 0 ? undefined : Math.min(100, 300 / essais);

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export const creerTirage = (graine: number): (() => number) => {
  let etat = graine >>> 0;
  return () => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let t = Math.imul(etat ^ (etat >>> 15), etat | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** One moment in each of `nombre` equal parts of the time: spread, and drawn. */
export const tirerMoments = (nombre: number, tirage: () => number): readonly number[] =>
  Array.from({ length: nombre }, (_, i) => (i + tirage()) / nombre);
