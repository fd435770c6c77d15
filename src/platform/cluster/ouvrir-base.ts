import { randomBytes } from "node:crypto";
import { realpath, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Config } from "#platform/config/config.ts";
import { ErreurExploitation } from "#platform/config/exploitation.ts";
import { isThere, readIfThere, readOrCreate, replaceWhole } from "#platform/config/whole-file.ts";
import { prepareBinaries } from "./binaries.ts";
import { countLeases, dropLease, takeLease } from "./leases.ts";
import { type Location, locate, makeOwnedFolder, openFolder } from "./location.ts";
import { withLock } from "./lock.ts";
import {
  address,
  findPostmaster,
  initCluster,
  type Postmaster,
  startServer,
  stopServer,
} from "./server.ts";

const BASE = "passerelle";
const WRONG_PASSWORD = "28P01";
const WATCH_MS = 1_000;

export interface BaseDisponible {
  /** Superuser address of the database `passerelle`. */
  readonly url: string;
  readonly embarquee: boolean;
  /** Gives the lease back; the last one stops the embedded cluster. May be called twice. */
  rendre(): Promise<void>;
}

/**
 * The database of this configuration: DATABASE_URL when given, otherwise the embedded cluster of
 * the data folder, created, started or joined as needed.
 */
export async function ouvrirBase(
  config: Pick<Config, "databaseUrl" | "donnees">,
): Promise<BaseDisponible> {
  if (config.databaseUrl !== undefined) {
    return { url: config.databaseUrl, embarquee: false, rendre: async () => {} };
  }
  const folder = await openFolder(config.donnees);
  const leases = join(folder, "baux");
  const { url, lease, pgdata } = await withLock(folder, async () => {
    const running = await ensureRunning(folder);
    return { ...running, lease: await takeLease(leases) };
  });
  const stopWatching = watch(folder, pgdata);
  let returned = false;
  return {
    url,
    embarquee: true,
    rendre: async () => {
      if (returned) return;
      returned = true;
      await stopWatching();
      await withLock(folder, async () => {
        await dropLease(lease);
        if ((await countLeases(leases)) === 0) await stopServer(pgdata);
      });
    },
  };
}

interface Running {
  readonly url: string;
  readonly pgdata: string;
}

/** Under the lock: joins the running server, even one whose starter was killed, or starts it. */
async function ensureRunning(folder: string): Promise<Running> {
  const place = await locate(folder);
  const password = await knownPassword(folder, place.pgdata);
  const server = (await findReady(place.pgdata)) ?? (await start(folder, place, password));
  await replaceWhole(join(folder, "port"), String(server.port));
  await ensureDatabase(server, password, join(folder, "mot-de-passe"));
  return { url: address(server.port, password, BASE), pgdata: place.pgdata };
}

async function start(folder: string, place: Location, password: string): Promise<Postmaster> {
  const { pgdata, shelf, owner } = place;
  const { home, majorVersion } = await prepareBinaries(shelf, owner !== undefined);
  if (!(await isThere(pgdata))) {
    // Under another name first: a creation that was cut short is never taken for a base.
    const draft = `${pgdata}.neuf`;
    await rm(draft, { recursive: true, force: true });
    await makeOwnedFolder(draft, owner);
    await initCluster(home, draft, password, owner, false);
    await rename(draft, pgdata);
  }
  const version = (await readIfThere(join(pgdata, "PG_VERSION")))?.trim();
  if (version !== majorVersion) {
    throw new ErreurExploitation(
      `La base de ${pgdata} est celle d’un PostgreSQL ${version ?? "inconnu"}, et PostgreSQL ${majorVersion} est installé : restaurez une sauvegarde dans un dossier neuf.`,
    );
  }
  const lastPort = Number(await readIfThere(join(folder, "port"))) || undefined;
  const log = join(folder, "postgresql.log");
  return startServer({ home, pgdata, log, owner, ephemeral: false, lastPort });
}

/** The server that runs there, once it takes connections: it may be replaying its journal. */
async function findReady(pgdata: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const server = await findPostmaster(pgdata);
    if (!server) return undefined;
    if (server.pgdata !== (await realpath(pgdata))) {
      throw new ErreurExploitation(
        `Un serveur PostgreSQL (processus ${server.pid}) tient encore ce dossier sous son ancien nom, ${server.pgdata} : arrêtez-le avant de continuer.`,
      );
    }
    if (server.ready) return server;
    if (Date.now() > deadline) {
      throw new ErreurExploitation(
        `Le serveur PostgreSQL (processus ${server.pid}) ne répond pas : arrêtez-le avant de continuer.`,
      );
    }
    await pause(20);
  }
}

/** A password is made for a new cluster only: that of an existing one cannot be guessed. */
async function knownPassword(folder: string, pgdata: string): Promise<string> {
  const file = join(folder, "mot-de-passe");
  if ((await isThere(pgdata)) && !(await isThere(file))) {
    throw new ErreurExploitation(
      `Le fichier ${file} manque : sans lui la base de ${pgdata} ne s’ouvre pas. Restaurez-le.`,
    );
  }
  return readOrCreate(file, () => randomBytes(24).toString("hex"));
}

/** Proves by connecting that the server is ours, and creates the database at the first time. */
async function ensureDatabase(server: Postmaster, password: string, file: string): Promise<void> {
  const client = new pg.Client({ connectionString: address(server.port, password, "postgres") });
  try {
    await client.connect();
    const known = await client.query("select 1 from pg_database where datname = $1", [BASE]);
    if (known.rowCount === 0) await client.query(`create database ${BASE}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== WRONG_PASSWORD) throw error;
    throw new ErreurExploitation(
      `Le mot de passe de ${file} n’est pas celui de la base embarquée : restaurez ce fichier.`,
    );
  } finally {
    await client.end();
  }
}

/**
 * Brings the server back if it dies while we use it, at the same address.
 *
 * @returns what ends the watch, once a restart under way is over
 */
function watch(folder: string, pgdata: string): () => Promise<void> {
  let restart: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    restart ??= (async () => {
      if ((await findPostmaster(pgdata)) === undefined) {
        await withLock(folder, () => ensureRunning(folder));
      }
    })()
      // The next tick tries again; those who query see the fault themselves.
      .catch((error: unknown) => process.stderr.write(`Base embarquée : ${String(error)}\n`))
      .finally(() => {
        restart = undefined;
      });
  }, WATCH_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await restart;
  };
}
