import { accepte, type Result, refuse } from "#core/result.ts";
import {
  creerLienPremierAcces,
  type LienPremierAcces,
} from "../../utilisateur/usecases/creer-lien-premier-acces.ts";
import type { RefusCompte } from "../errors.ts";
import { PHRASES } from "../phrases.ts";
import { annulerInvitations } from "../store.ts";
import { type ContexteCompte, surCompte } from "./contexte.ts";

/**
 * A new link to choose one's password, for a first log-in or a password that was forgotten; the one before no longer
 * opens anything. Shown once, to be handed over: only its print is kept.
 */
export const inviter = (
  contexte: ContexteCompte,
  compteId: string,
  version: number,
): Promise<Result<LienPremierAcces, RefusCompte>> =>
  surCompte<LienPremierAcces, RefusCompte>(
    contexte,
    { compteId, version, geste: "comptes.inviter", exige: "gerer" },
    async (trx, compte) => {
      if (compte.etat !== "actif") return refuse({ code: "compte_desactive" });
      const invitation = await creerLienPremierAcces(trx, {
        utilisateurId: compteId,
        par: contexte.acteur,
        raison: compte.derniere_connexion_a === null ? "premier_acces" : "mot_de_passe_oublie",
        requeteId: contexte.requeteId,
      });
      return accepte({
        value: invitation,
        resume: PHRASES.lien(invitation.expireA),
        champs: ["lien_acces"],
      });
    },
  );

export const annulerInvitation = (
  contexte: ContexteCompte,
  compteId: string,
  version: number,
): Promise<Result<undefined, RefusCompte>> =>
  surCompte<undefined, RefusCompte>(
    contexte,
    { compteId, version, geste: "comptes.annuler_invitation", exige: "gerer" },
    async (trx) => {
      await annulerInvitations(trx, compteId);
      return accepte({
        value: undefined,
        resume: "Lien de connexion annulé",
        champs: ["lien_acces"],
      });
    },
  );
