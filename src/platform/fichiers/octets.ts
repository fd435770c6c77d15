import { createReadStream, readSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Transform } from "node:stream";
import { setImmediate as laisserPasser } from "node:timers/promises";
import { createGunzip, createInflateRaw } from "node:zlib";
import { arreter, RATIO_MAX, TAILLE_MAX } from "./errors.ts";
import { trouverEntreeZip } from "./zip.ts";

export type Compression = "aucune" | "gzip" | "zip";

/**
 * Small enough for strings made of a chunk to live and die young in memory: with 512 kB chunks, more time
 * goes to fresh pages and collection than to parsing.
 */
const MORCEAU = 64 * 1024;
const MORCEAUX_SANS_PAUSE = 2;
/** Below this unpacked size a high ratio proves nothing: a short repetitive XML packs very well. */
const RATIO_A_PARTIR_DE = 16 * 1024 * 1024;

/** What the file is packed with, from its first bytes, and its size on disk. */
export const reconnaitreCompression = async (
  chemin: string,
): Promise<{ compression: Compression; taille: number }> => {
  const fichier = await open(chemin).catch(() => arreter("fichier_introuvable"));
  try {
    const etat = await fichier.stat();
    if (!etat.isFile()) arreter("fichier_introuvable");
    if (etat.size === 0) arreter("fichier_vide");
    if (etat.size > TAILLE_MAX) arreter("fichier_trop_gros");
    const tete = Buffer.alloc(4);
    await fichier.read(tete, 0, 4, 0);
    const zip = tete[0] === 0x50 && tete[1] === 0x4b && (tete[2] === 3 || tete[2] === 5);
    const gzip = tete[0] === 0x1f && tete[1] === 0x8b;
    return { compression: zip ? "zip" : gzip ? "gzip" : "aucune", taille: etat.size };
  } finally {
    await fichier.close();
  }
};

/**
 * Bytes as they lie on disk. One buffer serves for all chunks: a consumer copies what it keeps. Reads are
 * synchronous (a thread-pool round trip per chunk costs more than the read), with a pause every 128 kB, in which what waits for the server gets its answer.
 */
export async function* lireOctetsBruts(
  chemin: string,
  debut = 0,
  fin = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  const fichier = await open(chemin);
  try {
    const tampon = Buffer.allocUnsafeSlow(MORCEAU);
    let position = debut;
    for (let n = 1; position < fin; n++) {
      const voulu = Math.min(MORCEAU, fin - position);
      const lu = readSync(fichier.fd, tampon, 0, voulu, position);
      if (lu === 0) return;
      position += lu;
      yield tampon.subarray(0, lu);
      if (n % MORCEAUX_SANS_PAUSE === 0) await laisserPasser();
    }
  } finally {
    await fichier.close();
  }
}

async function* deplier(
  chemin: string,
  bornes: { debut: number; fin: number },
  transformation: Transform,
  taille: number,
): AsyncGenerator<Buffer> {
  const source = createReadStream(chemin, {
    highWaterMark: MORCEAU,
    start: bornes.debut,
    end: bornes.fin,
  });
  source.on("error", (erreur) => transformation.destroy(erreur));
  source.pipe(transformation);
  let total = 0;
  try {
    const iterateur = transformation[Symbol.asyncIterator]();
    for (;;) {
      const suivant = await iterateur.next().catch(() => arreter("archive_illisible"));
      if (suivant.done === true) break;
      const morceau: unknown = suivant.value;
      if (!Buffer.isBuffer(morceau)) continue;
      total += morceau.length;
      if (total > TAILLE_MAX) arreter("fichier_trop_gros");
      if (total > RATIO_A_PARTIR_DE && total > taille * RATIO_MAX) arreter("archive_demesuree");
      yield morceau;
    }
  } finally {
    source.destroy();
    transformation.destroy();
  }
}

/** Bytes of the content: unpacked when the file is gzip or a zip of one entry. @throws LectureArretee */
export async function* lireOctets(chemin: string): AsyncGenerator<Buffer> {
  const { compression, taille } = await reconnaitreCompression(chemin);
  if (compression === "aucune") {
    yield* lireOctetsBruts(chemin);
  } else if (compression === "gzip") {
    const gunzip = createGunzip({ chunkSize: MORCEAU });
    yield* deplier(chemin, { debut: 0, fin: taille - 1 }, gunzip, taille);
  } else {
    const entree = await trouverEntreeZip(chemin, taille);
    if (entree.longueur === 0) arreter("fichier_vide");
    const bornes = { debut: entree.debut, fin: entree.debut + entree.longueur - 1 };
    if (!entree.comprimee) {
      yield* lireOctetsBruts(chemin, bornes.debut, bornes.fin + 1);
    } else {
      const inflate = createInflateRaw({ chunkSize: MORCEAU });
      yield* deplier(chemin, bornes, inflate, entree.longueur);
    }
  }
}
