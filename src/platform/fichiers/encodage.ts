import { isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { arreter } from "./errors.ts";

/** ISO-8859-1 is read as windows-1252: senders declare one and write the other. */
export type Encodage = "utf-8" | "windows-1252" | "iso-8859-15" | "utf-16le" | "utf-16be";

export interface EncodageDetecte {
  readonly encodage: Encodage;
  /** As the XML declaration writes it, lower case; null when it says nothing. */
  readonly declare: string | null;
  /** Length of the byte order mark, to skip. */
  readonly marque: number;
}

const ALIAS: Readonly<Record<string, Encodage>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "windows-1252",
  ascii: "windows-1252",
  "iso-8859-1": "windows-1252",
  "iso8859-1": "windows-1252",
  iso_8859_1: "windows-1252",
  latin1: "windows-1252",
  "windows-1252": "windows-1252",
  cp1252: "windows-1252",
  "iso-8859-15": "iso-8859-15",
  "iso8859-15": "iso-8859-15",
};

const DECLARATION = /^<\?xml\s[^>]*?\bencoding\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/** From the byte order mark, else the XML declaration, else UTF-8 as XML says. @throws LectureArretee */
export const detecterEncodage = (tete: Buffer): EncodageDetecte => {
  const [a, b, c] = [tete[0], tete[1], tete[2]];
  if (a === 0xff && b === 0xfe) return { encodage: "utf-16le", declare: "utf-16", marque: 2 };
  if (a === 0xfe && b === 0xff) return { encodage: "utf-16be", declare: "utf-16", marque: 2 };
  if ((a === 0x3c && b === 0) || (a === 0 && b === 0x3c)) arreter("encodage_utf16_sans_marque");
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    return { encodage: "utf-8", declare: "utf-8", marque: 3 };
  }
  const m = DECLARATION.exec(tete.toString("latin1").slice(0, 400));
  const declare = (m?.[1] ?? m?.[2])?.trim().toLowerCase();
  if (declare === undefined) return { encodage: "utf-8", declare: null, marque: 0 };
  const encodage = ALIAS[declare];
  if (encodage === undefined) return arreter("encodage_inconnu", { ligne: 1, valeur: declare });
  return { encodage, declare, marque: 0 };
};

/** Checks UTF-8 chunk after chunk; a character cut between two chunks is kept for the next one. */
export const creerControleUtf8 = (): {
  ajouter(morceau: Buffer): void;
  valide(): boolean;
} => {
  let valide = true;
  let reste = Buffer.alloc(0);
  return {
    ajouter(morceau) {
      if (!valide) return;
      const tout = reste.length === 0 ? morceau : Buffer.concat([reste, morceau]);
      const fin = finDuDernierCaractere(tout);
      valide = isUtf8(tout.subarray(0, fin));
      reste = Buffer.from(tout.subarray(fin));
    },
    valide: () => valide && reste.length === 0,
  };
};

const finDuDernierCaractere = (octets: Buffer): number => {
  for (let i = octets.length - 1; i >= Math.max(0, octets.length - 3); i--) {
    const o = octets[i] ?? 0;
    if (o < 0x80) return octets.length;
    if (o >= 0xc0) {
      const longueur = o >= 0xf0 ? 4 : o >= 0xe0 ? 3 : 2;
      return i + longueur > octets.length ? i : octets.length;
    }
  }
  return octets.length;
};

/**
 * Turns a string holding one byte per character into text. The readers scan bytes as such strings, the
 * fastest form there is, and decode only the values that are not plain ASCII.
 */
export type Decodeur = (octets: string) => string;

/**
 * What differs from ISO-8859-1, by byte. Written out because `TextDecoder("windows-1252")` of several Node
 * versions decodes 0x80–0x9F as control characters. The five bytes windows-1252 leaves undefined stay so.
 */
const WINDOWS_1252 = new Map(
  [..."€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"].map((c, i) => [
    String.fromCharCode(0x80 + i),
    c,
  ]),
);
const ISO_8859_15 = new Map([
  ["\xa4", "€"],
  ["\xa6", "Š"],
  ["\xa8", "š"],
  ["\xb4", "Ž"],
  ["\xb8", "ž"],
  ["\xbc", "Œ"],
  ["\xbd", "œ"],
  ["\xbe", "Ÿ"],
]);

export const creerDecodeur = (encodage: Encodage): Decodeur => {
  if (encodage === "windows-1252") {
    return (octets) => octets.replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252.get(c) ?? c);
  }
  if (encodage === "iso-8859-15") {
    return (octets) => octets.replace(/[\xa4-\xbe]/g, (c) => ISO_8859_15.get(c) ?? c);
  }
  return (octets) => Buffer.from(octets, "latin1").toString("utf8");
};

/** UTF-16 bytes as UTF-8 bytes; other encodings pass untouched. The mark is skipped. @throws LectureArretee */
export async function* versOctetsSimples(
  octets: AsyncIterable<Buffer>,
  { encodage, marque }: Pick<EncodageDetecte, "encodage" | "marque">,
): AsyncGenerator<Buffer> {
  const utf16 = encodage === "utf-16le" || encodage === "utf-16be";
  const decodeur = utf16 ? new TextDecoder(encodage, { fatal: true, ignoreBOM: true }) : undefined;
  let aSauter = marque;
  for await (const morceau of octets) {
    const utile = aSauter === 0 ? morceau : morceau.subarray(aSauter);
    aSauter = Math.max(0, aSauter - morceau.length);
    yield decodeur === undefined ? utile : decoderUtf16(decodeur, utile);
  }
  if (decodeur !== undefined) yield decoderUtf16(decodeur);
}

const decoderUtf16 = (decodeur: TextDecoder, octets?: Buffer): Buffer => {
  try {
    return Buffer.from(decodeur.decode(octets, { stream: octets !== undefined }), "utf8");
  } catch {
    return arreter("encodage_illisible");
  }
};
