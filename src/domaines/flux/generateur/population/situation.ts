import type { Jour } from "#core/jour.ts";
import { type Alea, creerUrne } from "../alea.ts";
import { dernierJour, jourDuMois, moisDuJour, plusTard, premierJour } from "../calendrier.ts";
import { ACTIVITES_CAF, ACTIVITES_MSA, NATURES_DE_RESSOURCES } from "../donnees/codes.ts";
import { COMPLEMENTS, NOMS_DE_VOIE, TYPES_DE_VOIE } from "../donnees/lieux.ts";
import type { Adresse, Dossier, Humain, Lieu, Membre, Organisme, Role } from "./modele.ts";
import type { Monde } from "./monde.ts";

const VOIES = creerUrne(TYPES_DE_VOIE);
const ACTIVITES = { CAF: creerUrne(ACTIVITES_CAF), MSA: creerUrne(ACTIVITES_MSA) };
const NATURES = creerUrne(NATURES_DE_RESSOURCES);
const PART_DEHORS = 0.02;
export const PART_SANS_DOMICILE = 0.04;

/** R-PER-04: above this mean monthly activity income, in centimes, an adult has no duties. */
const SEUIL_ACTIVITE = 50_000;

/** What the activity pays; others draw from the general shares. */
const NATURE_PAR_ACTIVITE: Readonly<Record<string, string>> = {
  SAL: "001",
  AMA: "001",
  SFP: "201",
  ETI: "030",
  EXP: "030",
  ABA: "010",
  ASS: "010",
  MAL: "011",
  INV: "021",
};
const FOURCHETTES: Readonly<Record<string, readonly [number, number]>> = {
  "000": [0, 0],
  "001": [90, 470],
  "010": [100, 420],
  "011": [90, 400],
  "021": [120, 420],
  "026": [80, 240],
  "030": [0, 450],
};

interface Situation {
  readonly activite: string;
  readonly nature: string;
  readonly montants: readonly [number, number, number];
}

/** Amounts of a quarter; the third of them is rarely round, as on a payslip. */
export const tirerMontants = (alea: Alea, nature: string): readonly [number, number, number] => {
  const [bas, haut] = FOURCHETTES[nature] ?? [50, 250];
  if (haut === 0) return [0, 0, 0];
  const eleve = (nature === "001" || nature === "030") && alea.chance(0.12);
  const base = eleve ? alea.entier(52_000, 90_000) : alea.entier(bas * 100, haut * 100);
  if (alea.chance(0.5)) return [base, base, base];
  return [base, Math.round(base * 0.9), Math.round(base * 1.05)];
};

export const tirerSituation = (alea: Alea, organisme: Organisme): Situation => {
  const activite = ACTIVITES[organisme.fonction].tirer(alea);
  const nature = NATURE_PAR_ACTIVITE[activite] ?? NATURES.tirer(alea);
  return { activite, nature, montants: tirerMontants(alea, nature) };
};

/** TOPPERSDRODEVORSA as the payer would set it; `undefined` for the few whose block is missing. */
export const estSoumis = (alea: Alea, s: Situation): boolean | undefined => {
  const hasard = alea.reel();
  if (hasard < 0.005) return undefined;
  const activite = s.nature === "001" || s.nature === "030";
  const moyenne = (s.montants[0] + s.montants[1] + s.montants[2]) / 3;
  return !(activite && moyenne >= SEUIL_ACTIVITE) && hasard > 0.02;
};

/** January after the eighteenth birthday. */
export const moisDeMajorite = (h: Humain): number => (Number(h.naissance.slice(0, 4)) + 19) * 12;

