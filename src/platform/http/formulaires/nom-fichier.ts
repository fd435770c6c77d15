/** What a file system holds at most, and so the longest honest name. */
const OCTETS_MAX = 255;
const SANS_NOM = "sans-nom";

const octets = (texte: string): number => Buffer.byteLength(texte, "utf8");

const couper = (texte: string, place: number): string => {
  let garde = "";
  let taille = 0;
  for (const signe of texte) {
    taille += octets(signe);
    if (taille > place) break;
    garde += signe;
  }
  return garde;
};

/** The end of a name says what the file claims to be: it is kept when the rest is cut. */
const raccourcir = (nom: string): string => {
  if (octets(nom) <= OCTETS_MAX) return nom;
  const fin = /\.[a-z0-9]{1,10}$/i.exec(nom)?.[0] ?? "";
  return couper(nom.slice(0, nom.length - fin.length), OCTETS_MAX - fin.length) + fin;
};

/**
 * A sent file's name, fit to be shown and kept: its last step alone, whichever way the sender writes paths; without
 * line ends, controls, nor the invisible characters that turn the reading round (`gpj.exe` read `exe.jpg`). It still
 * names nothing on our disk.
 */
export const nettoyerNomFichier = (nom: string): string => {
  const propre = raccourcir(
    nom
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, "")
      .normalize("NFC")
      .replace(/^.*[/\\]/s, "")
      .replace(/\s+/g, " ")
      .trim(),
  );
  return /^\.*$/.test(propre) ? SANS_NOM : propre;
};
