import type { Jour } from "#core/jour.ts";
import type { Alea } from "../alea.ts";
import { dernierJour, moisDuJour, premierJour } from "../calendrier.ts";
import {
  clore,
  entrerDansLeDroit,
  muterDehors,
  ouvrir,
  refuser,
  suspendreDroit,
  tirerFin,
  tirerOrganismeAilleurs,
  tirerSuspensionVersement,
} from "./droits.ts";
import { creerFoyer, type DemandeFoyer, recalculerSoumission } from "./foyers.ts";
import { adultes, DANS_LE_DROIT, type Dossier, enfants, type Organisme } from "./modele.ts";
import { type Monde, nouveauMatricule } from "./monde.ts";
import { tirerMontants, tirerSituation } from "./situation.ts";

/** What happens on a working day; answers the dossiers whose picture leaves that evening. */
export interface Journee {
  readonly monde: Monde;
  readonly alea: Alea;
  readonly le: Jour;
}
export type Geste = (j: Journee, d: Dossier) => readonly Dossier[];

export const noter = (d: Dossier, ...codes: readonly string[]): readonly Dossier[] => {
  d.faits.push(...codes);
  return [d];
};

const RIEN: readonly Dossier[] = [];
const enDroit = (d: Dossier): boolean => DANS_LE_DROIT.has(d.etat);
const veilleDuMois = (le: Jour): Jour => dernierJour(moisDuJour(le) - 1);

export const decider: Geste = ({ alea, le }, d) => {
  if (d.etat !== "0") return RIEN;
  const hasard = alea.reel();
  if (hasard > 0.9) return RIEN;
  if (hasard > 0.75) {
    refuser(alea, d, le);
    return noter(d, "DEMRSA");
  }
  entrerDansLeDroit(d, premierJour(moisDuJour(d.dateDemande)));
  return noter(d, "DEMRSA", "ENTDED");
};

export const suspendrePaiement: Geste = ({ alea, le }, d) => {
  if (d.etat !== "2") return RIEN;
  tirerSuspensionVersement(alea, d, premierJour(moisDuJour(le)));
  return noter(d, d.motif === "06" ? "RESTRIRSA" : "SUS");
};

export const suspendre: Geste = ({ alea, le }, d) => {
  if (d.etat !== "2") return RIEN;
  suspendreDroit(alea, d, premierJour(moisDuJour(le)));
  return noter(d, "SUS");
};

export const reprendre: Geste = ({ le }, d) => {
  if (d.etat !== "3" && d.etat !== "4") return RIEN;
  ouvrir(d, premierJour(moisDuJour(le)));
  return noter(d, "RESTRIRSA");
};

/** Four months without payment. */
export const echoir: Geste = ({ le }, d) => {
  if (d.etat !== "4") return RIEN;
  clore(d, "ECH", veilleDuMois(le));
  return noter(d, "RAD");
};

export const radier: Geste = ({ alea, le }, d) => {
  if (!enDroit(d)) return RIEN;
  clore(d, tirerFin(alea), veilleDuMois(le));
  return noter(d, d.motif === "PCG" ? "DECDEMPCG" : "RAD");
};

export const muter: Geste = ({ alea, le }, d) => {
  if (!enDroit(d)) return RIEN;
  muterDehors(d, tirerOrganismeAilleurs(alea), premierJour(moisDuJour(le)));
  return noter(d, "MUT");
};

/** No last picture: the dossier is simply not in the next mensuel. */
export const disparaitre: Geste = ({ monde }, d) => {
  monde.dossiers = monde.dossiers.filter((autre) => autre !== d);
  return RIEN;
};

/** A correction of a past month on a closed right. */
export const regulariser: Geste = ({ monde }, d) => {
  if (d.etat !== "5") return RIEN;
  d.etat = "6";
  monde.dossiers.push(d);
  monde.clos = monde.clos.filter((autre) => autre !== d);
  return noter(d, "CREALI");
};

/** The declaration of resources of the quarter: amounts change for some of those who have any. */
export const declarer: Geste = ({ alea }, d) => {
  if (d.etat !== "2" && d.etat !== "4") return RIEN;
  for (const m of adultes(d)) {
    if (m.nature === "000" || !alea.chance(0.3)) continue;
    m.montants = tirerMontants(alea, m.nature);
    recalculerSoumission(alea, m);
  }
  return noter(d, "RESTRIRSA");
};

