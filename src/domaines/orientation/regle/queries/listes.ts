import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Db } from "#platform/db/pools.ts";
import { Regle } from "../liste-regles.ts";

/** A published version: what proposals refer to, for as long as they are kept. */
export interface ListePubliee {
  readonly id: string;
  readonly version: number;
  readonly nom: string;
  readonly acte: string;
  readonly regles: readonly Regle[];
}

const COLONNES = ["id", "version", "nom", "acte", "regles"] as const;

const lireListe = (ligne: Omit<ListePubliee, "regles"> & { regles: unknown }): ListePubliee => ({
  ...ligne,
  regles: Regle.array().parse(ligne.regles),
});

/** The list in force on a day; `undefined` when none was published: nothing is then proposed. */
export const listeEnVigueur = async (db: Db, jour: Jour): Promise<ListePubliee | undefined> => {
  const ligne = await db
    .selectFrom("liste_regles")
    .select(COLONNES)
    .where(sql<boolean>`validite @> ${jour}::date`)
    .executeTakeFirst();
  return ligne && lireListe(ligne);
};

export const loadListe = async (db: Db, id: string): Promise<ListePubliee | undefined> => {
  const ligne = await db
    .selectFrom("liste_regles")
    .select(COLONNES)
    .where("id", "=", id)
    .executeTakeFirst();
  return ligne && lireListe(ligne);
};
