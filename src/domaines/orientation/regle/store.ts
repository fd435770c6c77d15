import { sql } from "kysely";
import { uuidDeNom } from "#core/uuid.ts";
import type { Db } from "#platform/db/pools.ts";
import { empreinteRegles, LISTE_FOURNIE } from "./liste-fournie.ts";
import type { ListeRegles } from "./liste-regles.ts";

/**
 * Publishes the list installed with the product where no list was ever published; a département's own lists
 * are never touched.
 *
 * @returns whether it was published
 */
export const installerListeFournie = async (
  db: Db,
  liste: ListeRegles = LISTE_FOURNIE,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into liste_regles (id, version, nom, regles, empreinte, acte, auteur, validite)
    select ${uuidDeNom(`liste_regles:${liste.version}`)}::uuid, ${liste.version}::integer, ${liste.nom},
      ${JSON.stringify(liste.regles)}::jsonb, ${empreinteRegles(liste.regles)}, ${liste.acte}, ${liste.auteur},
      daterange(${liste.debut}::date, null)
    where not exists (select 1 from liste_regles)`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
};
