import type { Result } from "#core/result.ts";
import { enTransaction, lirePour, type Trx } from "#platform/db/transaction.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  direRefus,
  introuvable,
  lireId,
} from "#platform/http/index.ts";
import { loadVersion } from "../queries/versions.ts";
import { REPONSES_BROUILLON, type RefusBrouillon } from "./errors.ts";
import { loadBrouillon } from "./queries/brouillons.ts";
import type { ContexteBrouillon } from "./usecases/sur-brouillon.ts";

export const lire = <T>(c: Contexte, lecture: (trx: Trx) => Promise<T>): Promise<T> =>
  lirePour(c.var.dependances.db, acteurDe(c), c.var.aujourdhui, lecture);

export const ecrire = <T>(
  c: Contexte,
  geste: (trx: Trx) => Promise<Result<T, RefusBrouillon>>,
): Promise<Result<T, RefusBrouillon>> =>
  enTransaction(c.var.dependances.db, acteurDe(c), c.var.aujourdhui, geste);

export const contexteDe = (c: Contexte, version: number): ContexteBrouillon => ({
  acteur: acteurDe(c),
  brouillonId: lireId(c),
  version,
});

export const refuser = (refus: RefusBrouillon): never => {
  const { status, message } = direRefus(REPONSES_BROUILLON, refus);
  return arreter(status, message);
};

/** The draft of the address, with what a page of it always says. */
export const ouvrirPage = async (c: Contexte) => {
  const lu = await lire(c, async (trx) => {
    const brouillon = await loadBrouillon(trx, lireId(c));
    const base = brouillon && (await loadVersion(trx, brouillon.baseId));
    return brouillon && base && { brouillon, base };
  });
  return lu ?? introuvable();
};
