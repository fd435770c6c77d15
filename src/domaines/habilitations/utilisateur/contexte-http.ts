import { lirePour } from "#platform/db/transaction.ts";
import { acteurDe, type Contexte, lireCookie, rediriger } from "#platform/http/index.ts";
import { contexteFacteur, type OptionsAcces } from "../facteur/contexte-http.ts";
import type { ContexteCompte } from "../facteur/usecases/gerer.ts";
import { estProfessionnel, estRole } from "../role/role.ts";
import { empreinteDe, TEMOIN } from "../session/session.ts";
import { lireMonCompte, vientDeConfirmer } from "./queries/lire-mon-compte.ts";

export interface ContexteMonCompte extends ContexteCompte {
  /** Whether the account must keep a second factor. */
  readonly exige: boolean;
}

/** The account of whoever is in, with the print of the cookie she came with. */
export const contexteDuCompteOuvert = async (
  c: Contexte,
  options: OptionsAcces,
): Promise<ContexteMonCompte> => {
  const acteur = acteurDe(c);
  const { db } = c.var.dependances;
  const { utilisateurId, nom, roles } = acteur;
  const compte = await lirePour(db, acteur, c.var.aujourdhui, (trx) =>
    lireMonCompte(trx, utilisateurId),
  );
  const empreinte = empreinteDe(lireCookie(c, TEMOIN) ?? "");
  const porteur = { utilisateurId, nom, identifiant: compte.identifiant, empreinte };
  const particulier = roles.length > 0 && roles.every((r) => estRole(r) && !estProfessionnel(r));
  return {
    ...contexteFacteur(c, options, porteur),
    acteur,
    exige: !particulier && !(options.demonstration && compte.demonstration),
  };
};

/** Pages one is sent back to once confirmed, and no other. */
export const SUITES = {
  application: "/mon-compte/facteurs/application",
  cle: "/mon-compte/facteurs/cle",
  compte: "/mon-compte",
} as const;

const FACTEUR = /^\/mon-compte\/facteurs\/[0-9a-f-]{36}$/;

export const suiteDe = (suite: string): string =>
  FACTEUR.test(suite) || Object.values<string>(SUITES).includes(suite) ? suite : SUITES.compte;

type Traitement = (c: Contexte, contexte: ContexteMonCompte) => Promise<Response>;

/**
 * Runs what touches the keys of the account only for who has just proved who she is; the others prove it first, and
 * come back.
 *
 * @param suite page to come back to; that of the request when absent
 */
export const confirme =
  (options: OptionsAcces, traite: Traitement, suite?: string) =>
  async (c: Contexte): Promise<Response> => {
    const contexte = await contexteDuCompteOuvert(c, options);
    const recent = await lirePour(contexte.db, contexte.acteur, contexte.aujourdhui, (trx) =>
      vientDeConfirmer(trx, contexte.porteur.empreinte),
    );
    if (recent) return traite(c, contexte);
    const retour = suiteDe(suite ?? c.req.path);
    return rediriger(c, `/mon-compte/confirmer?suite=${encodeURIComponent(retour)}`);
  };

export const ouvert =
  (options: OptionsAcces, traite: Traitement) =>
  async (c: Contexte): Promise<Response> =>
    traite(c, await contexteDuCompteOuvert(c, options));
