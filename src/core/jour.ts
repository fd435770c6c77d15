/** A civil day, `AAAA-MM-JJ`. Never a `Date`: a day has no time zone. */
export type Jour = string & { readonly __jour: unique symbol };

/** Instant in UTC, ISO 8601 (`2026-09-03T02:10:05.000Z`). */
export type Instant = string & { readonly __instant: unique symbol };

const MS_PAR_JOUR = 86_400_000;
const FORME = /^(\d{4})-(\d{2})-(\d{2})$/;

const deUtc = (ms: number): Jour => new Date(ms).toISOString().slice(0, 10) as Jour;
const enUtc = (jour: Jour): number =>
  Date.UTC(Number(jour.slice(0, 4)), Number(jour.slice(5, 7)) - 1, Number(jour.slice(8, 10)));

/** Number of days of a month (1 to 12). */
export const joursDuMois = (annee: number, mois: number): number =>
  new Date(Date.UTC(annee, mois, 0)).getUTCDate();

/** Reads `AAAA-MM-JJ`; `undefined` when it is not a real day (30 February) or the year is not 1000–9999. */
export const lireJour = (texte: string): Jour | undefined => {
  const m = FORME.exec(texte);
  if (!m) return undefined;
  const [annee, mois, jour] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (annee < 1000 || mois < 1 || mois > 12 || jour < 1 || jour > joursDuMois(annee, mois)) {
    return undefined;
  }
  return texte as Jour;
};

/** Same as `lireJour`, for constants and values already checked. @throws RangeError */
export const jour = (texte: string): Jour => {
  const lu = lireJour(texte);
  if (!lu) throw new RangeError(`Ce n'est pas un jour : ${texte}`);
  return lu;
};

export const creerJour = (annee: number, mois: number, jourDuMois: number): Jour =>
  jour(
    `${String(annee).padStart(4, "0")}-${String(mois).padStart(2, "0")}-${String(jourDuMois).padStart(2, "0")}`,
  );

export const ajouterJours = (depart: Jour, nombre: number): Jour =>
  deUtc(enUtc(depart) + nombre * MS_PAR_JOUR);

/** From date to date (R-GEN-05); 31 January + 1 month = last day of February. */
export const ajouterMois = (depart: Jour, nombre: number): Jour => {
  const mois = Number(depart.slice(0, 4)) * 12 + Number(depart.slice(5, 7)) - 1 + nombre;
  const [annee, m] = [Math.floor(mois / 12), (mois % 12) + 1];
  return creerJour(annee, m, Math.min(Number(depart.slice(8, 10)), joursDuMois(annee, m)));
};

/** Days from `debut` to `fin`; negative when `fin` is earlier. */
export const ecartJours = (debut: Jour, fin: Jour): number =>
  Math.round((enUtc(fin) - enUtc(debut)) / MS_PAR_JOUR);

/** 1 = Monday … 7 = Sunday. */
export const jourDeSemaine = (j: Jour): number => new Date(enUtc(j)).getUTCDay() || 7;

export const premierDuMois = (j: Jour): Jour => `${j.slice(0, 8)}01` as Jour;
export const dernierDuMois = (j: Jour): Jour => ajouterJours(ajouterMois(premierDuMois(j), 1), -1);

/** Whole years between a birth and a day. */
export const ageAu = (naissance: Jour, au: Jour): number =>
  Number(au.slice(0, 4)) -
  Number(naissance.slice(0, 4)) -
  (au.slice(5) < naissance.slice(5) ? 1 : 0);

const PARIS = new Intl.DateTimeFormat("fr-CA", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The civil day in Paris at an instant. */
export const jourAParis = (instant: Date): Jour => PARIS.format(instant) as Jour;
