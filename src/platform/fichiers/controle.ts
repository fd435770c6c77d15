import { isAscii } from "node:buffer";
import { createHash } from "node:crypto";
import { accepte, type Result, refuse } from "#core/result.ts";
import { creerControleUtf8, detecterEncodage, type Encodage } from "./encodage.ts";
import { arreter, LectureArretee, type RefusFichier } from "./errors.ts";
import { type Compression, lireOctets, lireOctetsBruts, reconnaitreCompression } from "./octets.ts";

/** What one pass over the bytes says of a received XML file, before it is parsed. */
export interface ControleFichier {
  /** SHA-256 of the bytes on disk, hexadecimal. */
  readonly empreinte: string;
  readonly taille: number;
  readonly compression: Compression;
  readonly encodage: Encodage;
  /** What the report shows: the declared name, or what was really used. */
  readonly nomEncodage: string;
  readonly marque: number;
  /** UTF-8 was declared (or implied) but the bytes say otherwise: read as windows-1252. */
  readonly contredit: boolean;
  /** A one-byte encoding was declared but the bytes are very probably UTF-8: accents may come out broken. */
  readonly douteux: boolean;
}

const TETE = 1024;

const verifierForme = (tete: Buffer, marque: number, utf16: boolean): void => {
  if (utf16) return;
  for (let i = marque; i < tete.length; i++) {
    const o = tete[i];
    if (o === 0x3c) return;
    if (o !== 0x20 && o !== 0x09 && o !== 0x0a && o !== 0x0d) arreter("pas_xml", { ligne: 1 });
  }
};

const controler = async (chemin: string): Promise<ControleFichier> => {
  const { compression, taille } = await reconnaitreCompression(chemin);
  const hachage = createHash("sha256");
  const utf8 = creerControleUtf8();
  let ascii = true;
  let tete = Buffer.alloc(0);
  for await (const morceau of lireOctets(chemin)) {
    if (tete.length < TETE) {
      const avant = tete.length;
      tete = Buffer.concat([tete, morceau.subarray(0, TETE - avant)]);
      if (avant < 4 && tete.length >= 4) {
        const { marque, encodage } = detecterEncodage(tete);
        verifierForme(tete, marque, encodage.startsWith("utf-16"));
      }
    }
    if (compression === "aucune") hachage.update(morceau);
    utf8.ajouter(morceau);
    ascii &&= isAscii(morceau);
  }
  if (tete.length === 0) arreter("fichier_vide");
  if (compression !== "aucune") {
    for await (const morceau of lireOctetsBruts(chemin)) hachage.update(morceau);
  }
  const { encodage, declare, marque } = detecterEncodage(tete);
  verifierForme(tete, marque, encodage.startsWith("utf-16"));
  const contredit = encodage === "utf-8" && !utf8.valide();
  const unOctet = encodage === "windows-1252" || encodage === "iso-8859-15";
  return {
    empreinte: hachage.digest("hex"),
    taille,
    compression,
    encodage: contredit ? "windows-1252" : encodage,
    nomEncodage: contredit ? "windows-1252" : (declare ?? "utf-8"),
    marque,
    contredit,
    douteux: unOctet && !ascii && utf8.valide(),
  };
};

/** Reads the whole file once: fingerprint, packing, real encoding. Memory does not depend on its size. */
export const controlerFichier = async (
  chemin: string,
): Promise<Result<ControleFichier, RefusFichier>> => {
  try {
    return accepte(await controler(chemin));
  } catch (erreur) {
    if (erreur instanceof LectureArretee) return refuse(erreur.refus);
    throw erreur;
  }
};
