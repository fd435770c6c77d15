import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { loadParametres, seuilAlerte } from "../../reglages.ts";
import { compterVues } from "./lister-file.ts";

/** Work waiting in the queue of an account, the stock apart: for the top bar and « Ma journée ». */
export interface ChargeFile {
  readonly enAttente: number;
  readonly bientot: number;
  readonly depassees: number;
  readonly aExaminer: number;
  /** The figures stop at a bound: « plus de … ». */
  readonly borne: boolean;
}

export const compterCharge = async (
  trx: Trx,
  acteur: Acteur,
  aujourdhui: Jour,
): Promise<ChargeFile> => {
  const alerte = seuilAlerte(await loadParametres(trx), aujourdhui);
  const { comptes, borne } = await compterVues(
    trx,
    acteur,
    { onglet: "file" },
    { aujourdhui, alerte },
  );
  return {
    enAttente: comptes.toutes,
    bientot: comptes.bientot,
    depassees: comptes.depassees,
    aExaminer: comptes.examen,
    borne,
  };
};
