import { normaliserNom } from "#core/texte.ts";

/**
 * What a rule may neither look at nor speak of, with the words that give it away. Words, not letters: « nombre » is
 * not « nom ». A list of words stops an oversight, not ill will: what may decide is closed by the published schema.
 *
 * @rule R-ORI-09, R-ALG-03
 * @source RGPD, art. 9 ; loi 78-17, art. 6 et 47 ; Code pénal, art. 225-1
 */
const INTERDITS: readonly (readonly [quoi: string, mots: RegExp])[] = [
  [
    "la santé, le handicap ou la grossesse",
    /\b(SANTE|MALADES?|MALADIES?|MEDICA(L|LE|UX|LES)|HANDICAP(S|E|EE|ES|EES)?|INVALID(E|ES|ITE|ITES)|RQTH|BOETH?|AAH|MDPH|GROSSESSES?|ENCEINTES?|MATERNITE|ADDICTIONS?|PSYCH\w*)\b/,
  ],
  [
    "le sexe",
    /\b(SEXES?|GENRES?|FEMMES?|HOMMES?|FEMININE?S?|MASCULINE?S?|FILLES?|GARCONS?|MERES?|PERES?|MESDAMES|MADAME|MONSIEUR|CIVILITES?)\b/,
  ],
  ["le nom", /\b(NOM|NOMS|PRENOMS?|PATRONYMES?|HOMONYMES?)\b/],
  [
    "la nationalité",
    /\b(NATIONALITES?|ETRANGERE?S?|IMMIGREE?S?|REFUGIEE?S?|(EXTRA)?COMMUNAUTAIRES?|TITRES? DE SEJOUR)\b/,
  ],
  [
    "le lieu de naissance ou l’origine",
    /\b(NAISSANCES?|NEE?S?( A| EN| AU| HORS)|ORIGINES?|ETHNI\w*|RELIGI\w*)\b/,
  ],
];

/** Codes join their words by underscores. */
const enMots = (texte: string): string => normaliserNom(texte.replaceAll("_", " "));

/** What a text speaks of that no rule may: « le sexe »; `undefined` = nothing. */
export const sujetInterdit = (texte: string): string | undefined => {
  const mots = enMots(texte);
  return INTERDITS.find(([, motif]) => motif.test(mots))?.[0];
};

/** Told to whoever writes rules, and published with the schema. */
export const SUJETS_INTERDITS: readonly string[] = INTERDITS.map(([quoi]) => quoi);
