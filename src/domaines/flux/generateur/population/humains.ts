import type { Jour } from "#core/jour.ts";
import { type Alea, creerAlea, creerUrne } from "../alea.ts";
import { jourDuMois } from "../calendrier.ts";
import { NAISSANCES_AILLEURS, type Origine, PAYS_DE_NAISSANCE } from "../donnees/lieux.ts";
import {
  NOMS_D_AFRIQUE,
  NOMS_D_ORIENT,
  NOMS_DU_MAGHREB,
  NOMS_DU_NORD,
  NOMS_ITALIENS_ET_IBERIQUES,
  NOMS_POLONAIS,
} from "../donnees/noms.ts";
import {
  PRENOMS_D_AFRIQUE,
  PRENOMS_D_ORIENT,
  PRENOMS_DU_MAGHREB,
  PRENOMS_FRANCE,
} from "../donnees/prenoms.ts";
import type { Humain } from "./modele.ts";
import type { Monde } from "./monde.ts";

type Liste = readonly [string, ...string[]];

const NOMS: Readonly<Record<Origine, Liste>> = {
  nord: NOMS_DU_NORD,
  pologne: NOMS_POLONAIS,
  maghreb: NOMS_DU_MAGHREB,
  sud: NOMS_ITALIENS_ET_IBERIQUES,
  afrique: NOMS_D_AFRIQUE,
  orient: NOMS_D_ORIENT,
};

const ORIGINES_EN_FRANCE = creerUrne<Origine>([
  ["nord", 78],
  ["pologne", 10],
  ["sud", 4],
  ["maghreb", 7],
  ["afrique", 1],
]);
const PAYS = creerUrne(PAYS_DE_NAISSANCE);
const AILLEURS = creerUrne(NAISSANCES_AILLEURS);

const PART_NEE_A_L_ETRANGER = 0.25;
const PART_NEE_DANS_LE_DEPARTEMENT = 0.72;
/** Shares of adults, of entrants born abroad and of children whose NIR the payer does not write. */
const NIR_ABSENT = { adulte: 0.02, entrantEtranger: 0.15, enfant: 0.4 };
/** Composed first names, which one source keeps whole and another cuts. */
const PART_COMPOSEE = 0.06;
const ANNEE_DES_COMPOSES = 2008;
const NIR_INCOHERENT = 0.005;
const NIR_PROVISOIRE = 0.007;

interface Souhait {
  readonly sexe: 1 | 2;
  readonly anneeNaissance: number;
  /** The birth itself, when the caller knows the day: a child, a twin. */
  readonly naissance?: Jour;
  readonly rang?: 0 | 1 | 2;
  readonly enfant?: boolean;
  readonly entrant?: boolean;
  /** A child bears this name and this origin, and is born in France. */
  readonly parent?: Humain;
  /** Name of use when it differs from the name of birth. */
  readonly nomUsage?: string;
}

const prenomDe = (alea: Alea, sexe: 1 | 2, annee: number, origine: Origine): string => {
  if (origine === "afrique") return alea.choisir(PRENOMS_D_AFRIQUE[sexe]);
  if (origine === "orient") return alea.choisir(PRENOMS_D_ORIENT[sexe]);
  if (origine === "maghreb" && alea.chance(0.75)) return alea.choisir(PRENOMS_DU_MAGHREB[sexe]);
  let liste = PRENOMS_FRANCE[0]?.[sexe];
  for (const cohorte of PRENOMS_FRANCE) if (cohorte.depuis <= annee) liste = cohorte[sexe];
  const prenom = liste ? alea.choisir(liste) : "CAMILLE";
  const compose = annee < ANNEE_DES_COMPOSES && !prenom.includes("-") && alea.chance(PART_COMPOSEE);
  return compose ? `${sexe === 1 ? "JEAN" : "MARIE"}-${prenom}` : prenom;
};

