import { sql } from "kysely";
import { jourAParis } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Suivi } from "../fiche.ts";

/** @param ids  the person's, and those of the records attached to hers */
export const lireSuivi = async (trx: Trx, ids: readonly string[]): Promise<Suivi> => {
  const parmi = sql<string>`any (${ids}::uuid[])`;
  const orientations = await trx
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
    .where("o.personne_id", "=", parmi)
    .orderBy("o.recue_le", "desc")
    .orderBy("o.id", "desc")
    .execute();
  const courriers = await trx
    .selectFrom("courrier as c")
    .innerJoin("modele_courrier as m", "m.id", "c.modele_id")
    .select(["c.id", "m.titre", "c.etat", "c.cree_a", "c.lot_id"])
    .where("c.personne_id", "=", parmi)
    .orderBy("c.cree_a", "desc")
    .execute();
  return {
    orientations,
    courriers: courriers.map(({ cree_a, ...c }) => ({ ...c, cree_le: jourAParis(cree_a) })),
  };
};
