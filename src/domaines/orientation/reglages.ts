import type { Jour } from "#core/jour.ts";
import { deDaterange } from "#core/periode.ts";
import { codesAu, nombreAu, type Parametre, type Unite } from "#domaines/referentiels/index.ts";
import type { Db } from "#platform/db/pools.ts";

const CODES = [
  "delai_orientation",
  "alerte_orientation",
  "delai_contrat",
  "delai_recours",
  "lot_max",
  "etats_dans_le_droit",
  "seuil_petits_effectifs",
  "seuil_publication",
  "conservation_simulation",
] as const;

/** Dated values of the house, all periods: each is read on the day of the fact it rules (R-GEN-01). */
export const loadParametres = async (db: Db): Promise<readonly Parametre[]> => {
  const lignes = await db
    .selectFrom("parametre")
    .select(["code", "valeur", "unite", "article", "confiance", "validite"])
    .where("code", "in", CODES)
    .execute();
  return lignes.map((l) => ({
    code: l.code,
    valeur: l.valeur,
    unite: l.unite as Unite,
    article: l.article,
    confiance: l.confiance as Parametre["confiance"],
    validite: deDaterange(l.validite),
  }));
};

/** Days before the end of the delay from which the queue warns. */
export const seuilAlerte = (parametres: readonly Parametre[], jour: Jour): number =>
  nombreAu(parametres, "alerte_orientation", jour);

/** Largest batch that still counts as examined (R-ALG-06). */
export const lotMaximal = (parametres: readonly Parametre[], jour: Jour): number =>
  nombreAu(parametres, "lot_max", jour);

export const etatsDansLeDroit = (parametres: readonly Parametre[], jour: Jour): readonly string[] =>
  codesAu(parametres, "etats_dans_le_droit", jour);

/** Counts under these are not told: on screens, then in whatever leaves the house. */
export const seuilsEffectifs = (
  parametres: readonly Parametre[],
  jour: Jour,
): { readonly interne: number; readonly publication: number } => ({
  interne: nombreAu(parametres, "seuil_petits_effectifs", jour),
  publication: nombreAu(parametres, "seuil_publication", jour),
});

/** Days during which a simulation still knows whom it counted. */
export const conservationSimulation = (parametres: readonly Parametre[], jour: Jour): number =>
  nombreAu(parametres, "conservation_simulation", jour);
