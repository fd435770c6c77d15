import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Jour } from "#core/jour.ts";
import { parmi } from "#platform/db/parmi.ts";
import { preparer } from "#platform/db/preparer.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Suivi } from "../fiche.ts";

const selectOrientations = (trx: Trx, ids: readonly string[]) =>
  trx
    .selectFrom("orientation as o")
    .leftJoin("organisme_referent as org", "org.id", "o.organisme_id")
    .leftJoin("proposition as p", "p.id", "o.proposition_id")
    .leftJoin("organisme_referent as prop", "prop.id", "p.organisme_id")
    .select([
      "o.id",
      "o.etat",
      "o.motif_ouverture",
      "o.recue_le",
      "o.echeance_le",
      "o.parcours",
      "org.nom as organisme",
      "o.decide_le",
      "o.decideur",
      "o.motif_decision",
      "o.close_le",
      "o.motif_cloture",
      "p.parcours as propose",
      "prop.nom as organisme_propose",
    ])
    .where("o.personne_id", "=", parmi(ids))
    .orderBy("o.recue_le", "desc")
    .orderBy("o.id", "desc");

const selectCourriers = (trx: Trx, ids: readonly string[]) =>
  trx
    .selectFrom("courrier as c")
    .innerJoin("modele_courrier as m", "m.id", "c.modele_id")
    .select(["c.id", "m.titre", "c.etat", "c.lot_id"])
    .select(sql<Jour>`(c.cree_a at time zone 'Europe/Paris')::date`.as("cree_le"))
    .where("c.personne_id", "=", parmi(ids))
    .orderBy("c.cree_a", "desc");

const selectSuivi = preparer((trx, { ids }: { readonly ids: readonly string[] }) =>
  trx.selectNoFrom([
    jsonArrayFrom(selectOrientations(trx, ids)).as("orientations"),
    jsonArrayFrom(selectCourriers(trx, ids)).as("courriers"),
  ]),
);

/** @param ids  the person's, and those of the records attached to hers */
export const lireSuivi = async (trx: Trx, ids: readonly string[]): Promise<Suivi> => {
  const [suivi] = await selectSuivi(trx, { ids }, undefined);
  return suivi ?? { orientations: [], courriers: [] };
};
