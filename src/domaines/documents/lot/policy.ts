import { type RawBuilder, sql } from "kysely";
import { peut } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";

/**
 * A lot holds letters of many persons in one file: it is for who made it, out of the persons in sight then, and for
 * those who see the whole département. The filter of the queries says the same.
 *
 * @public
 */
export const voitLot = (acteur: Acteur, lot: { readonly cree_par: string }): boolean =>
  acteur.perimetre.departement || lot.cree_par === acteur.utilisateurId;

/** Lots are made, taken up again and taken away by the same people. */
export const peutProduire = (acteur: Acteur): boolean => peut(acteur, "courriers.produire");

export const filtreLots = (acteur: Acteur): RawBuilder<boolean> =>
  acteur.perimetre.departement
    ? sql<boolean>`true`
    : sql<boolean>`lot.cree_par = ${acteur.utilisateurId}`;
