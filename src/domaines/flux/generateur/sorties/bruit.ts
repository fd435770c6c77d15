import { type Alea, creerAlea } from "../alea.ts";
import type { Humain } from "../population/modele.ts";
import type { Monde } from "../population/monde.ts";

/** Identity of someone as another information system wrote it. */
export interface IdentiteFt {
  readonly nom: string;
  readonly prenom: string;
  /** `JJ/MM/AAAA`; `00/00/1975` and `31/12/1975` stand for an unknown day. */
  readonly naissance: string;
  readonly nir: string;
  /** Names of the differences with the payer, for the gold file. */
  readonly differences: readonly string[];
}

/**
 * Shares of persons known on both sides. Those marked "parmi" are of the persons to whom the difference can
 * happen, so that the share of all is the published one: 12 % of graphies, 9 % of women by their name of use,
 * 5 % of shortened first names, 0.3 % of days and months exchanged.
 */
const TAUX = {
  nirAbsent: 0.06,
  nirDifferent: 0.004,
  graphieParmi: 0.6,
  nomUsageParmi: 0.75,
  premierPrenomParmi: 0.55,
  inversion: 0.004,
  faute: 0.015,
  jourMoisParmi: 0.008,
  troncatureParmi: 0.02,
} as const;

const ACCENTS: Readonly<Record<string, string>> = {
  ELODIE: "ÉLODIE",
  EMILIE: "ÉMILIE",
  AURELIE: "AURÉLIE",
  MELANIE: "MÉLANIE",
  CELINE: "CÉLINE",
  STEPHANIE: "STÉPHANIE",
  LAETITIA: "LAËTITIA",
  ANGELIQUE: "ANGÉLIQUE",
  HELENE: "HÉLÈNE",
  JEROME: "JÉRÔME",
  CEDRIC: "CÉDRIC",
  SEBASTIEN: "SÉBASTIEN",
  FREDERIC: "FRÉDÉRIC",
  STEPHANE: "STÉPHANE",
  FRANCOIS: "FRANÇOIS",
  MICKAEL: "MICKAËL",
  GREGORY: "GRÉGORY",
  JEREMY: "JÉRÉMY",
  LEA: "LÉA",
  CHLOE: "CHLOÉ",
  GERARD: "GÉRARD",
  RENE: "RENÉ",
  ANDRE: "ANDRÉ",
  BEATRICE: "BÉATRICE",
  VERONIQUE: "VÉRONIQUE",
  VALERIE: "VALÉRIE",
  SEVERINE: "SÉVERINE",
  AURELIEN: "AURÉLIEN",
  GAELLE: "GAËLLE",
  NOEMIE: "NOÉMIE",
  OCEANE: "OCÉANE",
};

const enFrancais = (jour: string): string =>
  `${jour.slice(8)}/${jour.slice(5, 7)}/${jour.slice(0, 4)}`;

const autreGraphie = (mot: string): string =>
  ACCENTS[mot] ??
  (mot.includes("-") || mot.includes("'")
    ? mot.replace(/[-']/g, " ")
    : mot.includes(" ")
      ? mot.replace(" ", "-")
      : mot);

const faute = (alea: Alea, mot: string): string => {
  const place = alea.entier(1, Math.max(1, mot.length - 2));
  const lettre = "AEIOURSTLN"[alea.entier(0, 9)] ?? "E";
  return alea.chance(0.5)
    ? mot.slice(0, place) + mot.slice(place + 1)
    : mot.slice(0, place) + lettre + mot.slice(place + (lettre === mot[place] ? 0 : 1));
};

const naissanceFt = (alea: Alea, h: Humain, bruit: boolean, differences: string[]): string => {
  const [annee, mois] = [h.naissance.slice(0, 4), h.naissance.slice(5, 7)];
  if (bruit && h.precision === "O" && alea.chance(0.7)) {
    differences.push("jour_inconnu");
    return alea.chance(0.5) ? `00/00/${annee}` : `31/12/${annee}`;
  }
  if (bruit && h.precision === "J" && alea.chance(0.5)) {
    differences.push("jour_inconnu");
    return `00/${mois}/${annee}`;
  }
  const jour = h.naissance.slice(8);
  if (bruit && Number(jour) <= 12 && jour !== mois && alea.chance(TAUX.jourMoisParmi)) {
    differences.push("jour_mois");
    return `${mois}/${jour}/${annee}`;
  }
  return enFrancais(h.naissance);
};

/** Dates no calendar knows, seen in real extracts: year on five digits, nothing at all. */
const naissanceIllisible = (h: Humain): string => (h.id % 2 ? `${enFrancais(h.naissance)}0` : "");

/** What France Travail calls someone: always the same for the same person, month after month. */
export const identiteFt = (
  monde: Pick<Monde, "graine" | "bruit" | "pannes">,
  h: Humain,
): IdentiteFt => {
  const { bruit } = monde;
  const alea = creerAlea(monde.graine, 4, h.id);
  const differences: string[] = [];
  const illisible = monde.pannes.has("8") && h.id % 211 === 0;
  if (illisible) differences.push("naissance_illisible");
  const naissance = illisible ? naissanceIllisible(h) : naissanceFt(alea, h, bruit, differences);
  let { nomNaissance: nom, prenom, nir } = h;
  if (!bruit) return { nom, prenom, naissance, nir, differences };
  const marquer = (code: string, taux: number, possible = true): boolean => {
    const tire = alea.chance(taux) && possible;
    if (tire) differences.push(code);
    return tire;
  };
  if (marquer("nom_usage", TAUX.nomUsageParmi, h.sexe === 2 && h.nomUsage !== h.nomNaissance))
    nom = h.nomUsage;
  if (marquer("premier_prenom", TAUX.premierPrenomParmi, prenom.includes("-")))
    prenom = prenom.split("-")[0] ?? prenom;
  const graphie = autreGraphie(prenom) !== prenom || autreGraphie(nom) !== nom;
  if (marquer("graphie", TAUX.graphieParmi, graphie))
    [nom, prenom] = [autreGraphie(nom), autreGraphie(prenom)];
  if (marquer("faute", TAUX.faute)) nom = faute(alea, nom);
  if (marquer("troncature", TAUX.troncatureParmi, nom.length > 8)) nom = nom.slice(0, 8);
  if (marquer("inversion", TAUX.inversion)) [nom, prenom] = [prenom, nom];
  if (marquer("nir_absent", TAUX.nirAbsent)) nir = "";
  else if (marquer("nir_different", TAUX.nirDifferent))
    nir = `${nir.slice(0, 10)}${(Number(nir.slice(10)) + 1) % 1000}`.padEnd(13, "0");
  return { nom, prenom, naissance, nir, differences };
};
