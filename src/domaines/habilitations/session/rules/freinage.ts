/** From how many failures a door slows down, and how long failures count. */
export interface Limite {
  readonly seuil: number;
  readonly fenetreMinutes: number;
}

export const LIMITES = {
  compte: { seuil: 5, fenetreMinutes: 60 },
  /** Wider: a whole office may share one address. */
  adresse: { seuil: 50, fenetreMinutes: 15 },
} as const satisfies Record<string, Limite>;

const ATTENTE_MAX = 15 * 60;

/**
 * How long to wait after the last failure before the next try: nothing below the threshold, then a
 * minute that doubles at each failure. Capped, so that a stranger cannot shut an account's owner out.
 *
 * @param echecs  failures within the window
 * @returns seconds, 0 to 900
 */
export const attente = (echecs: number, { seuil }: Limite): number =>
  echecs < seuil ? 0 : Math.min(60 * 2 ** (echecs - seuil), ATTENTE_MAX);
