import { accepte, type Result, refuse } from "#core/result.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Moyen } from "../../session/session.ts";
import { compterTentative, oublierTentative } from "../../session/tentatives.ts";
import { tracerEchec } from "../../session/usecases/contexte.ts";
import { verifierCodeApplication } from "../application.ts";
import { cleAnnoncee, verifierPresentation } from "../cle.ts";
import { empreinteCode } from "../codes-secours.ts";
import type { RefusFacteur } from "../errors.ts";
import { lireCode } from "../rules/code.ts";
import { consommerCode, lireApplications, lireCles, noterCompteur, noterPas } from "../store.ts";
import { prendreDefi } from "../store-defi.ts";
import type { ContexteFacteur } from "./contexte.ts";

/** What someone shows as her second factor. */
export type Preuve = { readonly code: string } | { readonly cle: string };

/**
 * Whether this is a second factor of the account. It serves once: the code's step, the key's counter or the
 * recovery code is used up in the same transaction. Failures slow down like those of passwords, on a count apart.
 */
export const prouver = async (
  contexte: ContexteFacteur,
  preuve: Preuve,
): Promise<Result<Moyen, RefusFacteur>> => {
  const { db, coffre, porteur, visite } = contexte;
  const { utilisateurId } = porteur;
  const tentative = await compterTentative(db, coffre, "code", utilisateurId, visite.adresse);
  if (!tentative.ok) {
    return refuse({ code: "trop_d_essais", minutes: Math.ceil(tentative.refus / 60) });
  }
  const moyen = await db.transaction().execute(async (trx) => {
    const juste =
      "code" in preuve
        ? await codeDe(contexte, trx, preuve.code)
        : await cleDe(contexte, trx, preuve.cle);
    if (juste) await oublierTentative(trx, tentative.value);
    return juste;
  });
  if (moyen) return accepte(moyen);
  const parCode = "code" in preuve;
  await tracerEchec(db, parCode ? "code" : "cle", {
    ...{ utilisateurId, tentative: tentative.value, requeteId: visite.requeteId },
  });
  return refuse({ code: parCode ? "code_refuse" : "cle_refusee" });
};

const codeDe = async (
  { coffre, porteur: { utilisateurId }, epoque }: ContexteFacteur,
  trx: Trx,
  saisi: string,
): Promise<Moyen | undefined> => {
  const lu = lireCode(saisi);
  if (lu.sorte === "secours") {
    const empreinte = empreinteCode(coffre, utilisateurId, lu.code);
    return (await consommerCode(trx, utilisateurId, empreinte)) ? "secours" : undefined;
  }
  for (const { id, secret, dernier_pas } of await lireApplications(trx, utilisateurId)) {
    if (secret === null) continue;
    const clair = coffre.dechiffrer(secret);
    const pas = verifierCodeApplication(clair, lu.code, epoque, dernier_pas);
    if (pas !== undefined && (await noterPas(trx, id, pas))) return "application";
  }
  return undefined;
};

const cleDe = async (
  { coffre, porteur, site }: ContexteFacteur,
  trx: Trx,
  reponse: string,
): Promise<Moyen | undefined> => {
  const question = await prendreDefi(trx, coffre, porteur.empreinte, "cle_presenter");
  const annoncee = cleAnnoncee(reponse);
  const cles = await lireCles(trx, porteur.utilisateurId);
  const cle = cles.find((c) => c.cleId === annoncee);
  if (question === undefined || !cle) return undefined;
  const compteur = await verifierPresentation(site, question, reponse, cle);
  if (compteur === undefined) return undefined;
  return (await noterCompteur(trx, cle.id, cle.compteur, compteur)) ? "cle" : undefined;
};
