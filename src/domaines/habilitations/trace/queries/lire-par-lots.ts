import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { lirePour } from "#platform/db/transaction.ts";
import type { FiltreTrace, LigneTrace } from "../trace.ts";
import { listTrace, type PlaceTrace } from "./lire-trace.ts";

const PAR_LOT = 1_000;

/** Newest first, a lot at a time, each in a transaction of its own: an export does not hold one open. */
export async function* lireParLots(
  db: Db,
  acteur: Acteur,
  aujourdhui: Jour,
  filtre: FiltreTrace,
): AsyncGenerator<LigneTrace> {
  let place: PlaceTrace | undefined;
  for (;;) {
    const lot = await lirePour(db, acteur, aujourdhui, (trx) =>
      listTrace(trx, filtre, place, PAR_LOT),
    );
    yield* lot;
    const derniere = lot.at(-1);
    if (!derniere || lot.length < PAR_LOT) return;
    place = { a: derniere.cle, seq: derniere.seq, avant: false };
  }
}
