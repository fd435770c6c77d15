import type { Trx } from "#platform/db/transaction.ts";
import type { Saisie } from "#platform/html/index.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  direRefus,
  introuvable,
  type Reponses,
} from "#platform/http/index.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { REPONSES_ACCES } from "./errors.ts";
import { type IdentiteCompte, ouvrirCompte } from "./queries/lire-compte.ts";
import type { ContexteCompte } from "./usecases/contexte.ts";

export interface OptionsComptes {
  readonly coffre: Pick<Coffre, "signer">;
}

export const contexteDe = (c: Contexte, { coffre }: OptionsComptes): ContexteCompte => ({
  db: c.var.dependances.db,
  coffre,
  acteur: acteurDe(c),
  aujourdhui: c.var.aujourdhui,
  requeteId: c.var.requeteId,
});

/** Ends the request with the sentence of a refusal; what is not looked after does not exist. */
export const refuser = <R extends { readonly code: string }>(
  reponses: Reponses<R>,
  refus: R,
): never => {
  const { status, message } = direRefus(reponses, refus);
  return status === 404 ? introuvable() : arreter(status, message);
};

/**
 * The form to show again: what was typed, and the sentence of the refusal beside the field it is about. A refusal
 * that no typing mends (403, 404, 409) ends the request instead.
 */
export const redire = <R extends { readonly code: string }>(
  c: Contexte,
  reponses: Reponses<R>,
  champs: Readonly<Partial<Record<R["code"], string>>>,
  refus: R,
): Saisie => {
  const { status, message } = direRefus(reponses, refus);
  if (status !== 422) return refuser(reponses, refus);
  const code: R["code"] = refus.code;
  return {
    valeurs: Object.fromEntries(c.var.corps?.champs ?? []),
    erreurs: { [champs[code] ?? ""]: message },
  };
};

/** The account a gesture is about: looked after, and not one's own. @throws 403 on one's own, 404 out of reach */
export const ouvrirAutreCompte = async (
  c: Contexte,
  trx: Trx,
  id: string,
): Promise<IdentiteCompte> => {
  const ouvert = await ouvrirCompte(trx, acteurDe(c), c.var.aujourdhui, id);
  if (!ouvert) return introuvable();
  if (id === acteurDe(c).utilisateurId) {
    return refuser(REPONSES_ACCES, { code: "ses_propres_droits" });
  }
  return ouvert.compte;
};
