import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Responsable, Revue } from "./revue.ts";

export const revueEnCours = (trx: Trx): Promise<Revue | undefined> =>
  trx
    .selectFrom("revue_droits")
    .select(["id", "ouverte_le", "echeance_le", "close_le"])
    .where("close_le", "is", null)
    .executeTakeFirst();

/** The campaign under way, or the last one. */
export const derniereRevue = (trx: Trx): Promise<Revue | undefined> =>
  trx
    .selectFrom("revue_droits")
    .select(["id", "ouverte_le", "echeance_le", "close_le"])
    .orderBy(sql`close_le is null`, "desc")
    .orderBy("close_le", "desc")
    .orderBy("ouverte_le", "desc")
    .limit(1)
    .executeTakeFirst();

export const insertRevue = async (
  trx: Trx,
  revue: { readonly id: string; readonly echeance: Jour; readonly par: string; readonly le: Jour },
): Promise<void> => {
  await trx
    .insertInto("revue_droits")
    .values({
      id: revue.id,
      ouverte_le: revue.le,
      echeance_le: revue.echeance,
      ouverte_par: revue.par,
    })
    .execute();
};

export interface NouvelleLigne {
  readonly affectationId: string;
  readonly utilisateurId: string;
  readonly responsable: Responsable;
}

export const insertLignes = async (
  trx: Trx,
  revueId: string,
  lignes: readonly NouvelleLigne[],
): Promise<void> => {
  await sql`
    insert into revue_ligne (revue_id, affectation_id, utilisateur_id, responsable_type, responsable_id)
    select ${revueId}::uuid, s.affectation, s.utilisateur, s.type, s.id
    from jsonb_to_recordset(${JSON.stringify(
      lignes.map((l) => ({
        affectation: l.affectationId,
        utilisateur: l.utilisateurId,
        type: l.responsable.type,
        id: l.responsable.id,
      })),
    )}::jsonb) as s(affectation uuid, utilisateur uuid, type text, id uuid)`.execute(trx);
};

export const clore = async (trx: Trx, id: string, le: Jour): Promise<void> => {
  await trx.updateTable("revue_droits").set({ close_le: le }).where("id", "=", id).execute();
};

/** Lines of the campaign under way, locked, in the order of their ids. */
export const lockLignes = (trx: Trx, ids: readonly string[]) =>
  trx
    .selectFrom("revue_ligne as l")
    .innerJoin("revue_droits as r", "r.id", "l.revue_id")
    .select([
      "l.id",
      "l.affectation_id",
      "l.utilisateur_id",
      "l.responsable_type",
      "l.responsable_id",
      "l.etat",
    ])
    .where("r.close_le", "is", null)
    .where("l.id", "in", ids)
    .orderBy("l.id")
    .forUpdate("l")
    .execute();

export const repondre = async (
  trx: Trx,
  ids: readonly string[],
  etat: "confirmee" | "terminee",
  par: string,
): Promise<void> => {
  await trx
    .updateTable("revue_ligne")
    .set({ etat, decidee_par: par, decidee_a: sql<Date>`now()` })
    .where("id", "in", ids)
    .execute();
};
