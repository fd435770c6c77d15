import { sql } from "kysely";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { loadListe } from "../../regle/queries/listes.ts";
import type { LigneFile } from "./lister-file.ts";

/** A body as a row shows it; `places` absent: not set, or not countable from this perimeter. */
interface OrganismeLu {
  readonly id: string;
  readonly nom: string;
  readonly places: number | null;
}

export interface LigneComplete extends LigneFile {
  readonly commune: string | null;
  readonly organisme: OrganismeLu | null;
  /** Why, in one phrase; `null` when nothing was evaluated. */
  readonly pourquoi: string | null;
}

const distincts = (ids: readonly (string | null)[]): readonly string[] =>
  [...new Set(ids)].filter((id) => id !== null);

const communes = async (
  trx: Trx,
  foyers: readonly string[],
): Promise<Map<string, string | null>> => {
  const lignes = await trx
    .selectFrom("adresse")
    .select(["foyer_id", "nom_commune"])
    .where("foyer_id", "in", foyers)
    .where(sql<boolean>`upper_inf(validite) and upper_inf(connu)`)
    .execute();
  return new Map(lignes.map((l) => [l.foyer_id, l.nom_commune]));
};

/**
 * Places are counted on the persons this account sees: exact for a body of a territoire it sees whole, unknown
 * for one of the whole département seen from a part of it.
 */
const lirePlaces = async (
  trx: Trx,
  acteur: Acteur,
  ids: readonly string[],
): Promise<Map<string, OrganismeLu>> => {
  const lignes = await trx
    .selectFrom("organisme_referent as r")
    .select(["r.id", "r.nom", "r.capacite", "r.territoire_id"])
    .select(
      sql<number>`(select count(*)::int from personne s where s.organisme_id = r.id and s.fusionnee_dans is null)`.as(
        "suivis",
      ),
    )
    .where("r.id", "in", ids)
    .execute();
  const { departement, territoires } = acteur.perimetre;
  return new Map(
    lignes.map(({ id, nom, capacite, territoire_id, suivis }) => {
      const compte = departement || (territoire_id !== null && territoires.includes(territoire_id));
      return [id, { id, nom, places: compte && capacite !== null ? capacite - suivis : null }];
    }),
  );
};

const phrases = async (
  trx: Trx,
  listes: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> => {
  const lues = new Map<string, ReadonlyMap<string, string>>();
  for (const id of listes) {
    const liste = await loadListe(trx, id);
    if (liste) lues.set(id, new Map(liste.regles.map((r) => [r.code, r.phrase_agent])));
  }
  return lues;
};

/** What a row says beside its own columns, read once for the whole page. */
export const completer = async (
  trx: Trx,
  acteur: Acteur,
  lignes: readonly LigneFile[],
): Promise<readonly LigneComplete[]> => {
  const communeDe = await communes(trx, distincts(lignes.map((l) => l.foyer_id)));
  const organismeDe = await lirePlaces(trx, acteur, distincts(lignes.map((l) => l.organisme_id)));
  const phraseDe = await phrases(trx, distincts(lignes.map((l) => l.liste_id)));
  return lignes.map((l) => ({
    ...l,
    commune: communeDe.get(l.foyer_id ?? "") ?? null,
    organisme: organismeDe.get(l.organisme_id ?? "") ?? null,
    pourquoi: phraseDe.get(l.liste_id ?? "")?.get(l.regle ?? "") ?? null,
  }));
};
