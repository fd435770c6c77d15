import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** One key per purpose, all derived from the installation's key: a seal never serves twice. */
export interface Cles {
  readonly curseur: Buffer;
  readonly flash: Buffer;
}

/** @param cle 32 bytes, the installation's key */
export function deriverCles(cle: Uint8Array): Cles {
  const pour = (usage: string): Buffer =>
    Buffer.from(hkdfSync("sha256", cle, new Uint8Array(), `passerelle/http/${usage}`, 32));
  return { curseur: pour("curseur"), flash: pour("flash") };
}

export const memesOctets = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

const [IV, SCEAU] = [12, 16];

/**
 * Text only we can read back, and only for the same `contexte` (AES-256-GCM). What travels through
 * the browser may hold a name (the last line of a list sorted by name): signing would not hide it.
 */
export function sceller(cle: Uint8Array, contexte: string, texte: string): string {
  const iv = randomBytes(IV);
  const chiffre = createCipheriv("aes-256-gcm", cle, iv).setAAD(Buffer.from(contexte));
  const corps = Buffer.concat([chiffre.update(texte), chiffre.final()]);
  return Buffer.concat([iv, chiffre.getAuthTag(), corps]).toString("base64url");
}

/** `undefined` when the text was not sealed by this key for this `contexte`. */
export function desceller(cle: Uint8Array, contexte: string, scelle: string): string | undefined {
  const octets = Buffer.from(scelle, "base64url");
  if (octets.length <= IV + SCEAU) return undefined;
  const dechiffre = createDecipheriv("aes-256-gcm", cle, octets.subarray(0, IV))
    .setAAD(Buffer.from(contexte))
    .setAuthTag(octets.subarray(IV, IV + SCEAU));
  try {
    return Buffer.concat([
      dechiffre.update(octets.subarray(IV + SCEAU)),
      dechiffre.final(),
    ]).toString();
  } catch {
    return undefined;
  }
}
