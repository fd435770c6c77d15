import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { deflateSync } from "node:zlib";

/** Objects written in one compressed group: the structure tree of letters shrinks tenfold. */
const PAR_GROUPE = 400;
const OCTETS_ENTREE = 8;
const RAPIDE = { level: 1 };

export interface EcrivainPdf {
  /** Reserves `combien` numbers in a row and gives the first. */
  reserver(combien: number): number;
  ecrire(numero: number, texte: string, flux?: Uint8Array): void;
  /** Writes the cross-reference, makes the file durable and closes it. */
  terminer(racine: number, info: number | undefined): void;
  abandonner(): void;
}

/** Writes a PDF 1.7 file object by object, in the order given; memory stays flat. */
export const ouvrirEcrivainPdf = (chemin: string): EcrivainPdf => {
  const fichier = openSync(chemin, "w", 0o600);
  let position = 0;
  let prochain = 1;
  let table = Buffer.alloc(1 << 16);
  let groupe: { numero: number; texte: string }[] = [];

  const poser = (morceau: Uint8Array | string): void => {
    const octets = typeof morceau === "string" ? Buffer.from(morceau, "latin1") : morceau;
    for (let fait = 0; fait < octets.length; ) fait += writeSync(fichier, octets, fait);
    position += octets.length;
  };
  const noter = (numero: number, sorte: 1 | 2, valeur: number, rang: number): void => {
    const debut = numero * OCTETS_ENTREE;
    if (debut + OCTETS_ENTREE > table.length) {
      table = Buffer.concat([table, Buffer.alloc(Math.max(table.length, debut + OCTETS_ENTREE))]);
    }
    table.writeUInt8(sorte, debut);
    table.writeUIntBE(valeur, debut + 1, 5);
    table.writeUInt16BE(rang, debut + 6);
  };
  const poserFlux = (numero: number, texte: string, flux: Uint8Array): void => {
    noter(numero, 1, position, 0);
    poser(
      Buffer.concat([
        Buffer.from(`${numero} 0 obj\n${texte}\nstream\n`, "latin1"),
        flux,
        Buffer.from("\nendstream\nendobj\n", "latin1"),
      ]),
    );
  };
  const viderGroupe = (): void => {
    if (groupe.length === 0) return;
    const numero = prochain++;
    let decalage = 0;
    const index = groupe.map((o, rang) => {
      noter(o.numero, 2, numero, rang);
      const entree = `${o.numero} ${decalage}`;
      decalage += o.texte.length + 1;
      return entree;
    });
    const tete = `${index.join(" ")}\n`;
    const corps = deflateSync(
      Buffer.from(`${tete}${groupe.map((o) => o.texte).join("\n")}\n`, "latin1"),
      RAPIDE,
    );
    const dictionnaire = `<< /Type /ObjStm /N ${groupe.length} /First ${tete.length} /Filter /FlateDecode /Length ${corps.length} >>`;
    poserFlux(numero, dictionnaire, corps);
    groupe = [];
  };

  poser("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
  return {
    reserver: (combien) => {
      const premier = prochain;
      prochain += combien;
      return premier;
    },
    ecrire: (numero, texte, flux) => {
      if (flux) return poserFlux(numero, texte, flux);
      groupe.push({ numero, texte });
      if (groupe.length >= PAR_GROUPE) viderGroupe();
    },
    terminer: (racine, info) => {
      viderGroupe();
      const numero = prochain++;
      const debut = position;
      noter(numero, 1, debut, 0);
      const entrees = deflateSync(table.subarray(0, prochain * OCTETS_ENTREE), RAPIDE);
      const extra = info === undefined ? "" : ` /Info ${info} 0 R`;
      poserFlux(
        numero,
        `<< /Type /XRef /Size ${prochain} /W [1 5 2] /Root ${racine} 0 R${extra} /Filter /FlateDecode /Length ${entrees.length} >>`,
        entrees,
      );
      poser(`startxref\n${debut}\n%%EOF\n`);
      fsyncSync(fichier);
      closeSync(fichier);
    },
    abandonner: () => closeSync(fichier),
  };
};
