import type pg from "pg";
import type { Jour } from "#core/jour.ts";
import type { Antivirus } from "#platform/antivirus/antivirus.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";

/** What handling received files needs; opened once by the entrypoint. */
export interface AtelierFlux {
  /** Bulk identity. */
  readonly pool: pg.Pool;
  readonly db: Db;
  readonly coffre: Coffre;
  /** Folder where received files are kept, readable by this installation alone. */
  readonly dossier: string;
  /** Reads what comes from outside before anything of it is kept; none when absent. */
  readonly antivirus?: Antivirus | undefined;
  /** `62`: files for another département are refused. */
  readonly departement: string;
  readonly aujourdhui: () => Jour;
  /** Instant of reception: now, or noon of the imposed civil day. */
  readonly maintenant: () => Date;
}
