import { accepte, type Result, refuse } from "#core/result.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import type { RefusFacteur } from "../../facteur/errors.ts";
import { lireFacteurs } from "../../facteur/store.ts";
import type { ContexteCompte } from "../../facteur/usecases/gerer.ts";
import { type Preuve, prouver } from "../../facteur/usecases/prouver.ts";
import { renouvelerSession } from "../../session/store.ts";
import { compterTentative, oublierTentative } from "../../session/tentatives.ts";
import { tracerEchec, tracerSession } from "../../session/usecases/contexte.ts";
import { verifierMotDePasse } from "../mot-de-passe.ts";

/** A second factor, or the password of an account that has none. */
export type PreuveCompte = Preuve | { readonly motDePasse: string };

/**
 * Proves again who is behind an open session.
 *
 * @returns the new token of the session: whoever had stolen the old one is out
 */
export const confirmer = async (
  contexte: ContexteCompte,
  preuve: PreuveCompte,
): Promise<Result<string, RefusFacteur>> => {
  const { db, acteur, aujourdhui, porteur, visite } = contexte;
  const prouve =
    "motDePasse" in preuve
      ? await parMotDePasse(contexte, preuve.motDePasse)
      : await prouver(contexte, preuve);
  if (!prouve.ok) return prouve;
  return enTransaction(
    db,
    acteur,
    aujourdhui,
    async (trx): Promise<Result<string, RefusFacteur>> => {
      const jeton = await renouvelerSession(trx, porteur.empreinte);
      if (jeton === undefined) return refuse({ code: "demande_perimee" });
      await tracerSession(trx, acteur, "session.confirmer", { requeteId: visite.requeteId });
      return accepte(jeton);
    },
  );
};

/** Worth nothing for an account with a second factor: the password alone would then open its keys. */
const parMotDePasse = async (
  { db, coffre, porteur, visite }: ContexteCompte,
  motDePasse: string,
): Promise<Result<undefined, RefusFacteur>> => {
  const { utilisateurId, identifiant } = porteur;
  const { liste } = await lireFacteurs(db, utilisateurId);
  if (liste.length > 0) return refuse({ code: "code_refuse" });
  const tentative = await compterTentative(db, coffre, "compte", identifiant, visite.adresse);
  if (!tentative.ok) {
    return refuse({ code: "trop_d_essais", minutes: Math.ceil(tentative.refus / 60) });
  }
  const compte = await db
    .selectFrom("utilisateur")
    .select("mot_de_passe")
    .where("id", "=", utilisateurId)
    .executeTakeFirst();
  if (!(await verifierMotDePasse(compte?.mot_de_passe, motDePasse))) {
    const { requeteId } = visite;
    const echec = { utilisateurId, tentative: tentative.value, requeteId };
    await tracerEchec(db, "mot_de_passe", echec);
    return refuse({ code: "mot_de_passe_refuse" });
  }
  await db.transaction().execute((trx) => oublierTentative(trx, tentative.value));
  return accepte(undefined);
};
