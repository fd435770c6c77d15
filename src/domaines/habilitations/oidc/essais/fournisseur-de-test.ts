import { generateKeyPairSync, type JsonWebKey, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** Someone as the provider knows her. */
export interface PersonneConnue {
  readonly sujet: string;
  readonly courriel: string;
  readonly courrielVerifie: boolean;
  /** How she proved it there. */
  readonly amr?: readonly string[];
}

export interface FournisseurDeTest {
  readonly emetteur: string;
  readonly client: string;
  readonly secret: string;
  fermer(): Promise<void>;
}

const CLIENT = "passerelle";

const cleDeSignature = (): JsonWebKey => ({
  ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }),
  use: "sig",
  alg: "RS256",
  kid: "essai",
});

const lireCorps = async (requete: AsyncIterable<Uint8Array>): Promise<URLSearchParams> => {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of requete) morceaux.push(morceau);
  return new URLSearchParams(Buffer.concat(morceaux).toString());
};

/**
 * A real provider on this machine, which signs its userinfo as ProConnect does. Its page asks who one is, and
 * believes it.
 *
 * @param application public address of the site that sends people here
 */
export const ouvrirFournisseurDeTest = async (
  application: string,
  personnes: readonly PersonneConnue[],
): Promise<FournisseurDeTest> => {
  const serveur = createServer();
  await new Promise<void>((pret) => serveur.listen(0, "127.0.0.1", pret));
  const { port } = serveur.address() as AddressInfo;
  const emetteur = `http://127.0.0.1:${port}`;
  const secret = randomBytes(24).toString("hex");
  const fournisseur = new Provider(emetteur, {
    clients: [
      {
        client_id: CLIENT,
        client_secret: secret,
        redirect_uris: [`${application}/connexion/oidc/retour`],
        post_logout_redirect_uris: [`${application}/connexion`],
        userinfo_signed_response_alg: "RS256",
      },
    ],
    jwks: { keys: [cleDeSignature()] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], acr: null, amr: null },
    scopes: ["openid", "email"],
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    interactions: { url: (_c, { uid }) => `/interaction/${uid}` },
    findAccount: (_c, sujet) => {
      const personne = personnes.find((p) => p.sujet === sujet);
      if (!personne) return undefined;
      const { courriel, courrielVerifie } = personne;
      return {
        accountId: sujet,
        claims: () => ({ sub: sujet, email: courriel, email_verified: courrielVerifie }),
      };
    },
    loadExistingGrant: async (c) => {
      const { client, session } = c.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new c.oidc.provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
      grant.addOIDCScope("openid email");
      grant.addOIDCClaims(["acr", "amr"]);
      await grant.save();
      return grant;
    },
  });
  const repondre = fournisseur.callback();
  serveur.on("request", async (requete, reponse) => {
    if (!requete.url?.startsWith("/interaction/")) return repondre(requete, reponse);
    if (requete.method === "GET") {
      const boutons = personnes
        .map((p) => `<button name="personne" value="${p.sujet}">${p.sujet}</button>`)
        .join("");
      reponse.setHeader("content-type", "text/html; charset=utf-8");
      reponse.end(`<!doctype html><title>Identité</title><form method="post">${boutons}</form>`);
      return undefined;
    }
    const sujet = (await lireCorps(requete)).get("personne") ?? "";
    const personne = personnes.find((p) => p.sujet === sujet);
    return fournisseur.interactionFinished(requete, reponse, {
      login: { accountId: sujet, ...(personne?.amr && { amr: [...personne.amr] }) },
    });
  });
  return {
    ...{ emetteur, secret, client: CLIENT },
    fermer: () =>
      new Promise((fin) => {
        serveur.close(() => fin());
        serveur.closeAllConnections();
      }),
  };
};
