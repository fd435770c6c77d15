import { sql } from "kysely";
import { z } from "zod";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";

/** What was found out and done: without it an alarm stays open. */
export const SaisieSuite = z.object({
  suite: z
    .string()
    .trim()
    .min(10, "Dites en une phrase ce que vous avez constaté et fait.")
    .max(1000, "Mille caractères au plus."),
  lever: z.literal("oui").optional(),
});

/** One alarm with the words of its rule. Instants are UTC. */
export interface Alarme {
  readonly id: number;
  readonly libelle: string;
  readonly conduite: string;
  readonly fenetreMinutes: number;
  readonly compte: { readonly id: string; readonly nom: string; readonly qualite: string } | null;
  readonly ouverteA: Date;
  readonly derniereA: Date;
  readonly nombre: number;
  readonly blocage: boolean;
  /** Whether the account is still blocked. */
  readonly bloque: boolean;
  readonly traitee: { readonly par: string; readonly a: Date; readonly suite: string } | null;
}

/**
 * Tells how many persons a file takes away: what is read on screen is counted by the database as it is traced,
 * an export only knows its own number. In the transaction that traces it.
 */
export const compterExport = (trx: Trx, acteur: Acteur, personnes: number): Promise<unknown> =>
  sql`select passerelle.compter_geste('export_de_masse', ${acteur.utilisateurId}::uuid, ${personnes}::int, now())`.execute(
    trx,
  );

/** Counts older than the longest window serve no rule any more. */
export const purgerGestesComptes = async (trx: Trx): Promise<void> => {
  await trx
    .deleteFrom("compte_geste")
    .where("a", "<", sql<Date>`now() - interval '1 day'`)
    .execute();
};
