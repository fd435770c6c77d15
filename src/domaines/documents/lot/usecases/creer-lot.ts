import { sql } from "kysely";
import { accepte, type Result, refuse } from "#core/result.ts";
import { nouvelUuid } from "#core/uuid.ts";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { tracer } from "#platform/trace/trace.ts";
import { Adresse } from "../../courrier/courrier.ts";
import { empechentEnvoi, problemesAdresse } from "../../courrier/rules/adresse.ts";
import type { RefusLot } from "../errors.ts";

export interface DemandeLot {
  /** Model of the letters taken. */
  readonly nature: string;
  readonly titre: string;
}

/**
 * Puts together the letters waiting to be printed, in postal order. Those whose address cannot be delivered stay in
 * the queue, where they are shown. A letter is taken once: two people making a lot at the same time share nothing.
 */
export const creerLot = async (
  trx: Trx,
  acteur: Acteur,
  demande: DemandeLot,
): Promise<Result<{ readonly id: string; readonly nombre: number }, RefusLot>> => {
  const attente = await trx
    .selectFrom("courrier as c")
    .innerJoin("modele_courrier as m", "m.id", "c.modele_id")
    .innerJoin("personne as p", "p.id", "c.personne_id")
    .select(["c.id", sql<unknown>`c.donnees #> '{destinataire,adresse}'`.as("adresse")])
    .where("m.code", "=", demande.nature)
    .where("c.etat", "=", "a_editer")
    .where("c.lot_id", "is", null)
    .where(filtrePerimetre(acteur, "p"))
    .orderBy(sql`c.donnees #>> '{destinataire,adresse,code_postal}'`)
    .orderBy("c.id")
    .forUpdate("c")
    .skipLocked()
    .execute();
  const prets = attente.filter(
    (c) => !problemesAdresse(Adresse.parse(c.adresse)).some(empechentEnvoi),
  );
  if (prets.length === 0) return refuse({ code: "rien_a_editer", aCorriger: attente.length });
  const id = nouvelUuid();
  await trx
    .insertInto("lot")
    .values({
      id,
      ...demande,
      etat: "a_produire",
      nombre: prets.length,
      cree_par: acteur.utilisateurId,
    })
    .execute();
  await sql`update courrier c set lot_id = ${id}, rang = o.rang
    from unnest(${prets.map((c) => c.id)}::uuid[]) with ordinality o(id, rang) where c.id = o.id`.execute(
    trx,
  );
  await tracer(trx, { acteur, geste: "lot.creer", objetSorte: "lot", objetId: id });
  return accepte({ id, nombre: prets.length });
};
