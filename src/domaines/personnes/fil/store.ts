import type { Jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type { Trx } from "#platform/db/transaction.ts";

/** A human gesture to be read on a person's timeline. What the files of the payers said is read elsewhere. */
export interface Evenement {
  readonly personneId: string;
  /** Day of the fact, not of its writing. */
  readonly jour: Jour;
  /** `orientation_decidee`, `courrier_cree`… named by the house that acts. */
  readonly nature: string;
  /** One line, in French. */
  readonly resume: string;
  /** Who says so, as the screen shows it: « Service local », « Sophie Wattel ». */
  readonly source: string;
  readonly acteurId: string | null;
  /** Inside address of what it is about. */
  readonly lien: string | null;
}

/** PostgreSQL takes 65,535 values a statement; a row holds eight. */
const PAR_INSERTION = 5_000;

export const inscrireEvenements = async (
  trx: Trx,
  evenements: readonly Evenement[],
): Promise<void> => {
  for (let debut = 0; debut < evenements.length; debut += PAR_INSERTION) {
    await trx
      .insertInto("evenement")
      .values(
        evenements.slice(debut, debut + PAR_INSERTION).map((e) => ({
          id: nouvelUuid(),
          personne_id: e.personneId,
          jour: e.jour,
          nature: e.nature,
          resume: e.resume,
          source: e.source,
          acteur_id: e.acteurId,
          lien: e.lien,
        })),
      )
      .execute();
  }
};

export const inscrireEvenement = (trx: Trx, evenement: Evenement): Promise<void> =>
  inscrireEvenements(trx, [evenement]);
