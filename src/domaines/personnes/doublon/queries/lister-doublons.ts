import { sql } from "kysely";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { COMPTE_MAX } from "../../identite/liste.ts";
import type { LigneDoublon } from "../doublon.ts";

/** Pairs to examine; both records must be in the perimeter, since both are shown. */
const paires = (trx: Trx, acteur: Acteur) =>
  trx
    .selectFrom("doublon_potentiel as d")
    .innerJoin("personne as p", "p.id", "d.personne_id")
    .innerJoin("personne as a", "a.id", "d.autre_id")
    .where("d.etat", "=", "a_examiner")
    .where("p.fusionnee_dans", "is", null)
    .where("a.fusionnee_dans", "is", null)
    .where(filtrePerimetre(acteur, "p"))
    .where(filtrePerimetre(acteur, "a"));

export interface PlaceDoublon {
  /** ISO instant, to the microsecond. */
  readonly signaleA: string;
  readonly id: string;
  readonly avant: boolean;
}

export type LigneDoublonPlacee = LigneDoublon & { readonly place: string };

/** Oldest first. */
export const listDoublons = (
  trx: Trx,
  acteur: Acteur,
  place: PlaceDoublon | undefined,
  maximum: number,
): Promise<LigneDoublonPlacee[]> => {
  const sens = place?.avant ? "desc" : "asc";
  let page = paires(trx, acteur)
    .select([
      "d.id",
      "d.motif",
      "d.signale_a",
      sql<string>`d.signale_a::text`.as("place"),
      "p.id as personne_id",
      "p.nom_usage as nom",
      "p.prenom",
      "p.naissance",
      "p.source",
      "a.id as autre_id",
      "a.nom_usage as autre_nom",
      "a.prenom as autre_prenom",
      "a.naissance as autre_naissance",
      "a.source as autre_source",
    ])
    .orderBy("d.signale_a", sens)
    .orderBy("d.id", sens)
    .limit(maximum);
  if (place) {
    const comparaison = sql.raw(place.avant ? "<" : ">");
    page = page.where(
      sql<boolean>`(d.signale_a, d.id) ${comparaison} (${place.signaleA}::timestamptz, ${place.id}::uuid)`,
    );
  }
  return page.execute();
};

export const compterDoublons = async (trx: Trx, acteur: Acteur): Promise<number> => {
  const { n } = await trx
    .selectFrom(paires(trx, acteur).select(sql<number>`1`.as("un")).limit(COMPTE_MAX).as("bornes"))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
};
