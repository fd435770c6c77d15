import type { Mois } from "../calendrier.ts";
import { creerDistributeurNir, type NaissanceNir } from "../nir.ts";
import { ouvrirTerritoire, type Territoire } from "../territoire.ts";
import type { Dossier, Organisme } from "./modele.ts";

/** Everything that lives from one month to the next. */
export interface Monde {
  readonly graine: number;
  readonly departement: string;
  /** Identity noise and anomalous NIRs. */
  readonly bruit: boolean;
  readonly pannes: ReadonlySet<string>;
  readonly territoire: Territoire;
  readonly caf: Organisme;
  readonly msa: Organisme;
  readonly partMsa: number;
  mois: Mois;
  /** Blocks written twice in each CAF mensuel: a planted pitfall, 0 otherwise. */
  readonly doublons: number;
  /** Dossiers the bodies still transmit. */
  dossiers: Dossier[];
  /** Dossiers closed and no longer transmitted, whose people may come back. */
  clos: Dossier[];
  readonly nir: (n: NaissanceNir) => string;
  humains: number;
  foyers: number;
  numeros: number;
  matricules: number;
  identifiantsFt: number;
}

const organisme = (fonction: "CAF" | "MSA", numero: string): Organisme => ({
  fonction,
  numero,
  cle: `${fonction} ${numero}`,
  prefixe: fonction.toLowerCase(),
});

const SERVIS: Readonly<Record<string, { caf: string; msa: string; partMsa: number }>> = {
  "59": { caf: "591", msa: "599", partMsa: 0.01 },
  "62": { caf: "621", msa: "599", partMsa: 0.02 },
  "79": { caf: "791", msa: "799", partMsa: 0.05 },
};

/** Départements for which files can be made. */
export const DEPARTEMENTS_SERVIS: readonly string[] = Object.keys(SERVIS);

/** @throws RangeError for a département that is not served */
export const creerMonde = (o: {
  graine: number;
  departement: string;
  bruit: boolean;
  pannes: ReadonlySet<string>;
  mois: Mois;
  doublons: number;
}): Monde => {
  const servi = SERVIS[o.departement];
  if (!servi) {
    throw new RangeError(
      `Le département ${o.departement} n’est pas servi (possibles : ${DEPARTEMENTS_SERVIS.join(", ")}).`,
    );
  }
  return {
    ...o,
    territoire: ouvrirTerritoire(o.departement),
    caf: organisme("CAF", servi.caf),
    msa: organisme("MSA", servi.msa),
    partMsa: servi.partMsa,
    dossiers: [],
    clos: [],
    nir: creerDistributeurNir(),
    humains: 0,
    foyers: 0,
    numeros: 0,
    matricules: 0,
    identifiantsFt: 0,
  };
};

/**
 * Numbers are spread over their range by a multiplication that shares no factor with the modulus: they never
 * repeat and neighbours do not look alike.
 */
const disperser = (rang: number, base: number, modulo: number): number =>
  base + ((rang * 7_654_321) % modulo);

/** NUMDEMRSA: eight digits and the département on three. */
export const nouveauNumero = (monde: Monde): string =>
  `${disperser(++monde.numeros, 10_000_000, 89_999_999)}${monde.departement.padStart(3, "0")}`;

/** Seven significant digits, not ending in zero: either padding of the payers stays readable. */
export const nouveauMatricule = (monde: Monde): number =>
  disperser(++monde.matricules, 100_000, 899_999) * 10 + 1 + (monde.matricules % 9);

/** Seven digits, a letter or digit, and the number of the agency (11 characters). */
export const nouvelIdentifiantFt = (monde: Monde): string => {
  const rang = ++monde.identifiantsFt;
  return `${disperser(rang, 1_000_000, 8_999_993)}${"ABCDEFGHJKLMNPRSTUVWXYZ"[rang % 23]}0${monde.departement}`;
};
