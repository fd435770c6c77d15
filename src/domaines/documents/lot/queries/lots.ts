import { sql } from "kysely";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { filtreLots } from "../policy.ts";

export const LOTS_PAR_PAGE = 20;

/** Newest first; `avant` is the last id of the page before (ids sort by creation). */
export const listerLots = (trx: Trx, acteur: Acteur, avant?: string) => {
  const page = trx
    .selectFrom("lot")
    .innerJoin("utilisateur as u", "u.id", "lot.cree_par")
    .select(["lot.id", "lot.titre", "lot.etat", "lot.nombre", "lot.produits", "lot.cree_a"])
    .select(sql<string>`u.prenom || ' ' || u.nom`.as("auteur"))
    .where(filtreLots(acteur))
    .orderBy("lot.id", "desc")
    .limit(LOTS_PAR_PAGE + 1);
  return (avant ? page.where("lot.id", "<", avant) : page).execute();
};

export const lireLot = (trx: Trx, acteur: Acteur, id: string) =>
  trx
    .selectFrom("lot")
    .select(["id", "titre", "etat", "nombre", "produits", "fichier", "erreur", "cree_a"])
    .where("id", "=", id)
    .where(filtreLots(acteur))
    .executeTakeFirst();

export type LigneLot = Awaited<ReturnType<typeof listerLots>>[number];
export type LotLu = NonNullable<Awaited<ReturnType<typeof lireLot>>>;
