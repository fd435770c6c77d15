import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { enDaterange, type Periode } from "#core/periode.ts";
import type { Trx } from "#platform/db/transaction.ts";

export const insertDelegation = async (
  trx: Trx,
  d: {
    readonly utilisateurId: string;
    readonly actes: readonly string[];
    readonly reference: string;
    readonly acteLe: Jour;
    readonly periode: Periode;
    readonly par: string;
  },
): Promise<void> => {
  await trx
    .insertInto("delegation")
    .values({
      utilisateur_id: d.utilisateurId,
      actes: d.actes,
      acte_reference: d.reference,
      acte_le: d.acteLe,
      validite: enDaterange(d.periode),
      cree_par: d.par,
    })
    .execute();
};

/** `le` is the first day without it. */
export const ecourterDelegation = async (
  trx: Trx,
  id: string,
  le: Jour,
  par: string,
): Promise<void> => {
  await trx
    .updateTable("delegation")
    .set({
      prevue: sql<string>`coalesce(prevue, validite)`,
      validite: sql<string>`case when lower(validite) >= ${le}::date then 'empty'::daterange
        else daterange(lower(validite), ${le}::date) end`,
      terminee_a: sql<Date>`now()`,
      terminee_par: par,
    })
    .where("id", "=", id)
    .execute();
};
