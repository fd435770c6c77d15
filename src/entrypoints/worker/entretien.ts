import {
  entretenirComptes,
  purgerConnexions,
  purgerGestesComptes,
} from "#domaines/habilitations/index.ts";
import type { Journal } from "#platform/log/journal.ts";
import type { Installation } from "../installation.ts";

/** Often enough for a day that begins to be seen early, rare enough to cost nothing. */
const INTERVALLE_MS = 15 * 60_000;

export interface Entretien {
  arreter(): Promise<void>;
}

/** Does, while the worker lives, what only the calendar asks for. */
export const demarrerEntretien = (
  { bases, aujourdhui }: Pick<Installation, "bases" | "aujourdhui">,
  journal: Journal,
): Entretien => {
  const passer = async (): Promise<void> => {
    try {
      await entretenirComptes(bases.traitement, aujourdhui());
      await bases.traitement.transaction().execute(async (trx) => {
        await purgerConnexions(trx);
        await purgerGestesComptes(trx);
      });
    } catch (erreur) {
      // Tried again at the next turn: nothing of it is urgent to the minute.
      journal.error({ erreur }, "entretien en faute");
    }
  };
  let enCours = passer();
  const minuterie = setInterval(() => {
    enCours = enCours.then(passer);
  }, INTERVALLE_MS);
  minuterie.unref();
  return {
    async arreter() {
      clearInterval(minuterie);
      await enCours;
    },
  };
};
