import { type Alea, creerUrne } from "../alea.ts";
import {
  anneeDe,
  jourDuMois,
  type Mois,
  moisDuJour,
  plusTard,
  premierJour,
} from "../calendrier.ts";
import { SITUATIONS_COUPLES, SITUATIONS_SEULES } from "../donnees/codes.ts";
import { creerHumain, nomDeMariage } from "./humains.ts";
import type { Dossier, Humain, Membre, Organisme } from "./modele.ts";
import { type Monde, nouveauMatricule, nouveauNumero } from "./monde.ts";
import {
  creerMembre,
  estSoumis,
  finDeMajoration,
  moisDeMajorite,
  PART_SANS_DOMICILE,
  tirerAdresses,
} from "./situation.ts";

interface Composition {
  readonly adultes: readonly (1 | 2)[];
  readonly enfants: number;
  readonly ouPlus?: true;
}

const HOMME = [1] as const;
const FEMME = [2] as const;
const COUPLE = [2, 1] as const;

/** Shares of households of the RSA socle, end of 2021. */
const COMPOSITIONS = creerUrne<Composition>([
  [{ adultes: HOMME, enfants: 0 }, 36.8],
  [{ adultes: FEMME, enfants: 0 }, 18.8],
  [{ adultes: FEMME, enfants: 1 }, 12.6],
  [{ adultes: FEMME, enfants: 2 }, 8.9],
  [{ adultes: FEMME, enfants: 3, ouPlus: true }, 8.0],
  [{ adultes: HOMME, enfants: 1 }, 1.5],
  [{ adultes: HOMME, enfants: 2, ouPlus: true }, 1.2],
  [{ adultes: COUPLE, enfants: 0 }, 2.6],
  [{ adultes: COUPLE, enfants: 1 }, 2.6],
  [{ adultes: COUPLE, enfants: 2 }, 3.0],
  [{ adultes: COUPLE, enfants: 3 }, 2.3],
  [{ adultes: COUPLE, enfants: 4, ouPlus: true }, 1.8],
]);

/** Under 25 only with a child; the second list keeps the total at 4 % of all demandeurs. */
const AGES_SANS_ENFANT = creerUrne([
  [[25, 29], 17],
  [[30, 39], 26],
  [[40, 49], 23],
  [[50, 59], 23],
  [[60, 66], 11],
] as const);
const AGES_AVEC_ENFANT = creerUrne([
  [[19, 24], 10],
  [[25, 29], 17],
  [[30, 39], 36],
  [[40, 49], 25],
  [[50, 56], 12],
] as const);

const AGE_AVEC_ENFANT = 19;
/** R-PER-02: without a child, nobody asks before that age. */
const AGE_SANS_ENFANT = 25;

/** Months since the right was opened. */
const ANCIENNETES = creerUrne([
  [[0, 5], 13],
  [[6, 11], 9],
  [[12, 23], 15],
  [[24, 47], 20],
  [[48, 190], 43],
] as const);
const SEULES = creerUrne(SITUATIONS_SEULES);
const COUPLES = creerUrne(SITUATIONS_COUPLES);

const PART_DEJA_VENUE = 0.35;
const PART_ENCEINTE = 0.035;
const PART_JUMEAUX = 0.03;
const PART_REDUITE = 0.005;

const dansLesBornes = (alea: Alea, [bas, haut]: readonly [number, number]): number =>
  alea.entier(bas, haut);

