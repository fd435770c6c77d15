import { type Alea, creerAlea } from "./alea.ts";
import { jourDuMois, moisDuJour } from "./calendrier.ts";
import { creerHumain } from "./population/humains.ts";
import { adultes, type Dossier, enfants, type Humain, type Membre } from "./population/modele.ts";
import type { Monde } from "./population/monde.ts";
import { creerMembre } from "./population/situation.ts";

/** Traps that can be planted on purpose, by their number in the field's list of pitfalls. */
export const PANNES: Readonly<Record<string, string>> = {
  "1": "fichier reçu deux fois, quotidien corrigé renvoyé",
  "2": "mensuel tronqué et mensuel partiel avant le bon",
  "3": "fichier arrivé dans le désordre",
  "4": "même dossier deux fois dans un mensuel",
  "5": "même numéro de demande sous deux matricules",
  "7": "NIR du conjoint ou du parent, sur 15 caractères, avec des blancs",
  "8": "dates de naissance incomplètes ou illisibles",
  "9": "jumeaux",
  "11": "dossier sans demandeur",
  "16": "sorties d’un à trois mois suivies d’un retour",
  "18": "personnes parties encore présentes, ou disparues sans avis",
  "23": "adresses hors du département ou à l’étranger",
  "24": "codes et éléments inconnus",
};

/** One dossier in two hundred, two at least. */
const combien = (dossiers: readonly Dossier[]): number =>
  Math.max(2, Math.round(dossiers.length / 200));

/** Dossiers fit for a trap, spread over the whole stock, each used once. */
const choisir = (
  monde: Monde,
  pris: Set<Dossier>,
  convient: (d: Dossier) => boolean,
): Dossier[] => {
  const candidats = monde.dossiers.filter((d) => d.etat === "2" && !pris.has(d) && convient(d));
  const pas = Math.max(1, Math.floor(candidats.length / combien(monde.dossiers)));
  const choisis = candidats.filter((_, i) => i % pas === 0).slice(0, combien(monde.dossiers));
  for (const d of choisis) pris.add(d);
  return choisis;
};

const remplacer = (monde: Monde, ancien: Dossier, nouveau: Dossier): void => {
  monde.dossiers = monde.dossiers.map((d) => (d === ancien ? nouveau : d));
};

const changerHumain = (d: Dossier, m: Membre, humain: Humain): void => {
  d.membres = d.membres.map((autre) => (autre === m ? { ...m, humain } : autre));
};

const planterNumeros = (monde: Monde, choisis: readonly Dossier[]): void => {
  for (let i = 0; i + 1 < choisis.length; i += 2) {
    const [modele, copie] = [choisis[i], choisis[i + 1]];
    if (!modele || !copie) continue;
    remplacer(monde, modele, { ...modele, fige: true });
    remplacer(monde, copie, { ...copie, numero: modele.numero, fige: true });
  }
};

const planterNir = (choisis: readonly Dossier[]): void => {
  for (const [i, d] of choisis.entries()) {
    const [premier, second] = d.membres;
    if (!premier) continue;
    const nir = premier.humain.nir;
    if (second) second.humain.nirTransmis = nir;
    else premier.humain.nirTransmis = i % 2 ? `${nir}00` : `${nir.slice(0, 7)} ${nir.slice(7)} `;
  }
};

const planterNaissances = (choisis: readonly Dossier[]): void => {
  for (const [i, d] of choisis.entries()) {
    const [m] = adultes(d);
    if (!m) continue;
    const mois = moisDuJour(m.humain.naissance);
    const precision = i % 2 ? "J" : "O";
    const naissance = jourDuMois(precision === "J" ? mois : mois - (mois % 12), 1);
    changerHumain(d, m, { ...m.humain, precision, naissance });
  }
};

/** Twin children in one household; twin adults in two, one of them without NIR. */
const planterJumeaux = (
  monde: Monde,
  alea: Alea,
  familles: readonly Dossier[],
  seuls: readonly Dossier[],
): void => {
  for (const d of familles) {
    const [aine, cadet] = enfants(d);
    if (!aine || !cadet) continue;
    changerHumain(d, aine, { ...aine.humain, rang: 1 });
    changerHumain(d, cadet, { ...cadet.humain, rang: 2, naissance: aine.humain.naissance });
  }
  for (let i = 0; i + 1 < seuls.length; i += 2) {
    const [premier, second] = [seuls[i]?.membres[0], seuls[i + 1]?.membres[0]];
    const d = seuls[i + 1];
    if (!premier || !second || !d) continue;
    const { nomNaissance, naissance, lieuNaissance, sexe } = premier.humain;
    const jumeau = creerHumain(monde, alea, {
      sexe,
      anneeNaissance: 0,
      naissance,
      rang: 2,
      parent: premier.humain,
    });
    changerHumain(d, second, { ...jumeau, nomUsage: nomNaissance, lieuNaissance, nirTransmis: "" });
  }
};

