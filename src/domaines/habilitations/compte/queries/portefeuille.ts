import { sql } from "kysely";
import type { Trx } from "#platform/db/transaction.ts";

/** How many persons an account follows in one place: never who. */
export interface PartDePortefeuille {
  readonly organismeId: string | null;
  readonly territoireId: string | null;
  readonly organisme: string | null;
  readonly territoire: string | null;
  readonly nombre: number;
}

export const compterPortefeuille = async (
  trx: Trx,
  utilisateurId: string,
): Promise<readonly PartDePortefeuille[]> => {
  const { rows } = await sql<PartDePortefeuille>`
    select c.organisme_id as "organismeId", c.territoire_id as "territoireId", o.nom as organisme,
      t.nom as territoire, c.nombre
    from compter_portefeuille(${utilisateurId}::uuid) c
    left join organisme_referent o on o.id = c.organisme_id
    left join territoire t on t.id = c.territoire_id
    order by c.nombre desc, o.nom, t.nom`.execute(trx);
  return rows;
};
