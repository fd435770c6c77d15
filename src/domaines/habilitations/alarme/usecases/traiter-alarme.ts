import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { RefusAlarme } from "../errors.ts";

export interface TraitementAlarme {
  readonly id: number;
  readonly suite: string;
  /** Gives its account back to who was blocked. */
  readonly lever: boolean;
}

/** Closes an alarm with what was found; only a human lifts what it blocked. */
export const traiterAlarme = (
  db: Db,
  demande: { readonly acteur: Acteur; readonly aujourdhui: Jour; readonly requeteId: string },
  { id, suite, lever }: TraitementAlarme,
): Promise<Result<void, RefusAlarme>> =>
  enTransaction(
    db,
    demande.acteur,
    demande.aujourdhui,
    async (trx): Promise<Result<void, RefusAlarme>> => {
      const alarme = await trx
        .selectFrom("alarme")
        .select(["etat", "utilisateur_id", "blocage"])
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst();
      if (!alarme) return refuse({ code: "alarme_introuvable" });
      if (alarme.etat === "traitee") return refuse({ code: "alarme_traitee" });
      await trx
        .updateTable("alarme")
        .set({
          etat: "traitee",
          traitee_par: demande.acteur.utilisateurId,
          traitee_a: sql<Date>`now()`,
          suite,
        })
        .where("id", "=", id)
        .execute();
      const leve = lever && alarme.blocage && alarme.utilisateur_id !== null;
      if (leve) {
        await trx
          .updateTable("utilisateur")
          .set({ etat: "actif" })
          .where("id", "=", alarme.utilisateur_id)
          .where("etat", "=", "bloque")
          .execute();
      }
      await tracer(trx, {
        acteur: demande.acteur,
        geste: "alarmes.traiter",
        objetSorte: "alarme",
        objetId: String(id),
        motif: suite,
        champs: leve ? ["etat", "utilisateur.etat"] : ["etat"],
        requeteId: demande.requeteId,
      });
      return accepte(undefined);
    },
  );
