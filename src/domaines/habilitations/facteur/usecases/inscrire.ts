import { accepte, type Result, refuse } from "#core/result.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { compterTentative, oublierTentative } from "../../session/tentatives.ts";
import { tracerEchec, tracerSession } from "../../session/usecases/contexte.ts";
import { verifierCodeApplication } from "../application.ts";
import { verifierInscription } from "../cle.ts";
import { empreinteCode, nouveauxCodes } from "../codes-secours.ts";
import type { RefusFacteur } from "../errors.ts";
import { insertApplication, insertCle, remplacerCodes } from "../store.ts";
import { lireDefi, prendreDefi } from "../store-defi.ts";
import type { ContexteFacteur } from "./contexte.ts";

/** Writes the factor that was just proved, in the transaction of whoever opens or keeps the session. */
export type Ecriture = (trx: Trx) => Promise<boolean>;

/** What proves that the factor is in hand, and how to call it. */
export type NouveauFacteur =
  | { readonly nom: string; readonly code: string }
  | { readonly nom: string; readonly reponse: string };

/**
 * Checks that the application gives the right code, or that the key answers our question. Nothing is written yet:
 * what comes back writes it.
 */
export const verifierNouveau = async (
  contexte: ContexteFacteur,
  nouveau: NouveauFacteur,
): Promise<Result<Ecriture, RefusFacteur>> =>
  "code" in nouveau
    ? verifierApplication(contexte, nouveau.nom, nouveau.code)
    : verifierCle(contexte, nouveau.nom, nouveau.reponse);

const verifierApplication = async (
  { db, coffre, porteur, visite, epoque }: ContexteFacteur,
  nom: string,
  code: string,
): Promise<Result<Ecriture, RefusFacteur>> => {
  const { utilisateurId, empreinte } = porteur;
  const secret = await lireDefi(db, coffre, empreinte, "application");
  if (secret === undefined) return refuse({ code: "demande_perimee" });
  const tentative = await compterTentative(db, coffre, "code", utilisateurId, visite.adresse);
  if (!tentative.ok) {
    return refuse({ code: "trop_d_essais", minutes: Math.ceil(tentative.refus / 60) });
  }
  const pas = verifierCodeApplication(secret, code.replace(/\s/g, ""), epoque, null);
  if (pas === undefined) {
    const { requeteId } = visite;
    await tracerEchec(db, "code", { utilisateurId, tentative: tentative.value, requeteId });
    return refuse({ code: "code_refuse" });
  }
  return accepte(async (trx) => {
    if ((await prendreDefi(trx, coffre, empreinte, "application")) !== secret) return false;
    await oublierTentative(trx, tentative.value);
    await insertApplication(trx, utilisateurId, { nom, secret: coffre.chiffrer(secret), pas });
    await tracerFacteur(trx, porteur, visite.requeteId, "application");
    return true;
  });
};

const verifierCle = async (
  { db, coffre, porteur, site, visite }: ContexteFacteur,
  nom: string,
  reponse: string,
): Promise<Result<Ecriture, RefusFacteur>> => {
  const question = await prendreDefi(db, coffre, porteur.empreinte, "cle_inscrire");
  if (question === undefined) return refuse({ code: "demande_perimee" });
  const cle = await verifierInscription(site, question, reponse);
  if (!cle) return refuse({ code: "cle_refusee" });
  return accepte(async (trx) => {
    if (!(await insertCle(trx, porteur.utilisateurId, nom, cle))) return false;
    await tracerFacteur(trx, porteur, visite.requeteId, "cle");
    return true;
  });
};

const tracerFacteur = (
  trx: Trx,
  porteur: ContexteFacteur["porteur"],
  requeteId: string | undefined,
  motif: string,
): Promise<void> =>
  tracerSession(trx, porteur, "compte.ajouter_facteur", {
    ...{ motif, requeteId, objetId: porteur.utilisateurId },
  });

/** Ten new codes, told once; those of before are worth nothing any more. */
export const renouvelerCodes = async (
  trx: Trx,
  { coffre, porteur, visite }: ContexteFacteur,
): Promise<readonly string[]> => {
  const { utilisateurId } = porteur;
  const codes = nouveauxCodes();
  const empreintes = codes.map((code) => empreinteCode(coffre, utilisateurId, code));
  await remplacerCodes(trx, utilisateurId, empreintes);
  await tracerSession(trx, porteur, "compte.renouveler_codes", {
    ...{ objetId: utilisateurId, requeteId: visite.requeteId },
  });
  return codes;
};
