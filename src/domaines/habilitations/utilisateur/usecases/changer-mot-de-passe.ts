import { accepte, type Result, refuse } from "#core/result.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import type { ContexteCompte } from "../../facteur/usecases/gerer.ts";
import { fermerSessions, renouvelerSession } from "../../session/store.ts";
import { compterTentative, oublierTentative } from "../../session/tentatives.ts";
import { tracerEchec, tracerSession } from "../../session/usecases/contexte.ts";
import type { RefusMotDePasse } from "../errors.ts";
import { hacherMotDePasse, verifierMotDePasse } from "../mot-de-passe.ts";
import { contexteDuCompte } from "../queries/contexte-mot-de-passe.ts";
import { defautsMotDePasse } from "../rules/mot-de-passe-permis.ts";
import { changerMotDePasse } from "../store.ts";

/**
 * Changes the password of whoever is in, who gives the one of today. Every other session ends.
 *
 * @returns the new token of this session
 */
export const changerSonMotDePasse = async (
  contexte: ContexteCompte,
  { actuel, nouveau }: { readonly actuel: string; readonly nouveau: string },
  departement: string,
): Promise<Result<string, RefusMotDePasse>> => {
  const { db, coffre, acteur, aujourdhui, porteur, visite } = contexte;
  const { utilisateurId, identifiant } = porteur;
  const tentative = await compterTentative(db, coffre, "compte", identifiant, visite.adresse);
  if (!tentative.ok) {
    return refuse({ code: "trop_d_essais", minutes: Math.ceil(tentative.refus / 60) });
  }
  const compte = await contexteDuCompte(db, utilisateurId, departement);
  if (!(await verifierMotDePasse(compte.empreinte, actuel))) {
    const { requeteId } = visite;
    await tracerEchec(db, "mot_de_passe", {
      ...{ utilisateurId, tentative: tentative.value, requeteId },
    });
    return refuse({ code: "mot_de_passe_actuel" });
  }
  await db.transaction().execute((trx) => oublierTentative(trx, tentative.value));
  const defauts = defautsMotDePasse(nouveau, compte.mots);
  if (defauts.length > 0) return refuse({ code: "mot_de_passe_faible", defauts });
  if (await verifierMotDePasse(compte.empreinte, nouveau)) {
    return refuse({ code: "mot_de_passe_inchange" });
  }
  const empreinte = await hacherMotDePasse(nouveau);
  return enTransaction(
    db,
    acteur,
    aujourdhui,
    async (trx): Promise<Result<string, RefusMotDePasse>> => {
      await changerMotDePasse(trx, utilisateurId, empreinte);
      await fermerSessions(trx, utilisateurId, porteur.empreinte);
      await tracerSession(trx, acteur, "compte.changer_mot_de_passe", {
        ...{ objetId: utilisateurId, requeteId: visite.requeteId },
      });
      const jeton = await renouvelerSession(trx, porteur.empreinte);
      return jeton === undefined ? refuse({ code: "mot_de_passe_actuel" }) : accepte(jeton);
    },
  );
};
