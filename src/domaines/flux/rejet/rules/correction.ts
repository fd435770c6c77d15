/** What surrounds a rejected block in its file; `schema` is the sending application and its version. */
export interface EnveloppeOrigine {
  readonly type: string;
  readonly schema: string;
  readonly reference: string;
  /** `AAAA-MM-JJTHH:MM:SS`. */
  readonly creeA: string;
}

const echapper = (texte: string): string =>
  texte.replace(/[&<>]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : "&gt;"));

const balise = (nom: string, valeur: string): string => `<${nom}>${echapper(valeur)}</${nom}>`;

/**
 * A complete file that holds the corrected block alone, dated as its first sending: it then counts for what
 * it was, and never hides a later picture. All that precedes the block is on its first line, so that a line
 * named by a refusal is the line of the text being corrected.
 */
export const envelopperBloc = (bloc: string, origine: EnveloppeOrigine): string => {
  const [application = "", ...version] = origine.schema.split(" ");
  const [jour = "", heure = ""] = origine.creeA.split("T");
  const enveloppe = [
    balise("APPLIEME", application),
    balise("NUMVERSIONAPPLIEME", version.join(" ")),
    balise("TYPEFLUX", origine.type === "beneficiaire_quotidien" ? "I" : "M"),
    balise("NATFLUX", "D"),
    balise("DTCREAFLUX", jour),
    balise("HEUCREAFLUX", heure),
    balise("DTREF", origine.reference),
  ].join("");
  const fin = `${balise("NBTOTDOSRSATRANSM", "1")}${balise("NBTOTDOSRSATRANSMANO", "0")}`;
  return `<?xml version="1.0" encoding="UTF-8"?><Racine><IdentificationFlux>${enveloppe}</IdentificationFlux>${bloc}\n<TransmissionFlux>${fin}</TransmissionFlux></Racine>\n`;
};

const VALEURS = /<([A-Za-z_][\w.-]*)[^<>]*>([^<]*)(?=<)/g;

const valeursParElement = (bloc: string): ReadonlyMap<string, string> => {
  const lues = new Map<string, string>();
  for (const [, element = "", valeur = ""] of bloc.matchAll(VALEURS)) {
    lues.set(element, `${lues.get(element) ?? ""}\u0000${valeur.trim()}`);
  }
  return lues;
};

/** Names of the elements that differ between two texts of a block, in order; never their values. */
export const elementsCorriges = (avant: string, apres: string): readonly string[] => {
  const [a, b] = [valeursParElement(avant), valeursParElement(apres)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((nom) => a.get(nom) !== b.get(nom));
};

export interface Extrait {
  /** Of the first line shown, from 1. */
  readonly premiere: number;
  readonly lignes: readonly string[];
  /** The line in cause, from 1. */
  readonly fautive: number;
}

const AUTOUR = 2;

/** Where in the block the refused value lies: its line and those around. */
export const situerDansBloc = (
  bloc: string,
  element: string,
  valeur: string | null,
): Extrait | undefined => {
  const lignes = bloc.split("\n");
  const porte = (l: string): boolean => l.includes(`<${element}>`) || l.includes(`<${element}/`);
  const exacte = lignes.findIndex((l) => porte(l) && valeur !== null && l.includes(valeur));
  const rang = exacte >= 0 ? exacte : lignes.findIndex(porte);
  if (rang < 0) return undefined;
  const debut = Math.max(0, rang - AUTOUR);
  return {
    premiere: debut + 1,
    lignes: lignes.slice(debut, rang + AUTOUR + 1),
    fautive: rang + 1,
  };
};
