import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import { filtrePerimetre, peut } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { RefusNir } from "../errors.ts";

/**
 * Shows a NIR in clear to someone whose profile allows it; the gesture is traced, the number never is.
 *
 * @rule R-RGPD-03
 * @source loi 78-17, art. 30 ; décret 2019-341
 */
export const revelerNir = (
  db: Db,
  coffre: Pick<Coffre, "dechiffrer">,
  demande: { readonly acteur: Acteur; readonly aujourdhui: Jour; readonly requeteId: string },
  personneId: string,
): Promise<Result<string, RefusNir>> => {
  const { acteur, aujourdhui, requeteId } = demande;
  return enTransaction<string, RefusNir>(db, acteur, aujourdhui, async (trx) => {
    if (!peut(acteur, "personnes.voir_nir")) return refuse({ code: "nir_interdit" });
    const lue = await trx
      .selectFrom("personne as p")
      .select("p.nir_chiffre")
      .where("p.id", "=", personneId)
      .where(filtrePerimetre(acteur, "p"))
      .executeTakeFirst();
    if (!lue) return refuse({ code: "personne_inconnue" });
    if (!lue.nir_chiffre) return refuse({ code: "nir_absent" });
    await tracer(trx, {
      acteur,
      geste: "personnes.voir_nir",
      objetSorte: "personne",
      objetId: personneId,
      personneId,
      champs: ["nir"],
      requeteId,
    });
    return accepte(coffre.dechiffrer(lue.nir_chiffre));
  });
};
