import type { Jour } from "#core/jour.ts";
import { creerUrne } from "../alea.ts";
import { anneeDe, moisDuJour, premierJour } from "../calendrier.ts";
import { SITUATIONS_COUPLES } from "../donnees/codes.ts";
import { clore, entrerDansLeDroit } from "./droits.ts";
import { commencerGrossesse, creerFoyer, peutDemanderSeul, peutEtreEnceinte } from "./foyers.ts";
import { type Geste, type Journee, noter } from "./gestes-droit.ts";
import { creerHumain } from "./humains.ts";
import { adultes, type Dossier, enfants, type Humain, type Membre } from "./modele.ts";
import { creerMembre, finDeMajoration, nouvelleAdresse } from "./situation.ts";

const RIEN: readonly Dossier[] = [];
const COUPLES = creerUrne(SITUATIONS_COUPLES);
/** A child of the RSA stops being one at that age. */
const AGE_LIMITE_ENFANT = 25;

const anneeNaissance = (h: Humain): number => Number(h.naissance.slice(0, 4));
const ageEn = (h: Humain, le: Jour): number => anneeDe(moisDuJour(le)) - anneeNaissance(h);
const vitEnCouple = (d: Dossier): boolean => adultes(d).length === 2;
const changerSituation = (d: Dossier, situation: string, le: Jour): void => {
  d.situation = situation;
  d.situationDepuis = le;
  d.majoreJusqua = finDeMajoration(d);
};

/** New current address; the older ones go down one rank, the fourth is forgotten. */
export const demenager: Geste = ({ monde, alea, le }, d) => {
  if (d.etat !== "2" && d.etat !== "4" && d.etat !== "3") return RIEN;
  const adresse = nouvelleAdresse(monde, alea, d.organisme, le, d.sansDomicile);
  d.adresses = [adresse, ...d.adresses].slice(0, 3);
  return noter(d, "ADR");
};

/** Someone of another dossier, alone there, who closes it (RGD) to join this one. */
const trouverCelibataire = (j: Journee, d: Dossier, demandeur: Humain): Dossier | undefined => {
  const { dossiers } = j.monde;
  for (let essai = 0; essai < 40; essai++) {
    const autre = dossiers[j.alea.entier(0, dossiers.length - 1)];
    const [seul] = autre?.membres ?? [];
    if (
      !autre ||
      !seul ||
      autre === d ||
      autre.fige ||
      autre.etat !== "2" ||
      autre.membres.length !== 1
    )
      continue;
    if (
      autre.organisme !== d.organisme ||
      autre.faits.length > 0 ||
      seul.humain.sexe === demandeur.sexe
    )
      continue;
    if (Math.abs(anneeNaissance(seul.humain) - anneeNaissance(demandeur)) <= 10) return autre;
  }
  return undefined;
};

export const formerCouple: Geste = (j, d) => {
  const { monde, alea, le } = j;
  const [demandeur] = adultes(d);
  if (d.etat !== "2" || !demandeur || vitEnCouple(d)) return RIEN;
  const depuis = premierJour(moisDuJour(le));
  const autre = alea.chance(0.5) ? trouverCelibataire(j, d, demandeur.humain) : undefined;
  const venu = autre?.membres[0];
  if (autre && venu) {
    clore(autre, "RGD", le);
    d.membres.splice(
      1,
      0,
      creerMembre(alea, d.organisme, venu.humain, "CJT", depuis, autre.numero),
    );
    changerSituation(d, COUPLES.tirer(alea), le);
    return [...noter(d, "SITFAM"), ...noter(autre, "RAD")];
  }
  const conjoint = creerHumain(monde, alea, {
    sexe: demandeur.humain.sexe === 1 ? 2 : 1,
    anneeNaissance: anneeNaissance(demandeur.humain) + alea.entier(-6, 6),
    entrant: true,
  });
  const membre = creerMembre(alea, d.organisme, conjoint, "CJT", depuis);
  membre.entrant = membre.soumis === true;
  d.membres.splice(1, 0, membre);
  changerSituation(d, COUPLES.tirer(alea), le);
  return noter(d, "SITFAM");
};

