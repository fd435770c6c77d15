import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { lirePour, type Trx } from "#platform/db/transaction.ts";
import type { Filtre, LigneOrdonnee, LignePersonne, Place } from "../../identite/liste.ts";
import {
  compterPersonnes,
  lireLignes,
  listPersonnes,
} from "../../identite/queries/lister-personnes.ts";
import { chercherPersonnes } from "../../recherche/queries/chercher-personnes.ts";
import type { Recherche } from "../../recherche/recherche.ts";

/** What the list showed: its filters, or its search. */
export type Selection =
  | { readonly sorte: "liste"; readonly filtre: Filtre }
  | { readonly sorte: "recherche"; readonly recherche: Recherche; readonly elargir: boolean };

const PAR_LOT = 1_000;

const lireLot = async (
  trx: Trx,
  acteur: Acteur,
  selection: Selection,
  place: Place | undefined,
  maximum: number,
): Promise<readonly LigneOrdonnee[]> => {
  if (selection.sorte === "liste") {
    return listPersonnes(trx, acteur, selection.filtre, place, maximum);
  }
  const { recherche, elargir } = selection;
  return (await chercherPersonnes(trx, acteur, recherche, { place, maximum, elargir })).lignes;
};

interface Lecture {
  readonly db: Db;
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
  readonly selection: Selection;
  readonly numeros: boolean;
}

/**
 * Lines of an export, a thousand at a time, each lot in a transaction of its own: a slow download holds no
 * connection. Only what the perimeter still shows at that moment leaves.
 */
export async function* lireLots({
  db,
  acteur,
  aujourdhui,
  selection,
  numeros,
}: Lecture): AsyncGenerator<LignePersonne> {
  let place: Place | undefined;
  for (;;) {
    const depart = place;
    const lignes = await lirePour(db, acteur, aujourdhui, async (trx) => {
      const lot = await lireLot(trx, acteur, selection, depart, PAR_LOT);
      return lireLignes(
        trx,
        lot.map((l) => l.id),
        { numeros },
      );
    });
    yield* lignes;
    const derniere = lignes.at(-1);
    if (!derniere || lignes.length < PAR_LOT) return;
    place = { nomTri: derniere.nom_tri, id: derniere.id, avant: false };
  }
}

const SANS_BORNE = 2_000_000_000;

/** How many lines the export will hold, exactly: it is traced. */
export const compterSelection = async (
  trx: Trx,
  acteur: Acteur,
  selection: Selection,
): Promise<number> =>
  selection.sorte === "liste"
    ? compterPersonnes(trx, acteur, selection.filtre, SANS_BORNE)
    : (await lireLot(trx, acteur, selection, undefined, SANS_BORNE)).length;
