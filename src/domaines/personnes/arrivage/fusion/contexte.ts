import type pg from "pg";
import type { Jour } from "#core/jour.ts";
import type { ArrivageRecu, ParametresArrivage } from "../arrivage.ts";

/** What every step of the merge knows. Steps run in order in one transaction, on the staging of this arrival. */
export interface Contexte {
  readonly client: pg.ClientBase;
  readonly depotId: string;
  readonly recu: ArrivageRecu;
  readonly parametres: ParametresArrivage;
  /** Day from which a change without a date of its own holds: first of the month, or the day. */
  readonly effet: Jour;
  /** Civil day of reception in Paris. */
  readonly recuLe: Jour;
  /** First mensuel of this organisme: stock, not newcomers. */
  readonly premiereCharge: boolean;
}

export const compter = async (
  client: pg.ClientBase,
  sql: string,
  valeurs: readonly unknown[] = [],
): Promise<number> => (await client.query(sql, [...valeurs])).rowCount ?? 0;
