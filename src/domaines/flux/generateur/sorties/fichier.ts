import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/** A file written by large chunks: the next one is prepared while the disk takes the last. */
export interface Fichier {
  ajouter(texte: string): void;
  /** Enough bytes are waiting for a write to be worth it. */
  plein(): boolean;
  vider(): Promise<void>;
  /** Bytes written in all. */
  fermer(): Promise<number>;
}

const TAILLE_D_ECRITURE = 1 << 20;

/**
 * `latin1` for the payers' XML: its texts already hold the places of windows-1252 (see `balises.ts`).
 * Each text is copied into the chunk at once: joining a megabyte of small texts first costs twice as much.
 */
export const ouvrirFichier = async (
  chemin: string,
  encodage: "utf8" | "latin1",
): Promise<Fichier> => {
  const cible = await open(chemin, "w");
  const octetsParCaractere = encodage === "utf8" ? 3 : 1;
  let libre: Buffer | undefined;
  let tampon: Buffer = Buffer.allocUnsafe(TAILLE_D_ECRITURE * 2);
  let rempli = 0;
  let octets = 0;
  let ecriture: Promise<void> = Promise.resolve();

  const vider = async (): Promise<void> => {
    const plein = tampon;
    const morceau = plein.subarray(0, rempli);
    octets += rempli;
    rempli = 0;
    tampon = libre ?? Buffer.allocUnsafe(TAILLE_D_ECRITURE * 2);
    libre = undefined;
    await ecriture;
    ecriture = cible.writeFile(morceau).then(() => {
      libre = plein;
    });
    // The failure is thrown by the next wait; without this it would be reported as forgotten.
    ecriture.catch(() => undefined);
  };

  return {
    ajouter(texte) {
      const besoin = rempli + texte.length * octetsParCaractere;
      if (besoin > tampon.length) {
        const plusGrand = Buffer.allocUnsafe(besoin * 2);
        tampon.copy(plusGrand, 0, 0, rempli);
        tampon = plusGrand;
      }
      rempli += tampon.write(texte, rempli, encodage);
    },
    plein: () => rempli >= TAILLE_D_ECRITURE,
    vider,
    async fermer() {
      try {
        await vider();
        await ecriture;
      } finally {
        await cible.close();
      }
      return octets;
    },
  };
};

/** Copies the first bytes of a file: a transfer that stopped. Answers how many were copied. */
export const recopierDebut = async (
  source: string,
  cible: string,
  octets: number,
): Promise<number> => {
  await pipeline(createReadStream(source, { end: octets - 1 }), createWriteStream(cible));
  return octets;
};
