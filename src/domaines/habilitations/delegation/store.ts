import type { Jour } from "#core/jour.ts";
import { enDaterange, type Periode } from "#core/periode.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { ecourtee } from "../compte/store.ts";

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
    .set({ ...ecourtee(le), terminee_par: par })
    .where("id", "=", id)
    .execute();
};
