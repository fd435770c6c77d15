import { sql } from "kysely";
import { accepte, type Result, refuse } from "#core/result.ts";
import { normaliserNom } from "#core/texte.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { RefusCreation } from "../errors.ts";

export interface CommuneSaisie {
  readonly code: string;
  readonly nom: string;
  readonly territoireId: string | null;
  readonly service: string | null;
}

/** The commune a postal code and perhaps a name designate; a postal code serves several communes. */
export const communeSaisie = async (
  trx: Trx,
  codePostal: string,
  nom: string | undefined,
): Promise<Result<CommuneSaisie, RefusCreation>> => {
  const communes = await trx
    .selectFrom("commune as c")
    .leftJoin("commune_territoire as ct", "ct.commune", "c.code")
    .leftJoin("territoire as t", "t.id", "ct.territoire_id")
    .select(["c.code", "c.nom", "ct.territoire_id as territoireId", "t.service"])
    .where("c.remplacee_par", "is", null)
    .where(sql<boolean>`${codePostal} = any (c.codes_postaux)`)
    .orderBy("c.nom")
    .execute();
  const [premiere] = communes;
  if (!premiere) return refuse({ code: "code_postal_inconnu" });
  if (communes.length === 1) return accepte(premiere);
  const choisie = communes.find((c) => normaliserNom(c.nom) === normaliserNom(nom ?? ""));
  return choisie
    ? accepte(choisie)
    : refuse({ code: "commune_a_preciser", communes: communes.map((c) => c.nom) });
};
