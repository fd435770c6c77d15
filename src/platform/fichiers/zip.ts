import { type FileHandle, open } from "node:fs/promises";
import { arreter } from "./errors.ts";

interface EntreeZip {
  /** Offset of the packed bytes in the file. */
  readonly debut: number;
  readonly longueur: number;
  readonly comprimee: boolean;
}

const FIN_REPERTOIRE = 0x06054b50;
const ENTREE_REPERTOIRE = 0x02014b50;
const ENTREE_LOCALE = 0x04034b50;
const FIN_MIN = 22;
const COMMENTAIRE_MAX = 0xffff;
const TAILLE_ZIP64 = 0xffffffff;

const lire = async (fichier: FileHandle, position: number, longueur: number): Promise<Buffer> => {
  const tampon = Buffer.alloc(longueur);
  const { bytesRead } = await fichier.read(tampon, 0, longueur, position);
  if (bytesRead < longueur) arreter("archive_illisible");
  return tampon;
};

const chercherFin = (queue: Buffer): number => {
  for (let i = queue.length - FIN_MIN; i >= 0; i--) {
    if (queue.readUInt32LE(i) === FIN_REPERTOIRE) return i;
  }
  return arreter("archive_illisible");
};

/**
 * The single entry of a zip. Several entries, a password, another method than store or deflate and zip64 are
 * refused. The entry's name is never used: nothing is written on disk. @throws LectureArretee
 */
export const trouverEntreeZip = async (chemin: string, taille: number): Promise<EntreeZip> => {
  if (taille < FIN_MIN) arreter("archive_illisible");
  const fichier = await open(chemin);
  try {
    const longueurQueue = Math.min(taille, FIN_MIN + COMMENTAIRE_MAX);
    const queue = await lire(fichier, taille - longueurQueue, longueurQueue);
    const fin = chercherFin(queue);
    const nombre = queue.readUInt16LE(fin + 10);
    if (nombre === 0) arreter("archive_vide");
    if (nombre > 1) arreter("archive_plusieurs_fichiers");
    const repertoire = await lire(fichier, queue.readUInt32LE(fin + 16), 46);
    if (repertoire.readUInt32LE(0) !== ENTREE_REPERTOIRE) arreter("archive_illisible");
    if ((repertoire.readUInt16LE(8) & 1) === 1) arreter("archive_chiffree");
    const methode = repertoire.readUInt16LE(10);
    if (methode !== 0 && methode !== 8) arreter("archive_non_lue");
    const longueur = repertoire.readUInt32LE(20);
    if (longueur === TAILLE_ZIP64) arreter("fichier_trop_gros");
    const position = repertoire.readUInt32LE(42);
    const locale = await lire(fichier, position, 30);
    if (locale.readUInt32LE(0) !== ENTREE_LOCALE) arreter("archive_illisible");
    const debut = position + 30 + locale.readUInt16LE(26) + locale.readUInt16LE(28);
    if (debut + longueur > taille) arreter("archive_illisible");
    return { debut, longueur, comprimee: methode === 8 };
  } finally {
    await fichier.close();
  }
};
