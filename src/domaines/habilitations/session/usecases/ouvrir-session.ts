import { accepte, type Result, refuse } from "#core/result.ts";
import { verifierMotDePasse } from "../../utilisateur/mot-de-passe.ts";
import type { RefusConnexion } from "../errors.ts";
import { compterTentative, oublierTentative } from "../tentatives.ts";
import { type Avancee, avancer } from "./avancer.ts";
import { type ContexteConnexion, tracerEchec, type Visite } from "./contexte.ts";

export interface DemandeConnexion extends Visite {
  /** Lower case. */
  readonly identifiant: string;
  readonly motDePasse: string;
  /** Cookie the browser already held: that session ends. */
  readonly ancienJeton?: string | undefined;
  /** Page asked for before logging in. */
  readonly suite?: string | undefined;
}

/**
 * Looks at a password. When it is right: a session, or the second factor to show or to enrol. An account that does
 * not exist costs the same time.
 */
export const ouvrirSession = async (
  contexte: ContexteConnexion,
  demande: DemandeConnexion,
): Promise<Result<Avancee, RefusConnexion>> => {
  const { db, coffre } = contexte;
  const { identifiant, motDePasse, adresse, requeteId } = demande;
  const tentative = await compterTentative(db, coffre, "compte", identifiant, adresse);
  if (!tentative.ok) {
    return refuse({ code: "trop_d_essais", minutes: Math.ceil(tentative.refus / 60) });
  }
  const compte = await db
    .selectFrom("utilisateur")
    .select(["id", "identifiant", "prenom", "nom", "mot_de_passe", "etat", "demonstration"])
    .where("identifiant", "=", identifiant)
    .executeTakeFirst();
  const juste = await verifierMotDePasse(compte?.mot_de_passe, motDePasse);
  const admis = compte?.etat === "actif" && (contexte.demonstration || !compte.demonstration);
  if (!compte || !juste || !admis) {
    const motif = !compte ? "compte_inconnu" : juste ? "compte_ferme" : "mot_de_passe";
    const echec = { utilisateurId: compte?.id, tentative: tentative.value, requeteId };
    await tracerEchec(db, motif, echec);
    return refuse({ code: "identifiants_refuses" });
  }
  const { agent, ancienJeton, suite = "" } = demande;
  const avancee = await avancer(contexte, compte, {
    ...{ agent, ancienJeton, suite, requeteId },
    moyen: "mot_de_passe",
    avec: (trx) => oublierTentative(trx, tentative.value),
  });
  return accepte(avancee);
};
