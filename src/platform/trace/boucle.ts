import type pg from "pg";
import type { Journal } from "#platform/log/journal.ts";
import { type OptionsScelleur, ouvrirScelleur, type Scelleur } from "./scelleur.ts";

const INTERVALLE_MS = 1_000;

export interface BoucleScellement {
  /** What is under way is finished first. */
  arreter(): Promise<void>;
}

interface Place {
  readonly scelleur: Scelleur;
  rendre(): void;
}

/**
 * Seals every second until stopped. Whatever fails costs a connection and a complete reading at the next pass: nothing
 * of an earlier one is trusted. A second worker waits for the lock, ready to take over.
 */
export const demarrerScellement = (
  pool: pg.Pool,
  options: Omit<OptionsScelleur, "client">,
  journal: Journal,
): BoucleScellement => {
  let place: Place | undefined;
  let arrete = false;
  let attente: NodeJS.Timeout | undefined;

  const prendrePlace = async (): Promise<Place | undefined> => {
    const client = await pool.connect();
    // Closed and not given back: the lock goes with the connection.
    const rendre = (): void => client.release(true);
    try {
      const scelleur = await ouvrirScelleur({ ...options, client });
      if (scelleur) return { scelleur, rendre };
      rendre();
      return undefined;
    } catch (erreur) {
      rendre();
      throw erreur;
    }
  };

  const passer = async (): Promise<void> => {
    try {
      place ??= await prendrePlace();
      await place?.scelleur.passer();
    } catch (erreur) {
      place?.rendre();
      place = undefined;
      if (!arrete) journal.error({ err: erreur }, "scellement de la trace interrompu");
    }
  };

  let passe: Promise<void> = Promise.resolve();
  const tourner = (): void => {
    passe = passer().finally(() => {
      if (!arrete) attente = setTimeout(tourner, INTERVALLE_MS);
    });
  };
  tourner();

  return {
    async arreter() {
      arrete = true;
      clearTimeout(attente);
      await passe;
      place?.rendre();
    },
  };
};
