import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTraitement } from "#platform/db/transaction.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { ChampExport } from "../export-personnes.ts";
import { parcourirPersonnes } from "../queries/curseur-personnes.ts";

const motif = ({ au, connuLe }: ChampExport): string =>
  `lignes JSON, NIR en clair, ${au === null ? "toute l’histoire" : `au ${au}`}, ${connuLe === null ? "connu ce jour" : `connu le ${connuLe}`}`;

/**
 * Every person with her NIR in clear, for someone who has the machine's own command line. Traced before the
 * first line leaves: a reader that goes away must not erase that it read.
 *
 * @returns number of lines
 */
export const exporterPersonnes = async (
  db: Db,
  aujourdhui: Jour,
  demande: {
    readonly champ: ChampExport;
    readonly coffre: Pick<Coffre, "dechiffrer">;
    readonly ecrire: (bloc: string) => Promise<void>;
  },
): Promise<number> => {
  await enTraitement(db, aujourdhui, async (trx) => {
    await tracer(trx, {
      acteur: "export",
      geste: "personnes.exporter",
      objetSorte: "personne",
      motif: motif(demande.champ),
    });
    return accepte(undefined);
  });
  return db.transaction().execute(async (trx) => {
    await sql`set transaction read only`.execute(trx);
    return parcourirPersonnes(trx, demande.champ, demande.coffre, demande.ecrire);
  });
};
