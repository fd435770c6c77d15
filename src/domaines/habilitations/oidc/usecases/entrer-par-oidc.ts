import { sql } from "kysely";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import type { CompteEntrant } from "../../session/entree.ts";
import { type Avancee, avancer } from "../../session/usecases/avancer.ts";
import {
  type ContexteConnexion,
  tracerEchec,
  type Visite,
} from "../../session/usecases/contexte.ts";
import type { Identite } from "../fournisseur.ts";

export interface ContexteOidc extends ContexteConnexion {
  readonly coffre: Pick<Coffre, "signer" | "chiffrer">;
}

interface Compte extends CompteEntrant {
  readonly etat: string;
  readonly oidc_sujet: string | null;
}

const COLONNES = [
  "id",
  "identifiant",
  "prenom",
  "nom",
  "demonstration",
  "etat",
  "oidc_sujet",
] as const;

/**
 * The account already tied to this identity; failing that, the only one that bears its address and is tied to no
 * other. Two accounts with one address: neither.
 */
const trouver = async (db: Db, identite: Identite): Promise<Compte | undefined> => {
  const { emetteur, sujet, courriel } = identite;
  const relie = await db
    .selectFrom("utilisateur")
    .select(COLONNES)
    .where("oidc_emetteur", "=", emetteur)
    .where("oidc_sujet", "=", sujet)
    .executeTakeFirst();
  if (relie || courriel === undefined) return relie;
  const memes = await db
    .selectFrom("utilisateur")
    .select(COLONNES)
    .where(sql<boolean>`lower(courriel) = lower(${courriel})`)
    .where("etat", "=", "actif")
    .limit(2)
    .execute();
  const [seul] = memes;
  return memes.length === 1 && seul?.oidc_sujet === null ? seul : undefined;
};

/** Lets an existing, open account in on the provider's word; never makes one. */
export const entrerParOidc = async (
  contexte: ContexteOidc,
  identite: Identite,
  demande: Visite & { readonly suite: string; readonly ancienJeton?: string | undefined },
): Promise<Result<Avancee, { readonly code: "compte_absent" }>> => {
  const { db, coffre, demonstration } = contexte;
  const compte = await trouver(db, identite);
  const admis = compte?.etat === "actif" && (demonstration || !compte.demonstration);
  if (!compte || !admis) {
    const { requeteId } = demande;
    await tracerEchec(db, "fournisseur", { utilisateurId: compte?.id, requeteId });
    return refuse({ code: "compte_absent" });
  }
  const { emetteur, sujet, dejaDouble, jetonIdentite } = identite;
  const avancee = await avancer(contexte, compte, {
    ...demande,
    ...{ dejaDouble, moyen: "oidc" },
    oidcJeton: coffre.chiffrer(jetonIdentite),
    avec: (trx) =>
      trx
        .updateTable("utilisateur")
        .set({ oidc_emetteur: emetteur, oidc_sujet: sujet })
        .where("id", "=", compte.id)
        .where("oidc_sujet", "is", null)
        .execute(),
  });
  return accepte(avancee);
};
