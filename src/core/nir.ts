import type { Jour } from "./jour.ts";

/** Man, woman, as civil status and payers code it. */
export type Sexe = "1" | "2";

export type AnomalieNir = "longueur" | "forme" | "clef" | "sexe" | "annee_naissance";

export interface NirVerifie {
  /** First 13 characters, upper case, no blank: the part that is compared. Shorter when the NIR is cut. */
  readonly corps13: string;
  /** Computed key, two digits; absent when the number has not the shape of a NIR. */
  readonly clef?: string;
  /** No anomaly: may be used to recognise the person. An incoherent NIR is kept, never used for matching. */
  readonly coherent: boolean;
  /** Waiting for a definitive number (first digit 3, 4, 7 or 8). */
  readonly provisoire: boolean;
  readonly anomalies: readonly AnomalieNir[];
}

/** What the source says elsewhere of the same person. */
export interface IdentiteAttendue {
  readonly sexe?: Sexe | undefined;
  readonly naissance?: Jour | undefined;
}

// Months 20–42 and 50–99 stand for an unknown or foreign month of birth.
const FORME = /^[1-478]\d{2}(?:0[1-9]|1[0-2]|[23]\d|4[0-2]|[5-9]\d)(?:\d{2}|2[AB])\d{6}$/;
const HOMMES = "137";

export const normaliserNir = (brut: string): string =>
  brut.replace(/[^0-9A-Za-z]/g, "").toUpperCase();

const clefDe = (corps13: string): string => {
  const nombre = Number(corps13.replace("2A", "19").replace("2B", "18"));
  return String(97 - (nombre % 97)).padStart(2, "0");
};

/** Checks shape, key, sex and year of birth; every anomaly is returned, not the first one. */
export const verifierNir = (brut: string, attendu: IdentiteAttendue = {}): NirVerifie => {
  const nir = normaliserNir(brut);
  const corps13 = nir.slice(0, 13);
  const provisoire = /^[3478]/.test(nir);
  if (nir.length !== 13 && nir.length !== 15) {
    return { corps13, coherent: false, provisoire, anomalies: ["longueur"] };
  }
  if (!FORME.test(corps13)) return { corps13, coherent: false, provisoire, anomalies: ["forme"] };

  const clef = clefDe(corps13);
  const sexe: Sexe = HOMMES.includes(corps13.charAt(0)) ? "1" : "2";
  const anomalies: AnomalieNir[] = [];
  if (nir.length === 15 && nir.slice(13) !== clef) anomalies.push("clef");
  if (attendu.sexe !== undefined && attendu.sexe !== sexe) anomalies.push("sexe");
  if (attendu.naissance !== undefined && attendu.naissance.slice(2, 4) !== corps13.slice(1, 3)) {
    anomalies.push("annee_naissance");
  }
  return { corps13, clef, coherent: anomalies.length === 0, provisoire, anomalies };
};

/** `2 84 05 •• ••• ••• ••`: what a screen already shows by the age and nothing else. */
export const masquerNir = (brut: string): string => {
  const nir = normaliserNir(brut);
  const lu = [nir.slice(0, 1), nir.slice(1, 3), nir.slice(3, 5)].filter(Boolean);
  return [...lu, "••", "•••", "•••", "••"].join(" ");
};