/** The spouse leaves: still written with the day of leaving, then absent, and may open another dossier. */
export const separer: Geste = (j, d) => {
  const { monde, alea, le } = j;
  const conjoint = adultes(d).find((m) => m.role === "CJT");
  if (d.etat !== "2" || !conjoint || !vitEnCouple(d)) return RIEN;
  conjoint.fin = le;
  changerSituation(d, alea.chance(0.6) ? "SEF" : "ISO", le);
  const seul = peutDemanderSeul(conjoint.humain, moisDuJour(le));
  if (!alea.chance(0.65) || !seul) return noter(d, "SITFAM");
  const nouveau = creerFoyer(monde, alea, {
    organisme: d.organisme,
    ouvert: moisDuJour(le),
    entrant: false,
    demandeur: conjoint.humain,
    precedente: d.numero,
  });
  entrerDansLeDroit(nouveau, premierJour(moisDuJour(le)));
  nouveau.situation = d.situation;
  nouveau.situationDepuis = le;
  monde.dossiers.push(nouveau);
  return [...noter(d, "SITFAM"), ...noter(nouveau, "DEMRSA", "ENTDED")];
};

export const concevoir: Geste = ({ alea, le }, d) => {
  const femme = adultes(d).find((m) => peutEtreEnceinte(m, moisDuJour(le)));
  if (d.etat !== "2" || !femme) return RIEN;
  commencerGrossesse(femme, moisDuJour(le) - 4, alea);
  return noter(d, "INTGRO");
};

const naitre = (j: Journee, d: Dossier, mere: Membre, rang: 0 | 1 | 2): void => {
  const { monde, alea, le } = j;
  const pere = adultes(d).find((m) => m.humain.sexe === 1);
  const humain = creerHumain(monde, alea, {
    sexe: alea.chance(0.5) ? 1 : 2,
    anneeNaissance: 0,
    naissance: le,
    rang,
    enfant: true,
    parent: (pere ?? mere).humain,
  });
  d.membres.push(creerMembre(alea, d.organisme, humain, "ENF", le));
};

export const accoucher: Geste = (j, d) => {
  const mere = d.membres.find((m) => m.grossesse && m.grossesse.fin === "" && m.fin === "");
  if (!mere?.grossesse || d.etat === "5" || d.etat === "6") return RIEN;
  mere.grossesse = { ...mere.grossesse, fin: j.le };
  const jumeaux = j.alea.chance(0.015);
  for (const rang of jumeaux ? ([1, 2] as const) : ([0] as const)) naitre(j, d, mere, rang);
  d.majoreJusqua = finDeMajoration(d);
  return noter(d, "SITENFAUT");
};

/** The eldest leaves, one in six without notice; at 25 some open a dossier of their own. */
export const quitterLeFoyer: Geste = (j, d) => {
  const { monde, alea, le } = j;
  const [aine] = enfants(d).sort((a, b) => (a.humain.naissance < b.humain.naissance ? -1 : 1));
  if (!aine || d.etat !== "2" || ageEn(aine.humain, le) < 17) return RIEN;
  if (alea.chance(0.16)) d.membres = d.membres.filter((m) => m !== aine);
  else aine.fin = le;
  d.majoreJusqua = finDeMajoration(d);
  if (ageEn(aine.humain, le) < AGE_LIMITE_ENFANT || !alea.chance(0.4)) return noter(d, "SITENFAUT");
  const nouveau = creerFoyer(monde, alea, {
    organisme: d.organisme,
    ouvert: moisDuJour(le),
    entrant: true,
    demandeur: aine.humain,
  });
  entrerDansLeDroit(nouveau, premierJour(moisDuJour(le)));
  monde.dossiers.push(nouveau);
  return [...noter(d, "SITENFAUT"), ...noter(nouveau, "DEMRSA", "ENTDED")];
};

/** Demandeur and spouse change places: the role is not an identity. */
export const echangerRoles: Geste = (_j, d) => {
  const [premier, second] = adultes(d);
  if (d.etat !== "2" || !premier || !second) return RIEN;
  [premier.role, second.role] = [second.role, premier.role];
  return noter(d, "DESALL");
};

/** Whether the eldest child is old enough to leave this month, or must. */
export const aineEnAgeDePartir = (d: Dossier, mois: number): "non" | "peut" | "doit" => {
  let reponse: "non" | "peut" | "doit" = "non";
  for (const m of d.membres) {
    if (m.role !== "ENF" || m.fin !== "") continue;
    const age = anneeDe(mois) - anneeNaissance(m.humain);
    if (age > AGE_LIMITE_ENFANT) return "doit";
    if (age >= 17) reponse = "peut";
  }
  return reponse;
};
