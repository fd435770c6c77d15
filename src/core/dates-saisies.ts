import { creerJour, type Jour, jourDeSemaine, joursDuMois } from "./jour.ts";
import { accepte, type Result, refuse } from "./result.ts";
import { majuscule } from "./texte.ts";

const MOIS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
] as const;
const MOIS_COURTS = [
  "janv.",
  "févr.",
  "mars",
  "avr.",
  "mai",
  "juin",
  "juil.",
  "août",
  "sept.",
  "oct.",
  "nov.",
  "déc.",
] as const;
const SEMAINE = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;

const INSECABLE = "\u00A0";
const EXEMPLE = { annee: 2026, mois: 11, jour: 30 } as const;

const parts = (j: Jour): readonly [number, number, number] => [
  Number(j.slice(0, 4)),
  Number(j.slice(5, 7)),
  Number(j.slice(8, 10)),
];
const quantieme = (jour: number): string => (jour === 1 ? "1er" : String(jour));

/** `30 nov. 2026`, `1er déc. 2026`, no-break spaces inside. */
export const formaterJour = (j: Jour): string => {
  const [annee, mois, jour] = parts(j);
  return [quantieme(jour), MOIS_COURTS[mois - 1], annee].join(INSECABLE);
};

/** `mardi 1er décembre 2026`, for letters and allocataires. */
export const formaterJourLong = (j: Jour): string => {
  const [annee, mois, jour] = parts(j);
  return [SEMAINE[jourDeSemaine(j) - 1], quantieme(jour), MOIS[mois - 1], annee].join(INSECABLE);
};

const sansAccent = (texte: string): string => texte.normalize("NFD").replace(/\p{M}/gu, "");

/** Month number of a name or of its beginning (three letters at least, and no doubt left). */
const lireMois = (mot: string): number | undefined => {
  const debut = sansAccent(mot.toLowerCase()).replace(/\.$/, "");
  if (/^\d{1,2}$/.test(debut)) return Number(debut);
  if (debut.length < 3) return undefined;
  const possibles = MOIS.flatMap((nom, rang) =>
    sansAccent(nom).startsWith(debut) ? [rang + 1] : [],
  );
  return possibles.length === 1 ? possibles[0] : undefined;
};

const parExemple = (annee: number, mois: number, jour: number): string =>
  `Écrivez par exemple ${formaterJour(creerJour(annee, mois, jour))}.`;
const EXEMPLE_ENTIER = parExemple(EXEMPLE.annee, EXEMPLE.mois, EXEMPLE.jour);

const verifier = (annee: number, mois: number, jour: number): Result<Jour, string> => {
  const nomMois = MOIS[mois - 1];
  if (!nomMois)
    return refuse(`Il n’y a pas de mois ${mois}. ${parExemple(annee, EXEMPLE.mois, EXEMPLE.jour)}`);
  const dernier = joursDuMois(annee, mois);
  if (jour < 1) return refuse(`Il n’y a pas de jour ${jour}. ${parExemple(annee, mois, dernier)}`);
  if (jour > dernier) {
    const quand = mois === 2 ? `${majuscule(nomMois)}${INSECABLE}${annee}` : majuscule(nomMois);
    return refuse(`${quand} a ${dernier}${INSECABLE}jours. ${parExemple(annee, mois, dernier)}`);
  }
  return accepte(creerJour(annee, mois, jour));
};

/**
 * Reads a date typed by a person: `30/11/2026`, `30 nov. 2026`, `1er décembre 2026`, `2026-11-30`.
 * The refusal is the sentence to show under the field: what is wrong, then what to write.
 */
export const lireDateSaisie = (texte: string): Result<Jour, string> => {
  const net = texte.replace(/[\s\u00A0\u202F]+/g, " ").trim();
  if (net === "") return refuse(`Indiquez une date. ${EXEMPLE_ENTIER}`);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(net);
  const francaise = /^(\d{1,2})(?:er)?[ /.-]([\p{L}\d]+\.?)[ /.-]?(\d+)$/u.exec(net);
  const lu = iso
    ? [iso[1], iso[2], iso[3]]
    : francaise
      ? [francaise[3], francaise[2], francaise[1]]
      : undefined;
  if (!lu) return refuse(`Cette date ne se lit pas. ${EXEMPLE_ENTIER}`);
  const [anneeLue = "", moisLu = "", jourLu = ""] = lu;
  if (!/^[12]\d{3}$/.test(anneeLue)) {
    return refuse(`L’année s’écrit en quatre chiffres. ${EXEMPLE_ENTIER}`);
  }
  const mois = lireMois(moisLu);
  if (mois === undefined) return refuse(`« ${moisLu} » n’est pas un mois. ${EXEMPLE_ENTIER}`);
  return verifier(Number(anneeLue), mois, Number(jourLu));
};
