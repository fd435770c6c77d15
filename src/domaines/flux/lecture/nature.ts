import { accepte, type Result, refuse } from "#core/result.ts";
import { LectureArretee, type RefusFichier } from "#platform/fichiers/errors.ts";
import { lireOctets } from "#platform/fichiers/octets.ts";
import { refusLecture } from "../lecture-caf/errors.ts";

/** What people drop by mistake, and what is renamed on purpose, told by the first bytes. */
const SIGNATURES: readonly (readonly [debut: string, nature: string])[] = [
  ["MZ", "un programme Windows"],
  ["\x7fELF", "un programme Linux"],
  ["\xcf\xfa\xed\xfe", "un programme macOS"],
  ["#!", "un programme"],
  ["%PDF-", "un document PDF"],
  ["{\\rtf", "un document RTF"],
  ["\xd0\xcf\x11\xe0", "un document de bureautique"],
  ["\x89PNG", "une image PNG"],
  ["\xff\xd8\xff", "une image JPEG"],
  ["GIF8", "une image GIF"],
  ["PK\x03\x04", "une archive dans une archive"],
  ["\x1f\x8b", "une archive dans une archive"],
  ["7z\xbc\xaf\x27\x1c", "une archive 7z"],
  ["Rar!", "une archive RAR"],
  ["BZh", "une archive bzip2"],
  ["\xfd7zXZ", "une archive xz"],
];

const TETE = 4096;
const MARQUE = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/;
const HTML = /^(?:<!doctype\s+html|<(?:html|head|body|script)[\s/>])/i;
const SVG = /^(?:<!doctype\s+svg|<svg[\s/>])/i;

/** What may stand before the root: spaces, the declaration, comments. One of them at a time, so that none is read twice. */
const AVANT_LA_RACINE = /^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->)/;

const jusquALaRacine = (texte: string): string => {
  let reste = texte;
  for (let avant = ""; avant !== reste; ) {
    avant = reste;
    reste = reste.replace(AVANT_LA_RACINE, "");
  }
  return reste;
};

const lireTete = async (chemin: string): Promise<string> => {
  let tete = "";
  for await (const morceau of lireOctets(chemin)) {
    tete += morceau.subarray(0, TETE - tete.length).toString("latin1");
    if (tete.length >= TETE) break;
  }
  return tete;
};

/** Why these first bytes, one a character, begin no flux; nothing when they may. */
const refusDe = (tete: string): RefusFichier | undefined => {
  const marque = MARQUE.exec(tete)?.[0] ?? "";
  // UTF-16 tags are ASCII with a null beside each sign.
  const texte = jusquALaRacine(tete.slice(marque.length).replaceAll("\0", ""));
  const nature =
    SIGNATURES.find(([debut]) => tete.startsWith(debut))?.[1] ??
    (HTML.test(texte) ? "une page web" : SVG.test(texte) ? "un dessin SVG" : undefined);
  if (nature !== undefined) return refusLecture("autre_nature", { valeur: nature });
  return texte === "" || texte.startsWith("<") ? undefined : refusLecture("pas_un_flux");
};

/**
 * Whether a received file may be a flux at all: XML, alone or alone in its archive, whatever its name says. Only its
 * beginning is read; what it holds is read later, away from the web.
 */
export const verifierNature = async (chemin: string): Promise<Result<void, RefusFichier>> => {
  try {
    const refus = refusDe(await lireTete(chemin));
    return refus ? refuse(refus) : accepte(undefined);
  } catch (erreur) {
    if (erreur instanceof LectureArretee) return refuse(erreur.refus);
    throw erreur;
  }
};
