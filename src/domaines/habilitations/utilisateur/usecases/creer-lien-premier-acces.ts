import { sql } from "kysely";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { empreinteDe, nouveauJeton } from "../../session/session.ts";

/** How long a link waits for its owner. */
export const LIEN_HEURES = 72;

export type RaisonLien = "premier_acces" | "mot_de_passe_oublie";

export interface LienPremierAcces {
  /** Shown once to whoever made it; the address is `/premier-acces#` followed by it. */
  readonly jeton: string;
  readonly expireA: Date;
}

/**
 * A one-time link by which the owner of an account chooses her password; those made before die. It gives no way
 * round the second factor.
 *
 * @param demande.par    who makes it, for the trace
 * @param demande.heures how long it holds, 72 when absent
 */
export const creerLienPremierAcces = async (
  trx: Trx,
  demande: {
    readonly utilisateurId: string;
    readonly par: Acteur;
    readonly raison?: RaisonLien;
    readonly heures?: number;
    readonly requeteId?: string;
  },
): Promise<LienPremierAcces> => {
  const { utilisateurId, par, raison = "premier_acces", heures = LIEN_HEURES, requeteId } = demande;
  await trx
    .updateTable("lien_acces")
    .set({ annule_a: sql<Date>`now()` })
    .where("utilisateur_id", "=", utilisateurId)
    .where("utilise_a", "is", null)
    .where("annule_a", "is", null)
    .execute();
  const jeton = nouveauJeton();
  const { expire_a } = await trx
    .insertInto("lien_acces")
    .values({
      empreinte: empreinteDe(jeton),
      utilisateur_id: utilisateurId,
      raison,
      cree_par: par.utilisateurId,
      expire_a: sql<Date>`now() + make_interval(hours => ${heures})`,
    })
    .returning("expire_a")
    .executeTakeFirstOrThrow();
  await tracer(trx, {
    acteur: par,
    geste: "compte.lien_acces",
    objetSorte: "utilisateur",
    objetId: utilisateurId,
    motif: raison,
    ...(requeteId === undefined ? {} : { requeteId }),
  });
  return { jeton, expireA: expire_a };
};
