import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { lirePour, type Trx } from "#platform/db/transaction.ts";
import type { Filtre, LignePersonne, Place } from "../../identite/liste.ts";
import {
  avecNumeros,
  compterPersonnes,
  lireLignes,
  selectPersonnes,
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
  { acteur, selection, numeros }: Lecture,
  place: Place | undefined,
): Promise<readonly LignePersonne[]> => {
  if (selection.sorte === "liste") {
    const lot = await selectPersonnes(trx, acteur, selection.filtre, place, PAR_LOT).execute();
    return avecNumeros(trx, lot, { numeros });
  }
  const { recherche, elargir } = selection;
  const options = { place, maximum: PAR_LOT, elargir };
  const { lignes } = await chercherPersonnes(trx, acteur, recherche, options);
  return lireLignes(
    trx,
    lignes.map((l) => l.id),
    { numeros },
  );
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
export async function* lireLots(lecture: Lecture): AsyncGenerator<LignePersonne> {
  const { db, acteur, aujourdhui } = lecture;
  let place: Place | undefined;
  for (;;) {
    const depart = place;
    const lignes = await lirePour(db, acteur, aujourdhui, (trx) => lireLot(trx, lecture, depart));
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
): Promise<number> => {
  if (selection.sorte === "liste") return compterPersonnes(trx, acteur, selection.filtre);
  const { recherche, elargir } = selection;
  const options = { maximum: 1, jusqua: SANS_BORNE, elargir };
  return (await chercherPersonnes(trx, acteur, recherche, options)).compte;
};
