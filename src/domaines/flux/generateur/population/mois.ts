import type { Jour } from "#core/jour.ts";
import { type Alea, creerAlea, creerUrne } from "../alea.ts";
import { joursOuvres, type Mois, moisDuJour } from "../calendrier.ts";
import { FAITS_SANS_CHANGEMENT } from "../donnees/codes.ts";
import { MOIS_AVANT_ECHEANCE } from "./droits.ts";
import {
  accueillir,
  accueillirMutation,
  changerActivite,
  changerRegime,
  decider,
  declarer,
  disparaitre,
  echoir,
  type Geste,
  type Journee,
  muter,
  radier,
  regulariser,
  repasser,
  reprendre,
  revenir,
  suspendre,
  suspendrePaiement,
} from "./gestes-droit.ts";
import {
  accoucher,
  aineEnAgeDePartir,
  concevoir,
  demenager,
  echangerRoles,
  formerCouple,
  quitterLeFoyer,
  separer,
} from "./gestes-famille.ts";
import { adultes, DANS_LE_DROIT, type Dossier, type Membre } from "./modele.ts";
import type { Monde } from "./monde.ts";

/** Monthly rates, calibrated on the shares of foyers published or assumed for the churn of the RSA. */
const TAUX = {
  /** Closings other than the four months of suspension and the moves, per open right. */
  radiation: 0.0165,
  mutation: 0.0045,
  suspensionPaiement: 0.064,
  suspensionDroit: 0.0075,
  repriseApresVersement: 0.33,
  repriseApresDroit: 0.25,
  finApresDroit: 0.04,
  silence: 0.02,
  regularisation: 0.25,
  entree: 0.031,
  mutationEntrante: 0.0035,
  retour: 0.03,
  retourMemeDemande: 0.5,
  /** When exits followed by a return are planted on purpose. */
  retourPlante: 0.25,
  demenagement: 0.012,
  couple: 0.0018,
  /** Per couple. */
  separation: 0.0165,
  echange: 0.003,
  grossesse: 0.01,
  depart: 0.016,
  activite: 0.025,
  regime: 0.0003,
  repassage: 0.06,
} as const;
const MOIS_DE_RETOUR = 12;
const MOIS_DE_REPRISE = 4;
const FAITS = creerUrne(FAITS_SANS_CHANGEMENT);

type Acte = (j: Journee) => readonly Dossier[];

/** Exits are three times more frequent in the first six months, and rarer after four years. */
const facteurAnciennete = (d: Dossier, mois: Mois): number => {
  const anciennete = mois - moisDuJour(d.ouvertLe);
  return anciennete < 6 ? 3 : anciennete >= 48 ? 0.4 : 1;
};

const gesteDuDroit = (alea: Alea, d: Dossier, mois: Mois): Geste | undefined => {
  const hasard = alea.reel();
  if (d.etat === "0") return decider;
  if (d.etat === "3") {
    if (hasard < TAUX.repriseApresDroit) return reprendre;
    return hasard < TAUX.repriseApresDroit + TAUX.finApresDroit ? radier : undefined;
  }
  if (d.etat === "4") {
    if (mois - moisDuJour(d.etatDepuis) >= MOIS_AVANT_ECHEANCE) return echoir;
    return hasard < TAUX.repriseApresVersement ? reprendre : undefined;
  }
  if (d.etat !== "2") return undefined;
  const radiation = TAUX.radiation * facteurAnciennete(d, mois);
  if (hasard < radiation * TAUX.silence) return disparaitre;
  if (hasard < radiation) return radier;
  const reste = hasard - radiation;
  if (reste < TAUX.mutation) return muter;
  if (reste < TAUX.mutation + TAUX.suspensionPaiement) return suspendrePaiement;
  return reste < TAUX.mutation + TAUX.suspensionPaiement + TAUX.suspensionDroit
    ? suspendre
    : undefined;
};

/** A birth falls nine months after the beginning. */
const terme = (d: Dossier, mois: Mois): boolean =>
  d.membres.some((m) => m.grossesse?.fin === "" && moisDuJour(m.grossesse.debut) + 9 <= mois);

const gestesDeLaVie = (alea: Alea, d: Dossier, mois: Mois): readonly Geste[] => {
  const gestes: Geste[] = [];
  const couple = adultes(d).length === 2;
  if (alea.chance(TAUX.demenagement)) gestes.push(demenager);
  if (couple ? alea.chance(TAUX.separation) : alea.chance(TAUX.couple))
    gestes.push(couple ? separer : formerCouple);
  if (couple && alea.chance(TAUX.echange)) gestes.push(echangerRoles);
  if (terme(d, mois)) gestes.push(accoucher);
  else if (alea.chance(TAUX.grossesse)) gestes.push(concevoir);
  const depart = aineEnAgeDePartir(d, mois);
  if (depart === "doit" || (depart === "peut" && alea.chance(TAUX.depart)))
    gestes.push(quitterLeFoyer);
  if (alea.chance(TAUX.activite)) gestes.push(changerActivite);
  if (alea.chance(TAUX.regime)) gestes.push(changerRegime);
  if ((mois - d.phase) % 3 === 0) gestes.push(declarer);
  else if (alea.chance(TAUX.repassage)) gestes.push(repasser(FAITS.tirer(alea)));
  return gestes;
};

