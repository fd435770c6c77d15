/** How long each of the gestures played took, in milliseconds. */
export type Durees = readonly number[];

export interface Jeu {
  readonly concurrents: number;
  readonly dureeMs: number;
  readonly arret: AbortSignal;
}

/** Played before measuring: plans, caches and code are then those of a running service. */
const ECHAUFFEMENT_MS = 3_000;

/** Closed loop: each of the players begins again as soon as it is answered. */
export const jouerEnBoucle = async (
  { concurrents, dureeMs, arret }: Jeu,
  geste: () => Promise<unknown>,
): Promise<Durees> => {
  const durees: number[] = [];
  const debut = performance.now() + ECHAUFFEMENT_MS;
  const fin = debut + dureeMs;
  const jouer = async (): Promise<void> => {
    for (;;) {
      arret.throwIfAborted();
      const depart = performance.now();
      if (depart >= fin) return;
      await geste();
      if (depart >= debut) durees.push(performance.now() - depart);
    }
  };
  await Promise.all(Array.from({ length: concurrents }, jouer));
  return durees;
};