/** Births of the children, eldest last; twins share a date and take a rank. */
const ajouterEnfants = (
  monde: Monde,
  alea: Alea,
  d: Dossier,
  nombre: number,
  entrant: boolean,
): void => {
  const [parent] = d.membres;
  if (!parent) return;
  const nom = d.membres[1]?.humain ?? parent.humain;
  const reference = monde.mois;
  const naissances = d.membres.map((m) => Number(m.humain.naissance.slice(0, 4)));
  const ageParent = anneeDe(reference) - Math.max(...naissances);
  const maximum = Math.max(0, Math.min(20, ageParent - 18) * 12 - 1);
  // Youngest children are rather small: one isolated parent in three has one under three.
  let age = Math.floor(alea.reel() ** 1.3 * Math.min(maximum, 15 * 12));
  for (let i = 0; i < nombre; i++) {
    const jumeaux = i + 1 < nombre && alea.chance(PART_JUMEAUX);
    const naissance = jourDuMois(reference - Math.min(age, maximum) - 1, alea.entier(1, 28));
    for (const rang of jumeaux ? ([1, 2] as const) : ([0] as const)) {
      const humain = creerHumain(monde, alea, {
        sexe: alea.chance(0.5) ? 1 : 2,
        anneeNaissance: 0,
        naissance,
        rang,
        enfant: true,
        entrant,
        parent: nom,
      });
      const depuis = premierJour(moisDuJour(naissance) + 1);
      d.membres.push(
        creerMembre(alea, d.organisme, humain, "ENF", plusTard(depuis, parent.depuis)),
      );
    }
    if (jumeaux) i++;
    age += alea.entier(14, 52);
  }
};

/** One woman in childbearing years in 28 is pregnant and has declared it. */
export const commencerGrossesse = (m: Membre, debutMois: Mois, alea: Alea): void => {
  const debut = jourDuMois(debutMois, alea.entier(1, 28));
  m.grossesse = { debut, declaree: jourDuMois(debutMois + 3, alea.entier(1, 28)), fin: "" };
};

export const peutEtreEnceinte = (m: Membre, mois: Mois): boolean => {
  const age = anneeDe(mois) - Number(m.humain.naissance.slice(0, 4));
  return m.humain.sexe === 2 && m.grossesse === undefined && age >= 19 && age <= 42;
};

export const peutDemanderSeul = (h: Humain, mois: Mois): boolean =>
  anneeDe(mois) - Number(h.naissance.slice(0, 4)) > AGE_SANS_ENFANT;

export interface DemandeFoyer {
  readonly organisme: Organisme;
  readonly ouvert: Mois;
  /** Someone of this household is new to the département's RSA. */
  readonly entrant: boolean;
  /** An adult already known, who opens this dossier. */
  readonly demandeur?: Humain;
  readonly foyer?: number;
  readonly matricule?: number;
  readonly enfants?: readonly Humain[];
  readonly precedente?: string;
}

const tirerAdultes = (monde: Monde, alea: Alea, c: Composition, entrant: boolean): Humain[] => {
  const ages = c.enfants > 0 ? AGES_AVEC_ENFANT : AGES_SANS_ENFANT;
  const premierAge = dansLesBornes(alea, ages.tirer(alea));
  return c.adultes.map((sexe, i) => {
    const plusJeune = c.enfants > 0 ? AGE_AVEC_ENFANT : AGE_SANS_ENFANT;
    const age = i === 0 ? premierAge : Math.max(plusJeune, premierAge + alea.entier(-6, 6));
    const mariee = sexe === 2 && age > 28 && alea.chance(0.12);
    return creerHumain(monde, alea, {
      // One more year than the age: whatever the birthday, nobody is younger than the bracket says.
      sexe,
      anneeNaissance: anneeDe(monde.mois) - age - 1,
      entrant,
      ...(mariee ? { nomUsage: nomDeMariage(alea) } : {}),
    });
  });
};

const nouveauDossier = (monde: Monde, alea: Alea, f: DemandeFoyer): Dossier => {
  const sansDomicile = alea.chance(PART_SANS_DOMICILE);
  const ouvertLe = premierJour(f.ouvert);
  return {
    organisme: f.organisme,
    foyer: f.foyer ?? ++monde.foyers,
    matricule: f.matricule ?? nouveauMatricule(monde),
    numero: nouveauNumero(monde),
    dateDemande: jourDuMois(f.ouvert, alea.entier(1, 28)),
    ouvertLe,
    etat: "2",
    motif: "",
    etatDepuis: ouvertLe,
    membres: [],
    adresses: tirerAdresses(monde, alea, f.organisme, ouvertLe, sansDomicile),
    situation: "CEL",
    situationDepuis: ouvertLe,
    sansDomicile,
    majoreJusqua: "",
    reduction: alea.chance(PART_REDUITE) ? alea.entier(5_000, 30_000) : 0,
    cedant: undefined,
    prenant: undefined,
    phase: alea.entier(0, 2),
    fige: false,
    etatPrecedent: "",
    transmisEn: 0,
    faits: [],
  };
};