export const changerActivite: Geste = ({ alea, le }, d) => {
  const [m] = adultes(d);
  if (!m || !enDroit(d)) return RIEN;
  const s = tirerSituation(alea, d.organisme);
  m.activite = s.activite;
  m.nature = s.nature;
  m.montants = s.montants;
  m.activiteDepuis = premierJour(moisDuJour(le));
  recalculerSoumission(alea, m);
  return noter(d, "SITPRO");
};

/** A dossier passes in the day's work and comes out as it was. */
export const repasser =
  (code: string): Geste =>
  (_j, d) =>
    d.etat === "2" ? noter(d, code) : RIEN;

/** Entry of a household never seen, possibly waiting for a decision first. */
export const accueillir = (
  { monde, alea, le }: Journee,
  organisme: Organisme,
): readonly Dossier[] => {
  const retard = alea.chance(0.4) ? 1 : 0;
  const d = creerFoyer(monde, alea, { organisme, ouvert: moisDuJour(le) - retard, entrant: true });
  monde.dossiers.push(d);
  if (retard === 0 && alea.chance(0.3)) {
    d.etat = "0";
    return noter(d, "DEMRSA");
  }
  entrerDansLeDroit(d, d.ouvertLe);
  return noter(d, "DEMRSA", "ENTDED");
};

export const accueillirMutation = (j: Journee, organisme: Organisme): readonly Dossier[] => {
  const { monde, alea, le } = j;
  const mois = moisDuJour(le);
  const d = creerFoyer(monde, alea, { organisme, ouvert: mois, entrant: true });
  entrerDansLeDroit(d, premierJour(mois));
  d.cedant = {
    organisme: tirerOrganismeAilleurs(alea),
    matricule: nouveauMatricule(monde),
    le: premierJour(mois),
  };
  monde.dossiers.push(d);
  return noter(d, "MUT", "ENTDED");
};

/** The household goes on under a new number: after a closing, or at another body. */
const suiteDe = (d: Dossier, organisme: Organisme, mois: number): DemandeFoyer | undefined => {
  const [demandeur] = adultes(d);
  if (!demandeur) return undefined;
  return {
    organisme,
    ouvert: mois,
    entrant: false,
    demandeur: demandeur.humain,
    foyer: d.foyer,
    enfants: enfants(d).map((m) => m.humain),
    precedente: d.numero,
  };
};

const ouvrirSuite = (j: Journee, d: Dossier, f: DemandeFoyer): Dossier => {
  const suite = creerFoyer(j.monde, j.alea, f);
  suite.adresses = d.adresses;
  suite.sansDomicile = d.sansDomicile;
  entrerDansLeDroit(suite, premierJour(f.ouvert));
  j.monde.dossiers.push(suite);
  return suite;
};

/**
 * Someone closed comes back. Within four months the same demande may be taken up again under the same number;
 * later, or half of the time, a new demande is made under the same matricule.
 */
export const revenir = (j: Journee, d: Dossier, memeDemande: boolean): readonly Dossier[] => {
  const { monde, le } = j;
  monde.clos = monde.clos.filter((autre) => autre !== d);
  if (memeDemande) {
    entrerDansLeDroit(d, premierJour(moisDuJour(le)));
    d.prenant = undefined;
    monde.dossiers.push(d);
    return noter(d, "REA", "ENTDED");
  }
  const f = suiteDe(d, d.organisme, moisDuJour(le));
  return f ? noter(ouvrirSuite(j, d, { ...f, matricule: d.matricule }), "DEMRSA", "ENTDED") : RIEN;
};

/** Change of regime: closed by MUT at one body, a demande at the other, the right without a gap. */
export const changerRegime: Geste = (j, d) => {
  const { monde, le } = j;
  const vers = d.organisme === monde.caf ? monde.msa : monde.caf;
  const mois = moisDuJour(le);
  if (d.etat !== "2" || adultes(d).length !== 1) return RIEN;
  const f = suiteDe(d, vers, mois);
  if (!f) return RIEN;
  const suite = ouvrirSuite(j, d, f);
  suite.cedant = {
    organisme: [d.organisme.fonction, d.organisme.numero],
    matricule: d.matricule,
    le: premierJour(mois),
  };
  muterDehors(d, [vers.fonction, vers.numero], premierJour(mois));
  return [...noter(d, "MUT"), ...noter(suite, "MUT", "ENTDED")];
};
