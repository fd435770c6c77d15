import { type ChildProcess, spawn } from "node:child_process";
import { chown, open, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ErreurExploitation } from "#platform/config/exploitation.ts";
import { readIfThere } from "#platform/config/whole-file.ts";
import { isPostgres } from "./process.ts";
import { settings } from "./settings.ts";

/** The user PostgreSQL runs as, when it is not ours. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** What postmaster.pid says. */
export interface Postmaster {
  readonly pid: number;
  readonly pgdata: string;
  readonly port: number;
  readonly ready: boolean;
}

export const address = (port: number, password: string, database: string): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

const POLL_MS = 10;
const LOG_LIMIT = 10_000_000;

/** undefined when no postmaster lives there; a file left by a dead one does not count. */
export async function findPostmaster(pgdata: string): Promise<Postmaster | undefined> {
  const text = await readIfThere(join(pgdata, "postmaster.pid"));
  const [pid = "", folder = "", , port = "", , , , state = ""] = text?.split("\n") ?? [];
  if (!isPostgres(Number(pid))) return undefined;
  return { pid: Number(pid), pgdata: folder, port: Number(port), ready: state.startsWith("ready") };
}

/** Creates the files of a cluster in an empty folder that belongs to `owner`. */
export async function initCluster(
  home: string,
  pgdata: string,
  password: string,
  owner: Owner | undefined,
  ephemeral: boolean,
): Promise<void> {
  const passwordFile = `${pgdata}.mot-de-passe`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (owner) await chown(passwordFile, owner.uid, owner.gid);
    // The character classes of pg_trgm come from lc_ctype: with C, accented letters are no letters.
    for (const ctype of ["C.UTF-8", "en_US.UTF-8", "C"]) {
      const refusal = await initdb(home, owner, [
        ...["--pgdata", pgdata, "--username", "postgres", "--pwfile", passwordFile],
        ...["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C"],
        ...["--lc-ctype", ctype, "--locale-provider", "icu", "--icu-locale", "fr-FR"],
        ...(ephemeral ? ["--no-sync"] : []),
      ]);
      if (refusal === undefined) return;
      if (!refusal.includes("invalid locale name")) {
        throw new ErreurExploitation(`La base embarquée n’a pas pu être créée : ${refusal}`);
      }
    }
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** @returns what it complained of, or undefined when it is done */
async function initdb(
  home: string,
  owner: Owner | undefined,
  args: readonly string[],
): Promise<string | undefined> {
  const child = spawn(join(home, "bin", "initdb"), args, {
    ...asOwner(owner),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const code = await exitOf(child);
  return code === 0 ? undefined : complaint.trim() || `initdb, code ${code}`;
}

export interface Start {
  readonly home: string;
  readonly pgdata: string;
  readonly log: string;
  readonly owner: Owner | undefined;
  readonly ephemeral: boolean;
  /** Tried first: those who are connected find the same address again. */
  readonly lastPort: number | undefined;
}

/** Starts the server, which outlives us, and waits until it takes connections. */
export async function startServer(start: Start): Promise<Postmaster> {
  const deadline = Date.now() + 120_000;
  let { lastPort } = start;
  for (;;) {
    const port = await choosePort(lastPort);
    const outcome = await tryStart(start, port, deadline);
    if (typeof outcome === "object") return outcome;
    // A killed postmaster's children take a moment to let go; a port may be taken in between.
    const transient = /shared memory block|Address already in use|could not bind/.test(outcome);
    if (!transient || Date.now() > deadline) {
      throw new ErreurExploitation(
        `La base embarquée ne démarre pas (${start.log}) : ${outcome.trim() || "arrêt sans message"}`,
      );
    }
    if (!outcome.includes("shared memory block")) lastPort = undefined;
    await pause(100);
  }
}

/** @returns the server, or what its log says when it gave up */
async function tryStart(
  start: Start,
  port: number,
  deadline: number,
): Promise<Postmaster | string> {
  const log = await open(start.log, "a", 0o600);
  const { size } = await log.stat();
  const begin = size > LOG_LIMIT ? 0 : size;
  if (size > LOG_LIMIT) await truncate(start.log);
  const child = spawn(
    join(start.home, "bin", "postgres"),
    ["-D", start.pgdata, ...(await settings(port, start.ephemeral))],
    // Its own session: a Ctrl-C in the terminal is for us, we stop the server in good order.
    { ...asOwner(start.owner), detached: true, stdio: ["ignore", log.fd, log.fd] },
  );
  let end: string | undefined;
  void exitOf(child).then(
    () => {
      end = "";
    },
    (error: unknown) => {
      end = String(error);
    },
  );
  child.unref();
  await log.close();
  for (;;) {
    const server = await findPostmaster(start.pgdata);
    if (server?.ready && server.pid === child.pid) return server;
    if (end !== undefined) {
      return (await readFile(start.log)).subarray(begin).toString("utf8") + end;
    }
    if (Date.now() > deadline) {
      child.kill("SIGQUIT");
      return "démarrage trop long";
    }
    await pause(POLL_MS);
  }
}

/** Stops the server of a data directory in good order, if there is one. */
export async function stopServer(pgdata: string, hasty = false): Promise<void> {
  const server = await findPostmaster(pgdata);
  if (!server) return;
  signal(server.pid, hasty ? "SIGQUIT" : "SIGINT");
  const patience = Date.now() + 60_000;
  let insisted = hasty;
  while (isPostgres(server.pid)) {
    if (!insisted && Date.now() > patience) {
      insisted = true;
      signal(server.pid, "SIGQUIT");
    }
    await pause(POLL_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone in between: what was asked.
  }
}

function asOwner(owner: Owner | undefined): {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  // PG* variables of the person's shell would change where and how the server runs.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("PG")),
  );
  // Our own working directory may be closed to the other user.
  return { cwd: "/", env: { ...env, LC_ALL: "C", TZ: "UTC" }, ...owner };
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });

async function choosePort(wished: number | undefined): Promise<number> {
  if (wished !== undefined && (await freePort(wished)) !== undefined) return wished;
  const any = await freePort(0);
  if (any === undefined) throw new Error("Aucun port libre sur 127.0.0.1");
  return any;
}

const freePort = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