export const creerMembre = (
  alea: Alea,
  organisme: Organisme,
  humain: Humain,
  role: Role,
  depuis: Jour,
  demandePrecedente = "",
): Membre => {
  if (role === "ENF") {
    return {
      humain,
      role,
      rolePfa: "ENF",
      depuis,
      fin: "",
      soumis: undefined,
      entrant: false,
      demandePrecedente: "",
      activite: "SCO",
      activiteDepuis: depuis,
      nature: "000",
      montants: [0, 0, 0],
      grossesse: undefined,
    };
  }
  const situation = tirerSituation(alea, organisme);
  return {
    humain,
    role,
    rolePfa: role,
    depuis,
    fin: "",
    soumis: estSoumis(alea, situation),
    entrant: false,
    demandePrecedente,
    ...situation,
    activiteDepuis: jourDuMois(
      Math.max(moisDuJour(depuis) - alea.entier(0, 30), moisDeMajorite(humain)),
      1,
    ),
    grossesse: undefined,
  };
};

const tirerLieu = (monde: Monde, alea: Alea, organisme: Organisme): Lieu => {
  if (alea.chance(PART_DEHORS)) return alea.choisir(monde.territoire.voisins);
  const lieux = (
    organisme.fonction === "MSA" ? monde.territoire.rural : monde.territoire.urbain
  ).tirer(alea);
  const [premier] = lieux;
  if (!premier) throw new RangeError("Commune sans code postal");
  return lieux[alea.entier(0, lieux.length - 1)] ?? premier;
};

export const nouvelleAdresse = (
  monde: Monde,
  alea: Alea,
  organisme: Organisme,
  depuis: Jour,
  sansDomicile: boolean,
): Adresse => {
  const lieu = tirerLieu(monde, alea, organisme);
  if (sansDomicile) {
    return {
      lieu,
      depuis,
      numero: "",
      type: "PLACE",
      voie: "DE LA MAIRIE",
      complement: "DOMICILIATION CCAS",
      lieudit: "",
      provisoire: true,
      etrangere: false,
    };
  }
  const suffixe = alea.chance(0.06) ? alea.choisir([" B", " T", " A"]) : "";
  return {
    lieu,
    depuis,
    numero: `${1 + Math.floor(alea.reel() ** 2 * 240)}${suffixe}`,
    type: VOIES.tirer(alea),
    voie: alea.choisir(NOMS_DE_VOIE),
    complement: alea.choisir(COMPLEMENTS),
    lieudit: organisme.fonction === "MSA" && alea.chance(0.3) ? "LE BOUT DE LA VILLE" : "",
    provisoire: alea.chance(0.03),
    etrangere: false,
  };
};

/** Up to three addresses, the current one first. */
export const tirerAdresses = (
  monde: Monde,
  alea: Alea,
  organisme: Organisme,
  depuis: Jour,
  sansDomicile: boolean,
): Adresse[] => {
  const nombre = alea.chance(0.08) ? 3 : alea.chance(0.35) ? 2 : 1;
  const adresses: Adresse[] = [];
  let mois = moisDuJour(depuis) - alea.entier(0, 24);
  for (let i = 0; i < nombre; i++) {
    adresses.push(
      nouvelleAdresse(
        monde,
        alea,
        organisme,
        jourDuMois(mois, alea.entier(1, 28)),
        i === 0 && sansDomicile,
      ),
    );
    mois -= alea.entier(6, 60);
  }
  return adresses;
};

/** The higher rate of the isolated parent: twelve months, or until the youngest child is three. */
export const finDeMajoration = (d: Dossier): Jour | "" => {
  const enfants = d.membres.filter((m) => m.role === "ENF" && m.fin === "");
  const seul = d.membres.filter((m) => m.role !== "ENF" && m.fin === "").length === 1;
  if (!seul) return "";
  const [premier, ...autres] = enfants.map((m) => m.humain.naissance);
  if (premier === undefined) return "";
  const troisAns = premierJour(moisDuJour(autres.reduce(plusTard, premier)) + 36);
  const unAn = dernierJour(moisDuJour(d.situationDepuis) + 11);
  return plusTard(troisAns, unAn);
};
