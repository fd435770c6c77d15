import type { Jour } from "#core/jour.ts";
import { deDaterange } from "#core/periode.ts";
import { delaiAu, type Parametre, type Unite } from "#domaines/referentiels/index.ts";
import type { Db } from "#platform/db/pools.ts";

const CODE = "retention_trace";

/** Months during which a month of trace is kept after its end (R-RGPD-04; CNIL 2021-122: six months to one year). */
export const loadConservationTrace = async (db: Db, jour: Jour): Promise<number> => {
  const lignes = await db
    .selectFrom("parametre")
    .select(["code", "valeur", "unite", "article", "confiance", "validite"])
    .where("code", "=", CODE)
    .execute();
  const parametres = lignes.map((l) => ({
    code: l.code,
    valeur: l.valeur,
    unite: l.unite as Unite,
    article: l.article,
    confiance: l.confiance as Parametre["confiance"],
    validite: deDaterange(l.validite),
  }));
  const { quantite, unite } = delaiAu(parametres, CODE, jour);
  if (unite !== "mois") throw new Error(`Le paramètre ${CODE} se règle en mois`);
  return quantite;
};
