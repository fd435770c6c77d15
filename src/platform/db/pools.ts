import {
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  replaceWithNoncontingentExpression,
} from "kysely";
import pg from "pg";
import { poolNomme } from "./requetes-nommees.ts";
import { lireModeRoles, type ModeRoles, type NomRole, ROLES } from "./roles.ts";
import type { DB } from "./schema.genere.ts";

export type Db = Kysely<DB>;

/** One pool a database role. `app` is the web's; `traitement` bulk identities'; `jobs` feeds the job runner. */
export interface Bases {
  readonly app: Db;
  readonly traitement: Db;
  readonly poolApp: pg.Pool;
  readonly poolTraitement: pg.Pool;
  readonly poolJobs: pg.Pool;
  readonly roles: ModeRoles;
  fermer(): Promise<void>;
}

const OID = { int8: 20, date: 1082, timestamp: 1114, dateArray: 1182, textArray: 1009 } as const;
const lireTableauTexte = (pg.types.getTypeParser as (oid: number) => (v: string) => unknown)(
  OID.textArray,
);

/** Days and unzoned timestamps stay text: a `Date` would move them by the time zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === OID.date || oid === OID.timestamp) return (v: string) => v;
    if (oid === OID.dateArray) return lireTableauTexte;
    if (oid === OID.int8) return Number;
    return pg.types.getTypeParser(oid, format as "text");
  }) as pg.CustomTypesConfig["getTypeParser"],
};

const options = (role: NomRole, mode: ModeRoles): string => {
  const base = "-c search_path=passerelle,public -c jit=off -c temp_buffers=256MB";
  if (mode === "separes") return `${base} -c role=${ROLES[role]}`;
  return role === "application" ? base : `${base} -c passerelle.traitement=oui`;
};

/** A connection keeps what it has planned: closed after ten seconds of calm, the next page would wait for all of it again. */
const CALME_MS = 600_000;

/** @param pipeline  several statements may leave before the first is answered */
export const creerPool = (
  url: string,
  role: NomRole,
  mode: ModeRoles,
  max: number,
  pipeline = role === "application",
): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: CALME_MS,
    options: options(role, mode),
    types,
    pipeline,
  });
  // A lost idle connection is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
};

/** The query builder over a pool, as it is or with its statements kept by name (pool in pipeline mode). */
export const enKysely = (pool: PostgresPool): Db =>
  new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  });

export class AccesSansBarriere extends Error {
  constructor() {
    super(
      "La connexion web pourrait contourner la sécurité par ligne : donnez une DATABASE_URL dont le rôle peut prendre passerelle_app, ou un rôle ordinaire.",
    );
  }
}

/** Opens the pools of a migrated database. @throws AccesSansBarriere when row-level security would not hold */
export const ouvrirBases = async (url: string, maxApp = 10): Promise<Bases> => {
  const sonde = new pg.Client({ connectionString: url });
  await sonde.connect();
  const roles = await lireModeRoles(sonde).finally(() => sonde.end());
  const poolApp = creerPool(url, "application", roles, maxApp);
  const poolTraitement = creerPool(url, "traitement", roles, 6);
  const poolJobs = creerPool(url, "proprietaire", roles, 3);
  const fermer = async (): Promise<void> => {
    await Promise.all([poolApp.end(), poolTraitement.end(), poolJobs.end()]);
  };
  const { rows } = await poolApp.query<{ active: boolean }>(
    "select row_security_active('passerelle.personne'::regclass) as active",
  );
  if (!rows[0]?.active) {
    await fermer();
    throw new AccesSansBarriere();
  }
  return {
    app: enKysely(poolNomme(poolApp)),
    traitement: enKysely(poolTraitement),
    poolApp,
    poolTraitement,
    poolJobs,
    roles,
    fermer,
  };
};
