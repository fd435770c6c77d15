import { type JobHelpers, Logger, run, type TaskList } from "graphile-worker";
import type pg from "pg";
import type { Journal } from "#platform/log/journal.ts";

export type Tache = (charge: Readonly<Record<string, string>>) => Promise<void>;

export interface Ouvrier {
  arreter(): Promise<void>;
}

/** Held by one worker process at a time for a database. */
const VERROU_OUVRIER = 7_262_027;

/**
 * Jobs that a killed worker had begun stay locked for hours: the worker that finds itself alone frees them. With
 * several worker processes, the first one to become alone does it.
 */
const libererTachesMortes = async (pool: pg.Pool): Promise<() => Promise<void>> => {
  const client = await pool.connect();
  const { rows } = await client.query<{ seul: boolean }>(
    "select pg_try_advisory_lock($1) as seul",
    [VERROU_OUVRIER],
  );
  if (rows[0]?.seul) {
    await client.query(
      "select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))",
    );
  }
  return async () => {
    await client.query("select pg_advisory_unlock_all()").catch(() => undefined);
    client.release();
  };
};

const chargeDe = (brute: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(brute ?? {}).filter((e): e is [string, string] => typeof e[1] === "string"),
  );

/** Runs the jobs of a database until stopped; what is under way is finished first. */
export const demarrerOuvrier = async (
  pool: pg.Pool,
  taches: Readonly<Record<string, Tache>>,
  journal: Journal,
): Promise<Ouvrier> => {
  const rendre = await libererTachesMortes(pool);
  const taskList: TaskList = Object.fromEntries(
    Object.entries(taches).map(([nom, tache]) => [
      nom,
      async (charge: unknown, _aides: JobHelpers) => tache(chargeDe(charge)),
    ]),
  );
  const coureur = await run({
    pgPool: pool,
    taskList,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: new Logger(() => (niveau, message) => {
      if (niveau === "error") journal.error({ ouvrier: message }, "tâche en faute");
    }),
  });
  return {
    async arreter() {
      await coureur.stop();
      await rendre();
    },
  };
};