const planterDeparts = (monde: Monde, alea: Alea, choisis: readonly Dossier[]): void => {
  for (const d of choisis) {
    const [m] = adultes(d);
    if (!m) continue;
    const parti = creerHumain(monde, alea, {
      sexe: m.humain.sexe === 1 ? 2 : 1,
      anneeNaissance: Number(m.humain.naissance.slice(0, 4)) + 2,
    });
    const membre = creerMembre(alea, d.organisme, parti, "CJT", d.ouvertLe);
    membre.fin = jourDuMois(monde.mois - alea.entier(1, 5), alea.entier(1, 28));
    d.membres.splice(1, 0, membre);
  }
};

const planterAdresses = (monde: Monde, alea: Alea, choisis: readonly Dossier[]): void => {
  for (const [i, d] of choisis.entries()) {
    const [actuelle, ...autres] = d.adresses;
    if (!actuelle) continue;
    const voisin = alea.choisir(monde.territoire.voisins);
    // A postal code is declared an integer: leading zeros get lost.
    const lieu = { ...voisin, codePostal: String(Number(voisin.codePostal)) };
    d.adresses = [{ ...actuelle, lieu, etrangere: i % 3 === 0 }, ...autres];
  }
};

/** Plants in the stock of the first month the traps that belong to people and dossiers. */
export const planterPannes = (monde: Monde): void => {
  const { pannes } = monde;
  const alea = creerAlea(monde.graine, 11);
  const pris = new Set<Dossier>();
  if (pannes.has("7")) planterNir(choisir(monde, pris, () => true));
  if (pannes.has("8")) planterNaissances(choisir(monde, pris, () => true));
  if (pannes.has("9")) {
    const familles = choisir(monde, pris, (d) => enfants(d).length > 1);
    planterJumeaux(
      monde,
      alea,
      familles,
      choisir(monde, pris, (d) => d.membres.length === 1),
    );
  }
  if (pannes.has("18"))
    planterDeparts(
      monde,
      alea,
      choisir(monde, pris, (d) => adultes(d).length === 1),
    );
  if (pannes.has("23"))
    planterAdresses(
      monde,
      alea,
      choisir(monde, pris, () => true),
    );
  if (pannes.has("11")) {
    for (const d of choisir(monde, pris, (d) => adultes(d).length === 2)) {
      for (const m of adultes(d)) m.role = "CJT";
      remplacer(monde, d, { ...d, fige: true });
    }
  }
  // Last: these dossiers are replaced by frozen copies.
  if (pannes.has("5"))
    planterNumeros(
      monde,
      choisir(monde, pris, () => true),
    );
};

/** Blocks written twice in each CAF mensuel; they count among the foyers asked for. */
export const nombreDeDoublons = (pannes: ReadonlySet<string>, foyers: number): number =>
  pannes.has("4") && foyers > 1 ? Math.max(1, Math.round(foyers / 2000)) : 0;

/** A CAF version with elements and codes nobody announced, in one dossier out of fifty. */
export const glisserInconnus = (xml: string, d: Dossier): string => {
  if (Math.floor(d.matricule / 10) % 50 !== 0) return xml;
  const element = xml.replace(
    "</TroncCommunDroitRSA>",
    "<TOPNOUVEAURSA>1</TOPNOUVEAURSA>\n</TroncCommunDroitRSA>",
  );
  const code = element
    .replace(/<ACT>[A-Z]{3}</, "<ACT>Q7X<")
    .replace(/<SITFAM>[A-Z]{3}</, "<SITFAM>ZZZ<");
  return code.replace(/<MOTISUSVERSRSA>..</, "<MOTISUSVERSRSA>ZZ<");
};

/** The same dossier as it was before its last correction. */
export const imageAncienne = (d: Dossier): Dossier => {
  const [actuelle, ...autres] = d.adresses;
  return actuelle ? { ...d, adresses: [{ ...actuelle, numero: "999" }, ...autres] } : d;
};
