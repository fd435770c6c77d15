import * as client from "openid-client";
import { z } from "zod";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { ConfigOidc } from "#platform/config/oidc.ts";
import type { RefusOidc } from "./errors.ts";

/** Who the provider says has just come in. */
export interface Identite {
  readonly emetteur: string;
  readonly sujet: string;
  /** Only an address that the provider vouches for. */
  readonly courriel: string | undefined;
  /** It asked for two factors, and configuration believes it. */
  readonly dejaDouble: boolean;
  /** Sent back to it when logging out. */
  readonly jetonIdentite: string;
}

/** What a browser takes along to the provider, sealed, and brings back. */
export interface Depart {
  readonly etat: string;
  readonly nonce: string;
  readonly verificateur: string;
}

export interface Fournisseur {
  readonly libelle: string;
  commencer(retour: string): Promise<Result<{ adresse: string; depart: Depart }, RefusOidc>>;
  /** @param adresse the one the provider sent the browser back to, with its parameters */
  terminer(adresse: URL, depart: Depart): Promise<Result<Identite, RefusOidc>>;
  /** Address that ends the session there as well; `undefined` when it has none. */
  sortir(jetonIdentite: string, retour: string): Promise<string | undefined>;
}

const Profil = z.looseObject({
  email: z.email().max(200).optional(),
  email_verified: z.boolean().optional(),
});

const Preuves = z.looseObject({
  acr: z.string().optional(),
  amr: z.array(z.string()).optional(),
});

/**
 * Talks to the provider of the configuration. Its description is read at the first log-in and kept: an instance
 * starts without it, and passwords go on when it is down.
 */
export const creerFournisseur = (config: ConfigOidc): Fournisseur => {
  const enClair = config.emetteur.startsWith("http://");
  let connue: Promise<client.Configuration> | undefined;
  const decouvrir = (): Promise<client.Configuration> => {
    connue ??= client
      .discovery(new URL(config.emetteur), config.client, config.secret, undefined, {
        execute: [
          // The signature of every answer is checked, even when the connection already proves its origin.
          client.enableNonRepudiationChecks,
          // Configuration allows it for this very machine only.
          ...(enClair ? [client.allowInsecureRequests] : []),
        ],
        timeout: 10,
      })
      .catch((erreur: unknown) => {
        connue = undefined;
        throw erreur;
      });
    return connue;
  };

  const identifier = async (adresse: URL, depart: Depart): Promise<Identite | undefined> => {
    const serveur = await decouvrir();
    const jetons = await client.authorizationCodeGrant(serveur, adresse, {
      pkceCodeVerifier: depart.verificateur,
      expectedState: depart.etat,
      expectedNonce: depart.nonce,
      idTokenExpected: true,
    });
    const revendications = jetons.claims();
    if (!revendications || !jetons.id_token) return undefined;
    const { iss, sub } = revendications;
    const profil = Profil.safeParse(
      await client.fetchUserInfo(serveur, jetons.access_token, sub),
    ).data;
    const { acr, amr = [] } = Preuves.safeParse(revendications).data ?? {};
    const verifie = profil?.email_verified ?? config.courrielGaranti;
    return {
      emetteur: iss,
      sujet: sub,
      courriel: verifie ? profil?.email : undefined,
      dejaDouble: [acr, ...amr].some((v) => v !== undefined && config.doubles.includes(v)),
      jetonIdentite: jetons.id_token,
    };
  };

  return {
    libelle: config.libelle,

    async commencer(retour) {
      const verificateur = client.randomPKCECodeVerifier();
      const depart = { etat: client.randomState(), nonce: client.randomNonce(), verificateur };
      try {
        const adresse = client.buildAuthorizationUrl(await decouvrir(), {
          redirect_uri: retour,
          scope: "openid email",
          state: depart.etat,
          nonce: depart.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verificateur),
          code_challenge_method: "S256",
          ...(config.doubles.length > 0 && {
            claims: JSON.stringify({ id_token: { amr: null, acr: null } }),
          }),
        });
        return accepte({ adresse: adresse.href, depart });
      } catch {
        return refuse({ code: "fournisseur_muet", libelle: config.libelle });
      }
    },

    async terminer(adresse, depart) {
      try {
        const identite = await identifier(adresse, depart);
        if (identite) return accepte(identite);
      } catch {
        // Wrong state, wrong nonce, refused consent, forged or late answer: told alike.
      }
      return refuse({ code: "retour_refuse", libelle: config.libelle });
    },

    async sortir(jetonIdentite, retour) {
      try {
        return client.buildEndSessionUrl(await decouvrir(), {
          id_token_hint: jetonIdentite,
          post_logout_redirect_uri: retour,
        }).href;
      } catch {
        return undefined;
      }
    },
  };
};
