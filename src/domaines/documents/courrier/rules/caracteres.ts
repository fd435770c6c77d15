/**
 * The fonts of letters draw Latin, Greek and Cyrillic. A sign they lack would make the compiler refuse the whole
 * batch, so that it is looked for before, letter by letter.
 */
const SIGNES =
  "\\n\\u0020-\\u007e\\u00a0-\\u017f\\u0218-\\u021b\\u0386\\u0388-\\u038a\\u038c\\u038e-\\u03a1\\u03a3-\\u03ce\\u0401-\\u044f\\u0451-\\u045f\\u1e80-\\u1e85\\u1e9e\\u1ef2\\u1ef3\\u2010-\\u2014\\u2018-\\u201e\\u2020-\\u2022\\u2026\\u202f\\u2030\\u2032\\u2033\\u2039\\u203a\\u20ac\\u2116\\u2122\\u2212";
const NON_IMPRIMABLES = new RegExp(`[^${SIGNES}]`, "gu");

/** Control and format signs: they print nothing, or turn the reading order round. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Nearly every text is already as it should be; each printable sign is composed, the soft hyphen alone is invisible. */
const A_REVOIR = new RegExp(`[^${SIGNES}]|\\u00ad`, "u");

const nettoyerTexte = (texte: string): string =>
  A_REVOIR.test(texte)
    ? texte
        .replace(/\r\n?|\t/g, " ")
        .replace(INVISIBLE, "")
        .normalize("NFC")
    : texte;

/** Same plain value, each of its texts composed (NFC) and rid of signs that print nothing. */
export const nettoyer = <T>(valeur: T): T =>
  JSON.parse(JSON.stringify(valeur), (_cle, v) => (typeof v === "string" ? nettoyerTexte(v) : v));

/** Signs that no font of the letters draws, each once. */
export const caracteresNonImprimables = (valeur: unknown): readonly string[] => {
  const signes = new Set<string>();
  const chercher = (v: unknown): void => {
    if (typeof v === "string") {
      for (const [signe] of v.matchAll(NON_IMPRIMABLES)) signes.add(signe);
    } else if (typeof v === "object" && v !== null) Object.values(v).forEach(chercher);
  };
  chercher(valeur);
  return [...signes];
};