const rattacher = (
  monde: Monde,
  alea: Alea,
  d: Dossier,
  humains: readonly Humain[],
  f: DemandeFoyer,
): void => {
  const anciennete = f.entrant ? 0 : alea.entier(0, 40);
  const depuis = premierJour(Math.max(f.ouvert - anciennete, majoriteCommune(humains)));
  for (const [i, humain] of humains.entries()) {
    const precedente = f.demandeur
      ? (f.precedente ?? "")
      : alea.chance(PART_DEJA_VENUE)
        ? nouveauNumero(monde)
        : "";
    d.membres.push(
      creerMembre(alea, d.organisme, humain, i === 0 ? "DEM" : "CJT", depuis, precedente),
    );
  }
  for (const enfant of f.enfants ?? []) {
    d.membres.push(creerMembre(alea, d.organisme, enfant, "ENF", depuis));
  }
};

/** Month from which every adult of the household is one: nothing of the dossier is older. */
const majoriteCommune = (humains: readonly Humain[]): Mois =>
  Math.max(...humains.map(moisDeMajorite));

/** A household with its dossier, in the right since the first day of `ouvert`, or since its adults are. */
export const creerFoyer = (monde: Monde, alea: Alea, demande: DemandeFoyer): Dossier => {
  const composition: Composition = demande.demandeur
    ? { adultes: [demande.demandeur.sexe], enfants: 0 }
    : COMPOSITIONS.tirer(alea);
  const humains = demande.demandeur
    ? [demande.demandeur]
    : tirerAdultes(monde, alea, composition, demande.entrant);
  const majorite = Math.min(majoriteCommune(humains), monde.mois);
  const f = { ...demande, ouvert: Math.max(demande.ouvert, majorite) };
  const d = nouveauDossier(monde, alea, f);
  rattacher(monde, alea, d, humains, f);
  const [premier, second] = d.membres;
  if (humains.length === 2 && premier && second) {
    d.situation = COUPLES.tirer(alea);
    const femme = premier.humain.sexe === 2 ? premier : second;
    const homme = femme === premier ? second : premier;
    if (d.situation === "MAR" && alea.chance(0.7))
      femme.humain.nomUsage = homme.humain.nomNaissance;
    // The payers name either of them first; the roles for the family benefits are not always the same.
    if (alea.chance(0.45)) [premier.role, second.role] = ["CJT", "DEM"];
    if (alea.chance(0.95)) [premier.rolePfa, second.rolePfa] = [premier.role, second.role];
    if (second.role === "DEM") d.membres.reverse();
  } else {
    d.situation = SEULES.tirer(alea);
  }
  const situationAge = alea.chance(0.25) ? alea.entier(0, 6) : alea.entier(6, 90);
  d.situationDepuis = jourDuMois(Math.max(f.ouvert - situationAge, majorite), alea.entier(1, 28));
  const plus = composition.ouPlus && alea.chance(0.3) ? alea.entier(1, 2) : 0;
  ajouterEnfants(monde, alea, d, composition.enfants + plus, f.entrant);
  for (const m of d.membres) {
    if (m.role === "ENF" || !peutEtreEnceinte(m, monde.mois) || !alea.chance(PART_ENCEINTE))
      continue;
    commencerGrossesse(m, monde.mois - alea.entier(4, 8), alea);
  }
  d.majoreJusqua = finDeMajoration(d);
  return d;
};

export const tirerAnciennete = (alea: Alea): number => dansLesBornes(alea, ANCIENNETES.tirer(alea));

/** The payer computes the duties again after a change of resources. */
export const recalculerSoumission = (alea: Alea, m: Membre): void => {
  const avant = m.soumis;
  m.soumis = estSoumis(alea, m);
  m.entrant = m.entrant || (avant === false && m.soumis === true);
};
