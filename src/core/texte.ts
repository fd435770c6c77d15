const MARQUES = /\p{M}/gu;
const ASCII = /^[\x20-\x7E]*$/;

const LIGATURES: Readonly<Record<string, string>> = {
  Œ: "OE",
  œ: "OE",
  Æ: "AE",
  æ: "AE",
  ß: "SS",
  Ø: "O",
  ø: "O",
  Ł: "L",
  ł: "L",
  Đ: "D",
  đ: "D",
};

/** Without accents nor ligatures; case kept, except that ligatures come out in capitals. */
const sansAccents = (texte: string): string =>
  ASCII.test(texte)
    ? texte
    : texte
        .replace(/[ŒœÆæßØøŁłĐđ]/g, (c) => LIGATURES[c] ?? c)
        .normalize("NFD")
        .replace(MARQUES, "");

const PARTICULES = new Set([
  "DE",
  "DU",
  "DES",
  "D",
  "LA",
  "LE",
  "LES",
  "L",
  "VAN",
  "VON",
  "DER",
  "DEN",
  "DI",
  "DA",
]);

export interface OptionsNom {
  /** For comparison only: `DE LA TOUR` and `TOUR` then meet. */
  readonly sansParticules?: boolean;
}

/**
 * A name as two sources may be compared: capitals without accents, hyphens and apostrophes as spaces,
 * `ST` / `STE` as `SAINT` / `SAINTE`. Never shown, never stored in place of the name.
 */
export const normaliserNom = (nom: string, options: OptionsNom = {}): string => {
  const mots = sansAccents(nom)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, " ")
    .trim()
    .split(" ")
    .map((mot) => (mot === "ST" ? "SAINT" : mot === "STE" ? "SAINTE" : mot));
  if (options.sansParticules !== true) return mots.join(" ");
  const utiles = mots.filter((mot) => !PARTICULES.has(mot));
  return (utiles.length > 0 ? utiles : mots).join(" ");
};

/** `JEAN-PIERRE, MARIE` → `JEAN`: sources keep more or less of a compound first name. */
export const premierPrenom = (prenoms: string): string =>
  normaliserNom(prenoms).split(" ")[0] ?? "";

/** Starts a sentence with what could stand inside one. */
export const majuscule = (phrase: string): string =>
  phrase.charAt(0).toLocaleUpperCase("fr") + phrase.slice(1);

const espaces = (texte: string): string => texte.trim().replace(/\s+/g, " ");

/** `ÉLODIE` → `Élodie`, `jean-pierre` → `Jean-Pierre`. */
export const prenomPourAffichage = (prenom: string): string =>
  espaces(prenom)
    .toLocaleLowerCase("fr")
    .replace(
      /(^|[\s\-'’])(\p{L})/gu,
      (_, avant: string, lettre: string) => avant + lettre.toLocaleUpperCase("fr"),
    );

/** `KACZMAREK Élodie`: surname in capitals, accents kept, so that nobody wonders which is which. */
export const nomPourAffichage = (nom: string, prenom: string): string =>
  espaces(`${nom.toLocaleUpperCase("fr")} ${prenomPourAffichage(prenom)}`);
