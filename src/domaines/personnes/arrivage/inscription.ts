import type pg from "pg";
import type { Jour } from "#core/jour.ts";
import type { Contexte } from "./fusion/contexte.ts";
import type { BilanFusion } from "./fusion/fusion.ts";

/** Written before the merge, because what the file brings refers to it. */
export const inscrire = ({ client, depotId, recu, premiereCharge }: Contexte): Promise<unknown> =>
  client.query(
    `insert into arrivage (id, sorte, organisme, reference, cree_a, recu_a, complet, premiere_charge)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      depotId,
      recu.sorte,
      recu.organisme,
      recu.reference,
      recu.creeA,
      recu.recuA,
      recu.complet,
      premiereCharge,
    ],
  );

export const solder = ({ client, depotId }: Contexte, b: BilanFusion): Promise<unknown> =>
  client.query(
    `update arrivage set crees = $2, modifies = $3, inchanges = $4, anciens = $5, entrees = $6, sortis = $7,
       suspensions = $8, mutations = $9, personnes_creees = $10, personnes_modifiees = $11 where id = $1`,
    [
      depotId,
      b.crees,
      b.modifies,
      b.inchanges,
      b.anciens,
      b.entrees,
      b.sortis,
      b.suspensions,
      b.mutations,
      b.personnesCreees,
      b.personnesModifiees,
    ],
  );

export interface StockConnu {
  /** No mensuel of an earlier month: this one is stock, not newcomers. */
  readonly premiere: boolean;
  /** Reference of the latest mensuel applied. */
  readonly derniere: Jour | null;
}

export const lireStock = async (
  client: pg.ClientBase,
  organisme: string,
  reference: Jour,
): Promise<StockConnu> => {
  const { rows } = await client.query<{ anterieurs: number; derniere: Jour | null }>(
    `select count(*) filter (where reference < $2)::int as anterieurs, max(reference)::text as derniere
     from arrivage where organisme = $1 and sorte = 'mensuel'`,
    [organisme, reference],
  );
  const { anterieurs = 0, derniere = null } = rows[0] ?? {};
  return { premiere: anterieurs === 0, derniere };
};

/** Fingerprints of the pictures known of an organisme: their content need not travel again. */
export const lireEmpreintes = async (
  client: pg.ClientBase,
  organisme: string,
): Promise<Set<string>> => {
  const { rows } = await client.query<{ e: string }>(
    `select replace(d.empreinte::text, '-', '') as e from dossier_rsa d join foyer f on f.id = d.foyer_id
     where f.organisme = $1`,
    [organisme],
  );
  return new Set(rows.map((r) => r.e));
};
