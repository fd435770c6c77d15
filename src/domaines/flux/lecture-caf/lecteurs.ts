import type { Jour } from "#core/jour.ts";
import type { LectureFlux } from "./ebauche.ts";
import type { CodeAvertissement, CodeRejet } from "./errors.ts";
import { CODES } from "./rules/codes.ts";
import {
  lireBooleen,
  lireEntier,
  lireJourXml,
  lireMontant,
  lireNaissancePartielle,
  normaliserMatricule,
} from "./rules/valeurs.ts";

/** Reading one value in its place: what is wrong is noted on the dossier with its element and line. */

export const avertir = (c: LectureFlux, code: CodeAvertissement, exemple = ""): undefined => {
  c.foyer.avertissements.push([code, exemple]);
  return undefined;
};

export const rejeter = (c: LectureFlux, code: CodeRejet, valeur: string | null): undefined => {
  c.foyer.defaut ??= { code, ligne: c.ligne, element: c.element, valeur };
  return undefined;
};

/** A date the dossier cannot do without. */
export const jourExige = (c: LectureFlux, v: string): Jour | undefined =>
  lireJourXml(v) ?? rejeter(c, "date_impossible", v);

/** A date the dossier can do without: dropped and counted when impossible. */
export const jour = (c: LectureFlux, v: string): Jour | undefined =>
  lireJourXml(v) ?? avertir(c, "date_ecartee", c.element);

export const montant = (c: LectureFlux, v: string): number | undefined =>
  lireMontant(v) ?? avertir(c, "montant_ecarte", c.element);

export const entier = (c: LectureFlux, v: string): number | undefined =>
  lireEntier(v) ?? avertir(c, "nombre_ecarte", c.element);

export const booleen = (c: LectureFlux, v: string): boolean | undefined =>
  lireBooleen(v) ?? avertir(c, "booleen_ecarte", c.element);

/** A code is kept as sent, known or not. */
export const code = (c: LectureFlux, v: string): string => {
  if (CODES[c.element]?.has(v) === false) avertir(c, "code_inconnu", `${c.element} ${v}`);
  return v;
};

export const naissance = (c: LectureFlux, v: string): void => {
  const exacte = lireJourXml(v);
  if (exacte !== undefined) {
    c.personne.naissance = exacte;
    return;
  }
  const partielle = lireNaissancePartielle(v);
  if (partielle === undefined) {
    rejeter(c, "date_impossible", v);
    return;
  }
  c.personne.naissance = partielle.jour;
  c.personne.precisionNaissance = partielle.precision;
  avertir(c, "naissance_partielle");
};

/** TYPEDTNAI: `J` day unknown, `O` day and month unknown. A partial date already says it. */
export const precision = (c: LectureFlux, v: string): void => {
  const lu = code(c, v);
  if (lu === "J") c.personne.precisionNaissance ??= "mois";
  if (lu === "O") c.personne.precisionNaissance = "annee";
};

export const matricule = (c: LectureFlux, v: string): void => {
  const normalise = normaliserMatricule(v);
  if (normalise === undefined) {
    rejeter(c, "matricule_illisible", v);
    return;
  }
  c.foyer.matricule = normalise;
  c.foyer.matriculeBrut = v;
};

export const sexe = (c: LectureFlux, v: string): void => {
  if (v === "1" || v === "2") c.personne.sexe = v;
  else rejeter(c, "sexe_inconnu", v);
};

/** Only the row of the RSA gives the RSA role; the other one is that of the family allowances. */
export const retenirPrestation = (c: LectureFlux): void => {
  if (c.prestation.nature !== "RSA") return;
  c.personne.role = c.prestation.role;
  c.personne.aCharge = c.prestation.aCharge;
};

export const cumulerRessource = (c: LectureFlux): void => {
  const { nature, montant: centimes } = c.ressource;
  if (nature === undefined || centimes === undefined) return;
  const connue = c.personne.ressources.find((r) => r.nature === nature);
  if (connue === undefined) c.personne.ressources.push({ nature, totalCentimes: centimes });
  else connue.totalCentimes += centimes;
};

/** A period whose end precedes its start keeps its start only. */
export const finApres = (
  c: LectureFlux,
  debut: Jour | undefined,
  fin: Jour | undefined,
  element: string,
): Jour | undefined => {
  if (fin === undefined || debut === undefined || fin >= debut) return fin;
  return avertir(c, "fin_avant_debut", element);
};

export const retenirActivite = (c: LectureFlux): void => {
  const { code: activite, debut, fin, regime, contrat } = c.activite;
  if (activite === undefined || debut === undefined) {
    avertir(c, "valeur_manquante", activite === undefined ? "ACT" : "DDACT");
    return;
  }
  const finLue = finApres(c, debut, fin, "DFACT");
  c.personne.activites.push({
    code: activite,
    debut,
    ...(finLue === undefined ? {} : { fin: finLue }),
    ...(regime === undefined ? {} : { regime }),
    ...(contrat === undefined ? {} : { contrat }),
  });
};

export const retenirGrossesse = (c: LectureFlux): void => {
  const { depuis, fin, natureFin } = c.grossesse;
  if (depuis === undefined) {
    avertir(c, "valeur_manquante", "DDGRO");
    return;
  }
  const finLue = finApres(c, depuis, fin, "DFGRO");
  c.personne.grossesse = {
    depuis,
    ...(finLue === undefined ? {} : { fin: finLue }),
    ...(natureFin === undefined ? {} : { natureFin }),
  };
};