/** People who left are written once more, then no longer; planted on purpose, half of them stay. */
const resteEcrit = (monde: Monde, m: Membre): boolean =>
  m.fin === "" || (monde.pannes.has("18") && m.humain.id % 2 === 0);

/**
 * What the bodies stop transmitting once they have said it: refusals, closings (a quarter of them are corrected
 * during the month), people who left, and the flags of the month before.
 */
const tournerLaPage = (monde: Monde): readonly Dossier[] => {
  const clos: Dossier[] = [];
  monde.dossiers = monde.dossiers.filter((d) => {
    d.cedant = undefined;
    d.prenant = undefined;
    for (const m of d.membres) {
      m.entrant = false;
      if (m.grossesse && m.grossesse.fin !== "") m.grossesse = undefined;
    }
    if (d.membres.some((m) => m.fin !== ""))
      d.membres = d.membres.filter((m) => resteEcrit(monde, m));
    if (d.etat === "5") clos.push(d);
    if (d.etat === "5" || d.etat === "6") monde.clos.push(d);
    return d.etat !== "1" && d.etat !== "5" && d.etat !== "6";
  });
  return clos;
};

/** A number of people, the fraction drawn. */
const arrondir = (alea: Alea, nombre: number): number =>
  Math.floor(nombre) + (alea.chance(nombre % 1) ? 1 : 0);

const planifier = (
  monde: Monde,
  alea: Alea,
  clos: readonly Dossier[],
  poser: (a: Acte) => void,
): void => {
  const mois = monde.mois;
  let enDroit = 0;
  for (const d of monde.dossiers) {
    if (DANS_LE_DROIT.has(d.etat)) enDroit++;
    if (d.fige) continue;
    const droit = gesteDuDroit(alea, d, mois);
    if (droit) poser((j) => droit(j, d));
    if (d.etat === "0") continue;
    for (const geste of gestesDeLaVie(alea, d, mois)) poser((j) => geste(j, d));
  }
  for (const d of clos) if (alea.chance(TAUX.regularisation)) poser((j) => regulariser(j, d));
  let entrees = arrondir(alea, enDroit * TAUX.entree);
  const retour = monde.pannes.has("16") ? TAUX.retourPlante : TAUX.retour;
  monde.clos = monde.clos.filter((d) => mois - moisDuJour(d.etatDepuis) <= MOIS_DE_RETOUR);
  for (const d of monde.clos) {
    if (d.etat !== "5" || d.motif === "MUT" || d.motif === "RGD" || d.fige || !alea.chance(retour))
      continue;
    const recent = mois - moisDuJour(d.etatDepuis) <= MOIS_DE_REPRISE;
    const memeDemande = recent && alea.chance(TAUX.retourMemeDemande);
    entrees--;
    poser((j) => (monde.clos.includes(d) ? revenir(j, d, memeDemande) : []));
  }
  const organisme = () => (alea.chance(monde.partMsa) ? monde.msa : monde.caf);
  for (let i = 0; i < entrees; i++) {
    const vers = organisme();
    poser((j) => accueillir(j, vers));
  }
  const mutations = arrondir(alea, enDroit * TAUX.mutationEntrante);
  for (let i = 0; i < mutations; i++) {
    const vers = organisme();
    poser((j) => accueillirMutation(j, vers));
  }
};

/** The dossiers that a day's work touched, in order, their facts not yet forgotten. */
type Soir = (le: Jour, touches: readonly Dossier[]) => Promise<void>;

/** Lives one month, working day by working day. */
export const vivreUnMois = async (monde: Monde, mois: Mois, soir: Soir): Promise<void> => {
  monde.mois = mois;
  const alea = creerAlea(monde.graine, 2, mois);
  const jours = joursOuvres(mois);
  const agenda: Acte[][] = jours.map(() => []);
  planifier(monde, alea, tournerLaPage(monde), (acte) => {
    agenda[alea.entier(0, jours.length - 1)]?.push(acte);
  });
  for (const [i, le] of jours.entries()) {
    const touches = new Set<Dossier>();
    for (const acte of agenda[i] ?? []) {
      for (const d of acte({ monde, alea, le })) touches.add(d);
    }
    const liste = [...touches];
    await soir(le, liste);
    for (const d of liste) d.faits = [];
  }
};
