import { generateSecret, generateURI, verifySync } from "otplib";

const PAS_SECONDES = 30;

export const nouveauSecret = (): string => generateSecret();

/** What the application reads in the drawing. */
export const adresseSecret = (site: string, identifiant: string, secret: string): string =>
  generateURI({ issuer: site, label: identifiant, secret });

/** The same key, to type by hand. */
export const secretEnClair = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");

/**
 * Whether six figures are those of this secret, give or take one step of thirty seconds.
 *
 * @param epoque      seconds since 1970
 * @param dernierPas  step of the last code accepted: neither it nor an earlier one serves again
 * @returns the step of this code, to be kept
 */
export const verifierCodeApplication = (
  secret: string,
  code: string,
  epoque: number,
  dernierPas: number | null,
): number | undefined => {
  // The library throws on what is not a code; a slip of the finger is only a wrong one.
  if (!/^\d{6}$/.test(code)) return undefined;
  const lu = verifySync({
    secret,
    token: code,
    epoch: epoque,
    epochTolerance: PAS_SECONDES,
    ...(dernierPas === null ? {} : { afterTimeStep: dernierPas }),
  });
  return lu.valid && "timeStep" in lu ? lu.timeStep : undefined;
};