const lieuDe = (monde: Monde, alea: Alea, s: Souhait) => {
  if (!s.parent && alea.chance(PART_NEE_A_L_ETRANGER)) {
    const { pays, origine } = PAYS.tirer(alea);
    return { departement: "99", ville: pays, origine };
  }
  const origine = s.parent?.origine ?? ORIGINES_EN_FRANCE.tirer(alea);
  if (alea.chance(PART_NEE_DANS_LE_DEPARTEMENT)) {
    return {
      departement: monde.departement,
      ville: monde.territoire.maternites.tirer(alea),
      origine,
    };
  }
  return { ...AILLEURS.tirer(alea), origine };
};

const naissanceDe = (alea: Alea, annee: number, precision: "N" | "J" | "O"): Jour => {
  const mois = annee * 12 + (precision === "O" ? 0 : alea.entier(0, 11));
  return jourDuMois(mois, precision === "N" ? alea.entier(1, 31) : 1);
};

/** Own stream per human being: with or without noise, the same people live the same lives. */
export const nirTransmis = (
  monde: Monde,
  h: Humain,
  s: Pick<Souhait, "enfant" | "entrant">,
): string => {
  if (!monde.bruit) return h.nir;
  const alea = creerAlea(monde.graine, 3, h.id);
  const neeAilleurs = h.nir.slice(5, 7) === "99";
  const absent = s.enfant
    ? NIR_ABSENT.enfant
    : s.entrant && neeAilleurs
      ? NIR_ABSENT.entrantEtranger
      : NIR_ABSENT.adulte;
  if (alea.chance(absent)) return "";
  if (alea.chance(NIR_PROVISOIRE)) {
    return `${alea.chance(0.5) ? h.sexe + 2 : h.sexe + 6}${h.nir.slice(1)}`;
  }
  if (!alea.chance(NIR_INCOHERENT)) return h.nir;
  if (alea.chance(0.4)) return `${3 - h.sexe}${h.nir.slice(1)}`;
  const annee = (Number(h.nir.slice(1, 3)) + alea.entier(1, 60)) % 100;
  return `${h.nir[0]}${String(annee).padStart(2, "0")}${h.nir.slice(3)}`;
};

export const creerHumain = (monde: Monde, alea: Alea, s: Souhait): Humain => {
  const lieu = lieuDe(monde, alea, s);
  const etranger = lieu.departement === "99";
  const hasard = alea.reel();
  // 1.2 % unknown day and month, 0.3 % unknown day, nearly all among births abroad.
  const precision =
    s.naissance || !etranger ? "N" : hasard < 0.045 ? "O" : hasard < 0.056 ? "J" : "N";
  const naissance = s.naissance ?? naissanceDe(alea, s.anneeNaissance, precision);
  const nomNaissance = s.parent?.nomNaissance ?? alea.choisir(NOMS[lieu.origine]);
  const prenom = prenomDe(alea, s.sexe, Number(naissance.slice(0, 4)), lieu.origine);
  const nir = monde.nir({
    sexe: s.sexe,
    naissance,
    moisConnu: precision !== "O",
    departement: lieu.departement,
  });
  const humain: Humain = {
    id: ++monde.humains,
    sexe: s.sexe,
    nomUsage: s.nomUsage ?? nomNaissance,
    nomNaissance,
    prenom,
    autrePrenom: alea.chance(0.3) ? prenomDe(alea, s.sexe, 1970, "nord") : "",
    naissance,
    precision,
    rang: s.rang ?? (alea.chance(0.5) ? 1 : 0),
    lieuNaissance: lieu.ville.slice(0, 26),
    origine: lieu.origine,
    nir,
    nirTransmis: nir,
    identifiantFt: "",
    inscriptionFt: "",
    identifiantUnique: "",
    assedic: "",
    assedicEn: 0,
  };
  humain.nirTransmis = nirTransmis(monde, humain, s);
  return humain;
};

/** A name of use taken from a marriage, past or present. */
export const nomDeMariage = (alea: Alea): string => alea.choisir(NOMS_DU_NORD);
