import type { Jour } from "#core/jour.ts";
import { type Alea, creerUrne } from "../alea.ts";
import { dernierJour, jourDuMois, moisDuJour, plusTard, premierJour } from "../calendrier.ts";
import {
  MOTIFS_DE_REFUS,
  MOTIFS_FIN_DE_DROIT,
  MOTIFS_SUSPENSION_DROIT,
  MOTIFS_SUSPENSION_VERSEMENT,
  ORGANISMES_AILLEURS,
} from "../donnees/codes.ts";
import { adultes, type Dossier, type Etat, type Membre } from "./modele.ts";
import type { Monde } from "./monde.ts";

/** Shares of a mensuel by ETATDOSRSA. */
const ETATS = creerUrne<Etat>([
  ["2", 78],
  ["4", 13],
  ["3", 2],
  ["5", 5],
  ["0", 0.7],
  ["1", 0.3],
  ["6", 1],
]);
const SUSPENSIONS_VERSEMENT = creerUrne(MOTIFS_SUSPENSION_VERSEMENT);
const SUSPENSIONS_DROIT = creerUrne(MOTIFS_SUSPENSION_DROIT);
const FINS = creerUrne(MOTIFS_FIN_DE_DROIT);
const REFUS = creerUrne(MOTIFS_DE_REFUS);
const AILLEURS = creerUrne(ORGANISMES_AILLEURS);

/** Months already spent in a suspension of payment: each month a third resume, and the fourth closes. */
const ANCIENNETE_SUSPENSION = creerUrne([
  [0, 100],
  [1, 67],
  [2, 45],
  [3, 30],
] as const);
export const MOIS_AVANT_ECHEANCE = 4;

export const tirerOrganismeAilleurs = (alea: Alea): readonly [string, string] =>
  AILLEURS.tirer(alea);

export const ouvrir = (d: Dossier, le: Jour): void => {
  d.etat = "2";
  d.motif = "";
  d.etatDepuis = le;
};

/** The right starts again or for the first time: its adults enter. */
export const entrerDansLeDroit = (d: Dossier, le: Jour): void => {
  ouvrir(d, le);
  d.ouvertLe = premierJour(moisDuJour(le));
  for (const m of adultes(d)) m.entrant = m.soumis === true;
};

const suspendreVersement = (d: Dossier, le: Jour, motif: string): void => {
  d.etat = "4";
  d.motif = motif;
  d.etatDepuis = le;
};

export const tirerSuspensionVersement = (alea: Alea, d: Dossier, le: Jour): void =>
  suspendreVersement(d, le, SUSPENSIONS_VERSEMENT.tirer(alea));

export const suspendreDroit = (alea: Alea, d: Dossier, le: Jour): void => {
  d.etat = "3";
  d.motif = SUSPENSIONS_DROIT.tirer(alea);
  d.etatDepuis = le;
};

export const clore = (d: Dossier, motif: string, le: Jour): void => {
  d.etat = "5";
  d.motif = motif;
  d.etatDepuis = le;
};

export const tirerFin = (alea: Alea): string => FINS.tirer(alea);

export const refuser = (alea: Alea, d: Dossier, le: Jour): void => {
  d.etat = "1";
  d.motif = REFUS.tirer(alea);
  d.etatDepuis = le;
};

/** A move to another body: right closed the day before the first of the month. */
export const muterDehors = (d: Dossier, vers: readonly [string, string], premier: Jour): void => {
  clore(d, "MUT", dernierJour(moisDuJour(premier) - 1));
  d.prenant = { organisme: vers, le: premier };
};

/** State of a dossier of the first mensuel: most are older than the files. */
export const tirerEtatInitial = (monde: Monde, alea: Alea, d: Dossier): void => {
  const etat = ETATS.tirer(alea);
  const mois = monde.mois;
  const veille = dernierJour(mois - 1);
  const borner = (j: Jour): Jour => plusTard(j, d.ouvertLe);
  if (etat === "3") suspendreDroit(alea, d, borner(jourDuMois(mois - alea.entier(0, 5), 1)));
  if (etat === "4") {
    const depuis = jourDuMois(mois - ANCIENNETE_SUSPENSION.tirer(alea), 1);
    tirerSuspensionVersement(alea, d, borner(depuis));
  }
  if (etat === "1") refuser(alea, d, jourDuMois(mois, alea.entier(2, 26)));
  if (etat === "0") d.etat = "0";
  if (etat === "5" || etat === "6") {
    const fin = etat === "5" ? veille : dernierJour(mois - alea.entier(2, 4));
    // A right closed in the past was opened before.
    if (d.ouvertLe > fin) d.ouvertLe = premierJour(moisDuJour(fin) - alea.entier(3, 30));
    const hasard = alea.reel();
    if (hasard < 0.12 && etat === "5")
      muterDehors(d, tirerOrganismeAilleurs(alea), premierJour(mois));
    else clore(d, hasard < 0.57 ? "ECH" : tirerFin(alea), fin);
    d.etat = etat;
  }
};

/**
 * TOPPERSDRODEVORSA as written: an adult has duties only inside an open right; a demande not yet decided says
 * nothing (unknown), and so do the few blocks that are missing.
 */
export const soumission = (d: Dossier, m: Membre): boolean | undefined => {
  if (d.etat === "0") return undefined;
  if (d.etat === "1" || d.etat === "5" || d.etat === "6" || m.fin !== "") return false;
  return m.soumis;
};

/** Entry of a member in the right and, once it is over, exit from it: the two days of the truth. */
export const periodeDeDroit = (d: Dossier, m: Membre): { entree: Jour | ""; sortie: Jour | "" } => {
  if (d.etat === "0" || d.etat === "1") return { entree: "", sortie: "" };
  const entree = plusTard(m.depuis, d.ouvertLe);
  const close = d.etat === "5" || d.etat === "6" ? d.etatDepuis : "";
  return { entree, sortie: m.fin !== "" ? m.fin : close };
};
