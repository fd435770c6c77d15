import type { Jour } from "#core/jour.ts";
import { adultes, type Dossier, enfants, type Membre } from "./modele.ts";

/** Amount of a single person by date of effect, in centimes: published values; the last one known applies after. */
const MONTANTS_FORFAITAIRES: readonly (readonly [string, number])[] = [
  ["0000-00-00", 59_854],
  ["2023-04-01", 60_775],
  ["2024-04-01", 63_571],
  ["2025-04-01", 64_652],
];

const montantForfaitaire = (le: Jour): number => {
  let montant = 0;
  for (const [depuis, valeur] of MONTANTS_FORFAITAIRES) if (depuis <= le) montant = valeur;
  return montant;
};

interface Calcul {
  readonly forfait: number;
  readonly forfaitLogement: number;
  readonly prestationsFamiliales: number;
  readonly ressources: number;
  readonly total: number;
  readonly majore: boolean;
}

/** Mean of the quarter, per person. */
export const moyenne = (m: Membre): number =>
  Math.round((m.montants[0] + m.montants[1] + m.montants[2]) / 3);

/**
 * A plausible right, never a true one: the files of a payer carry amounts, and this gives them the right order of
 * magnitude for the household, its rate and its resources.
 */
export const calculer = (d: Dossier, le: Jour): Calcul => {
  const seul = montantForfaitaire(le);
  const grands = adultes(d);
  const petits = enfants(d).length;
  const majore = d.majoreJusqua !== "" && d.majoreJusqua >= le && grands.length === 1;
  let parts = grands.length > 1 ? 150 : 100;
  for (let i = 0; i < petits; i++)
    parts += grands.length + i > 2 ? 40 : i === 0 && grands.length === 1 ? 50 : 30;
  if (majore) parts = 128 + 43 * petits;
  const forfait = Math.round((seul * parts) / 100);
  const foyer = grands.length + petits;
  const forfaitLogement = d.sansDomicile
    ? 0
    : Math.round((seul * (foyer > 2 ? 30 : foyer > 1 ? 24 : 12)) / 100);
  const prestationsFamiliales = petits > 1 ? 14_899 + 19_100 * (petits - 2) : 0;
  let ressources = prestationsFamiliales;
  for (const m of grands) ressources += moyenne(m);
  const brut = forfait - ressources - forfaitLogement - d.reduction;
  // Under 6 € the right exists and is not paid.
  const total = brut < 600 ? 0 : brut;
  return { forfait, forfaitLogement, prestationsFamiliales, ressources, total, majore };
};
