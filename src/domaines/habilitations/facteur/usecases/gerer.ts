import { accepte, type Result, refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { enTransaction, type Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { fermerSessions, renouvelerSession } from "../../session/store.ts";
import { tracerSession } from "../../session/usecases/contexte.ts";
import type { RefusFacteur } from "../errors.ts";
import {
  deleteFacteur,
  deleteFacteurs,
  lireFacteurs,
  renommerFacteur,
  verrouillerCompte,
} from "../store.ts";
import type { ContexteFacteur } from "./contexte.ts";
import { type NouveauFacteur, renouvelerCodes, verifierNouveau } from "./inscrire.ts";

/** Gestures of an account on its own factors, from an open session whose owner has just proved who she is. */
export interface ContexteCompte extends ContexteFacteur {
  readonly acteur: Acteur;
}

/** The session goes on under a new token; `codes` are those drawn for a first factor. */
export interface FacteurAjoute {
  readonly jeton: string;
  readonly codes: readonly string[] | undefined;
}

/** Other sessions end: they were opened on weaker proofs. */
const resserrer = async (
  trx: Trx,
  { porteur }: ContexteCompte,
): Promise<Result<string, RefusFacteur>> => {
  await fermerSessions(trx, porteur.utilisateurId, porteur.empreinte);
  const jeton = await renouvelerSession(trx, porteur.empreinte);
  return jeton === undefined ? refuse({ code: "demande_perimee" }) : accepte(jeton);
};

export const ajouterFacteur = async (
  contexte: ContexteCompte,
  nouveau: NouveauFacteur,
): Promise<Result<FacteurAjoute, RefusFacteur>> => {
  const { db, acteur, aujourdhui, porteur } = contexte;
  const verifie = await verifierNouveau(contexte, nouveau);
  if (!verifie.ok) return verifie;
  return enTransaction(
    db,
    acteur,
    aujourdhui,
    async (trx): Promise<Result<FacteurAjoute, RefusFacteur>> => {
      await verrouillerCompte(trx, porteur.utilisateurId);
      const { liste } = await lireFacteurs(trx, porteur.utilisateurId);
      if (!(await verifie.value(trx))) {
        return refuse({ code: "code" in nouveau ? "demande_perimee" : "cle_connue" });
      }
      const codes = liste.length === 0 ? await renouvelerCodes(trx, contexte) : undefined;
      const jeton = await resserrer(trx, contexte);
      return jeton.ok ? accepte({ jeton: jeton.value, codes }) : jeton;
    },
  );
};

export const renommer = (
  { db, acteur, aujourdhui, porteur, visite }: ContexteCompte,
  id: string,
  nom: string,
): Promise<Result<undefined, RefusFacteur>> =>
  enTransaction(db, acteur, aujourdhui, async (trx): Promise<Result<undefined, RefusFacteur>> => {
    if (!(await renommerFacteur(trx, porteur.utilisateurId, id, nom))) {
      return refuse({ code: "facteur_absent" });
    }
    await tracerSession(trx, acteur, "compte.renommer_facteur", {
      ...{ objetId: porteur.utilisateurId, requeteId: visite.requeteId },
    });
    return accepte(undefined);
  });

/** @param exige  whether the account must keep one: every professional's, the demonstration's own apart */
export const retirer = (
  contexte: ContexteCompte,
  id: string,
  exige: boolean,
): Promise<Result<string, RefusFacteur>> => {
  const { db, acteur, aujourdhui, porteur, visite } = contexte;
  const { utilisateurId } = porteur;
  return enTransaction(
    db,
    acteur,
    aujourdhui,
    async (trx): Promise<Result<string, RefusFacteur>> => {
      await verrouillerCompte(trx, utilisateurId);
      const { liste } = await lireFacteurs(trx, utilisateurId);
      const facteur = liste.find((f) => f.id === id);
      if (!facteur) return refuse({ code: "facteur_absent" });
      const dernier = liste.length === 1;
      if (dernier && exige) return refuse({ code: "dernier_facteur" });
      if (dernier) await deleteFacteurs(trx, utilisateurId);
      else await deleteFacteur(trx, utilisateurId, id);
      await tracerSession(trx, acteur, "compte.retirer_facteur", {
        ...{ motif: facteur.sorte, objetId: utilisateurId, requeteId: visite.requeteId },
      });
      return resserrer(trx, contexte);
    },
  );
};

export const changerCodes = (
  contexte: ContexteCompte,
): Promise<Result<FacteurAjoute, RefusFacteur>> => {
  const { db, acteur, aujourdhui, porteur } = contexte;
  return enTransaction(
    db,
    acteur,
    aujourdhui,
    async (trx): Promise<Result<FacteurAjoute, RefusFacteur>> => {
      await verrouillerCompte(trx, porteur.utilisateurId);
      const { liste } = await lireFacteurs(trx, porteur.utilisateurId);
      if (liste.length === 0) return refuse({ code: "facteur_absent" });
      const codes = await renouvelerCodes(trx, contexte);
      const jeton = await resserrer(trx, contexte);
      return jeton.ok ? accepte({ jeton: jeton.value, codes }) : jeton;
    },
  );
};

/**
 * Takes every second factor off an account whose owner has lost them all: her sessions end, and her next log-in
 * enrols a new one. For whoever administers accounts; never the account's own doing.
 */
export const retirerFacteurs = async (
  trx: Trx,
  demande: { readonly utilisateurId: string; readonly par: Acteur; readonly motif: string },
): Promise<void> => {
  const { utilisateurId, par, motif } = demande;
  await deleteFacteurs(trx, utilisateurId);
  await fermerSessions(trx, utilisateurId);
  await tracer(trx, {
    acteur: par,
    geste: "compte.retirer_facteurs",
    objetSorte: "utilisateur",
    objetId: utilisateurId,
    motif,
  });
};
