import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
  timingSafeEqual,
} from "node:crypto";

/** What an instance does with its key: nothing else in the application holds key material. */
export interface Coffre {
  /** A random nonce each time: the same text never gives the same bytes, so it is never a lookup key. */
  chiffrer(clair: string | Uint8Array): Buffer;
  /** @throws ChiffreIllisible */
  dechiffrer(chiffre: Uint8Array): string;
  /** Same as `dechiffrer`, for what was not text. @throws ChiffreIllisible */
  dechiffrerOctets(chiffre: Uint8Array): Buffer;
  /** Only key by which two NIR are looked up or compared (R-RGPD-03). @param corps13 without its two-digit key */
  empreinteNir(corps13: string): Buffer;
  /** 32 bytes. Each usage has a key of its own: a seal made for one is worth nothing for another. */
  signer(usage: string, texte: string): Buffer;
  verifier(usage: string, texte: string, sceau: Uint8Array): boolean;
}

export class ChiffreIllisible extends Error {
  override readonly name = "ChiffreIllisible";
  constructor(options?: ErrorOptions) {
    super("Valeur chiffrée illisible : altérée, ou écrite avec une autre clé", options);
  }
}

const ALGORITHME = "aes-256-gcm";
/** First byte of every value, so that a change of key or algorithm can be told apart one day. */
const VERSION = 1;
const ENTETE = Buffer.of(VERSION);
const [NONCE, SCEAU] = [12, 16];
const MINIMUM = 1 + NONCE + SCEAU;
const OPTIONS = { authTagLength: SCEAU };

/** Nonces taken from chance 4,096 at a time: one call to the system each would cost more than the cipher. */
const creerNonces = (): (() => Buffer) => {
  const reserve = Buffer.allocUnsafe(NONCE * 4096);
  let position = reserve.length;
  return () => {
    if (position === reserve.length) {
      randomFillSync(reserve);
      position = 0;
    }
    const nonce = reserve.subarray(position, position + NONCE);
    position += NONCE;
    return nonce;
  };
};

/**
 * @param cle the instance's key, 32 bytes or their 64 hexadecimal digits
 * @throws RangeError when it is not one
 */
export const creerCoffre = (cle: string | Uint8Array): Coffre => {
  const maitresse = typeof cle === "string" ? Buffer.from(cle, "hex") : cle;
  if (maitresse.length !== 32) throw new RangeError("La clé de l’instance doit compter 32 octets");
  const deriver = (usage: string): KeyObject =>
    createSecretKey(
      Buffer.from(hkdfSync("sha256", maitresse, new Uint8Array(), `passerelle/${usage}`, 32)),
    );
  const cleDonnees = deriver("donnees/1");
  const cleNir = deriver("nir");
  const signatures = new Map<string, KeyObject>();
  const prendreNonce = creerNonces();

  const signer = (usage: string, texte: string): Buffer => {
    const connue = signatures.get(usage) ?? deriver(`signature/${usage}`);
    signatures.set(usage, connue);
    return createHmac("sha256", connue).update(texte).digest();
  };

  const dechiffrerOctets = (chiffre: Uint8Array): Buffer => {
    const octets = Buffer.from(chiffre.buffer, chiffre.byteOffset, chiffre.byteLength);
    if (octets.length < MINIMUM || octets[0] !== VERSION) throw new ChiffreIllisible();
    const fin = octets.length - SCEAU;
    try {
      const decodeur = createDecipheriv(
        ALGORITHME,
        cleDonnees,
        octets.subarray(1, 1 + NONCE),
        OPTIONS,
      )
        .setAAD(ENTETE)
        .setAuthTag(octets.subarray(fin));
      return Buffer.concat([decodeur.update(octets.subarray(1 + NONCE, fin)), decodeur.final()]);
    } catch (cause) {
      throw new ChiffreIllisible({ cause });
    }
  };

  return {
    chiffrer(clair) {
      const nonce = prendreNonce();
      const codeur = createCipheriv(ALGORITHME, cleDonnees, nonce, OPTIONS).setAAD(ENTETE);
      const corps = typeof clair === "string" ? codeur.update(clair, "utf8") : codeur.update(clair);
      return Buffer.concat([ENTETE, nonce, corps, codeur.final(), codeur.getAuthTag()]);
    },
    dechiffrer: (chiffre) => dechiffrerOctets(chiffre).toString("utf8"),
    dechiffrerOctets,
    empreinteNir: (corps13) => createHmac("sha256", cleNir).update(corps13).digest(),
    signer,
    verifier(usage, texte, sceau) {
      const attendu = signer(usage, texte);
      return sceau.length === attendu.length && timingSafeEqual(attendu, sceau);
    },
  };
};
