import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { Porteur, Site } from "./facteur.ts";

/** A security key as the account keeps it. */
export interface CleConnue {
  readonly cleId: string;
  readonly clePublique: Buffer;
  readonly compteur: number;
  readonly transports: readonly string[];
}

const hoteDe = ({ origine }: Site): string => new URL(origine).hostname;

const descripteur = ({ cleId, transports }: CleConnue) => ({
  id: cleId,
  transports: [...transports],
});

/** What the browser needs to enrol a key; those already there are refused by themselves. */
export const optionsInscription = (
  site: Site,
  porteur: Porteur,
  connues: readonly CleConnue[],
): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  generateRegistrationOptions({
    rpName: site.nom,
    rpID: hoteDe(site),
    userName: porteur.identifiant,
    userDisplayName: porteur.nom,
    userID: new Uint8Array(Buffer.from(porteur.utilisateurId.replaceAll("-", ""), "hex")),
    excludeCredentials: connues.map(descripteur),
    // Which make of key it is does not matter, and asking would tell it.
    attestationType: "none",
    authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
  });

export const optionsPresentation = (
  site: Site,
  connues: readonly CleConnue[],
): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({
    rpID: hoteDe(site),
    allowCredentials: connues.map(descripteur),
    userVerification: "preferred",
  });

const Reponse = z.looseObject({
  id: z.string().min(1).max(2_000),
  rawId: z.string(),
  type: z.literal("public-key"),
  response: z.looseObject({ clientDataJSON: z.string() }),
  clientExtensionResults: z.looseObject({}),
});

const lireReponse = (json: string): z.output<typeof Reponse> | undefined => {
  try {
    return Reponse.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
};

/** Which key the browser says it answers with. */
export const cleAnnoncee = (json: string): string | undefined => lireReponse(json)?.id;

/** The key enrolled, or `undefined` when the answer is not to our question, from our site. */
export const verifierInscription = async (
  site: Site,
  question: string,
  json: string,
): Promise<CleConnue | undefined> => {
  const reponse = lireReponse(json);
  if (!reponse) return undefined;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      // The library checks the rest of its shape, and throws.
      response: reponse as unknown as RegistrationResponseJSON,
      expectedChallenge: question,
      expectedOrigin: site.origine,
      expectedRPID: hoteDe(site),
      requireUserVerification: false,
    });
    if (!verified) return undefined;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return { cleId: id, clePublique: Buffer.from(publicKey), compteur: counter, transports };
  } catch {
    return undefined;
  }
};

/**
 * The key's new counter, or `undefined` when it did not sign our question. A counter that goes back is that of a
 * copy: refused.
 */
export const verifierPresentation = async (
  site: Site,
  question: string,
  json: string,
  cle: CleConnue,
): Promise<number | undefined> => {
  const reponse = lireReponse(json);
  if (!reponse) return undefined;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      // The library checks the rest of its shape, and throws.
      response: reponse as unknown as AuthenticationResponseJSON,
      expectedChallenge: question,
      expectedOrigin: site.origine,
      expectedRPID: hoteDe(site),
      requireUserVerification: false,
      credential: {
        id: cle.cleId,
        publicKey: new Uint8Array(cle.clePublique),
        counter: cle.compteur,
        transports: [...cle.transports],
      },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
};
