import { MOTS_FREQUENTS } from "./mots-frequents.ts";

export const LONGUEUR_MIN = 12;
export const LONGUEUR_MAX = 256;

/** Why a password is refused; all reasons at once. */
export type DefautMotDePasse = "trop_court" | "trop_long" | "frequent" | "contexte";

/** Signs that stand for letters in what people believe to be clever. */
const SIGNES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const RANGEES = ["azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
const ANNEES = /(19|20)\d\d/g;
const CHIFFRES = "01234567890";
const LETTRES = "abcdefghijklmnopqrstuvwxyz";
const endroitEtEnvers = (suite: string): readonly string[] => [
  suite,
  [...suite].reverse().join(""),
];
const SUITES = [...RANGEES, CHIFFRES, LETTRES].flatMap(endroitEtEnvers);

const depouiller = (texte: string): string =>
  texte.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const lire = (texte: string): string => texte.replace(/[013457@$!]/g, (c) => SIGNES[c] ?? c);
const alphanumerique = (texte: string): string => texte.replace(/[^\p{L}\p{N}]/gu, "");

/** Runs of keys or figures that follow one another, years, and what repeats itself. */
const oterSuites = (texte: string): string => {
  let reste = "";
  for (let i = 0; i < texte.length; ) {
    let n = texte.length - i;
    while (n > 2 && !SUITES.some((suite) => suite.includes(texte.slice(i, i + n)))) n -= 1;
    if (n <= 2) reste += texte.slice(i, i + 1);
    i += n > 2 ? n : 1;
  }
  return reste.replace(ANNEES, "").replace(/(.{1,6}?)\1+/g, "$1");
};

/** What is left once words are taken out, longest first, and how many different ones there were. */
const oterMots = (texte: string, mots: readonly string[]) => {
  let reste = texte;
  let nombre = 0;
  for (const mot of mots) {
    if (!reste.includes(mot)) continue;
    nombre += 1;
    reste = reste.replaceAll(mot, " ");
  }
  return { reste: reste.replaceAll(" ", ""), nombre };
};

/** Fewer than this many signs of one's own beside the known words do not make a password. */
const PROPRES = 5;
/** So many different words make a phrase, even of words everyone knows. */
const PHRASE = 4;

const tropConnu = (lu: string, mots: readonly string[]): boolean => {
  const { reste, nombre } = oterMots(lu, mots);
  return nombre < PHRASE && oterSuites(reste).length < PROPRES;
};

/**
 * Whether this may be somebody's password. Length is asked for, never a mixture of signs; what everyone tries first,
 * and what anyone knows of the person or of the service, does not count.
 *
 * @param contexte names, identifier, département: whatever an attacker would try for this account
 * @source ANSSI, Recommandations relatives à l’authentification multifacteur et aux mots de passe, v2.0 ; ASVS 6.2
 */
export const defautsMotDePasse = (
  motDePasse: string,
  contexte: readonly string[],
): readonly DefautMotDePasse[] => {
  const longueur = [...motDePasse.normalize("NFKC")].length;
  const simple = depouiller(motDePasse);
  const lectures = [simple, lire(simple), lire(simple.replace(ANNEES, ""))].map(alphanumerique);
  const propres = contexte
    .flatMap((mot) => [depouiller(mot), ...depouiller(mot).split(/[^a-z0-9]+/)])
    .map(alphanumerique)
    .filter((mot) => mot.length >= 3);
  const connus = [...propres, ...MOTS_FREQUENTS].toSorted((a, b) => b.length - a.length);
  const frequent = lectures.some((lu) => tropConnu(lu, MOTS_FREQUENTS));
  const contextuel = !frequent && lectures.some((lu) => tropConnu(lu, connus));
  return [
    ...(longueur < LONGUEUR_MIN ? (["trop_court"] as const) : []),
    ...(longueur > LONGUEUR_MAX ? (["trop_long"] as const) : []),
    ...(frequent && longueur >= LONGUEUR_MIN ? (["frequent"] as const) : []),
    ...(contextuel && longueur >= LONGUEUR_MIN ? (["contexte"] as const) : []),
  ];
};

const PHRASES: Readonly<Record<DefautMotDePasse, string>> = {
  trop_court: `Il compte moins de ${LONGUEUR_MIN} caractères : quatre mots sans rapport suffisent, espaces compris.`,
  trop_long: `Il dépasse ${LONGUEUR_MAX} caractères.`,
  frequent:
    "Il fait partie de ceux que tout le monde essaie en premier. Choisissez des mots qui n’ont rien à voir entre eux.",
  contexte:
    "Il est fait de votre nom, de votre identifiant ou du nom du service : on l’essaierait contre vous en premier.",
};

export const direDefauts = (defauts: readonly DefautMotDePasse[]): string =>
  defauts.map((d) => PHRASES[d]).join(" ");
