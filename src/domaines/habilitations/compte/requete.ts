import type { z } from "zod";
import type { Result } from "#core/result.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Saisie } from "#platform/html/index.ts";
import {
  acteurDe,
  arreter,
  type Contexte,
  direRefus,
  introuvable,
  lireFormulaire,
  type Reponses,
  redireSaisie,
  rediriger,
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
  return redireSaisie(c, champs[code] ?? "", message);
};

interface Poste<S extends z.ZodObject, T, R extends { readonly code: string }> {
  readonly schema: S;
  /** The page of the form, again. */
  readonly montrer: (c: Contexte, saisie: Saisie) => Promise<Response>;
  readonly faire: (lu: z.infer<S>) => Promise<Result<T, R>>;
  readonly reponses: Reponses<R>;
  readonly champs: Readonly<Partial<Record<R["code"], string>>>;
  /** Said once done, where it can be seen. */
  readonly vers: string;
  readonly dire: (fait: T) => string;
}

/** A form posted: shown again as typed with what is wrong, or done, said, and left. */
export const poster = async <S extends z.ZodObject, T, R extends { readonly code: string }>(
  c: Contexte,
  { schema, montrer, faire, reponses, champs, vers, dire }: Poste<S, T, R>,
): Promise<Response> => {
  const lu = lireFormulaire(c, schema);
  if (!lu.ok) return montrer(c, lu.refus);
  const fait = await faire(lu.value);
  if (!fait.ok) return montrer(c, redire(c, reponses, champs, fait.refus));
  return rediriger(c, vers, { texte: dire(fait.value) });
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
