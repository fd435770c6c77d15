import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRoot } from "#platform/config/donnees.ts";
import { readIfThere } from "#platform/config/whole-file.ts";
import { isTraversableByAll } from "./access.ts";
import { prepareBinaries } from "./binaries.ts";
import { makeOwnedFolder, NOBODY, SYSTEM_FOLDER } from "./location.ts";
import type { BaseDisponible } from "./ouvrir-base.ts";
import { startMark } from "./process.ts";
import { address, initCluster, startServer, stopServer } from "./server.ts";

interface Environnement {
  readonly PASSERELLE_TEST_DATABASE_URL?: string | undefined;
  readonly DATABASE_URL?: string | undefined;
}

const PREFIX = "passerelle-essai-";

/**
 * A server for tests: nothing survives it. PASSERELLE_TEST_DATABASE_URL, then DATABASE_URL, give
 * another one, whose user must be a superuser.
 */
export async function ouvrirBaseEphemere(
  env: Environnement = process.env,
): Promise<BaseDisponible> {
  const given = env.PASSERELLE_TEST_DATABASE_URL || env.DATABASE_URL;
  if (given) return { url: given, embarquee: false, rendre: async () => {} };

  const parent = await temporaryFolder();
  await sweep(parent);
  const root = await mkdtemp(join(parent, PREFIX));
  const owner = isRoot() ? NOBODY : undefined;
  if (owner) await chmod(root, 0o711);
  await writeFile(join(root, "proprietaire"), `${process.pid} ${startMark(process.pid)}`);
  const pgdata = join(root, "pgdata");
  const password = randomBytes(24).toString("hex");
  const { home } = await prepareBinaries(
    join(owner ? SYSTEM_FOLDER : root, "postgresql"),
    owner !== undefined,
  );
  await makeOwnedFolder(pgdata, owner);
  await initCluster(home, pgdata, password, owner, true);
  const log = join(root, "postgresql.log");
  const server = await startServer({
    ...{ home, pgdata, log, owner },
    ephemeral: true,
    lastPort: undefined,
  });
  return {
    url: address(server.port, password, "postgres"),
    embarquee: true,
    rendre: async () => {
      await stopServer(pgdata, true);
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** TMPDIR may be under a home that `nobody` cannot enter. */
async function temporaryFolder(): Promise<string> {
  const usual = await realpath(tmpdir());
  if (!isRoot() || (await isTraversableByAll(usual))) return usual;
  await mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  return SYSTEM_FOLDER;
}

/** Removes what killed test runs left behind. */
async function sweep(parent: string): Promise<void> {
  const left = (await readdir(parent)).filter((name) => name.startsWith(PREFIX));
  for (const name of left) {
    const root = join(parent, name);
    const [pid = "", ...mark] = ((await readIfThere(join(root, "proprietaire"))) ?? "").split(" ");
    if (pid === "" || startMark(Number(pid)) === mark.join(" ")) continue;
    await stopServer(join(root, "pgdata"), true);
    await rm(root, { recursive: true, force: true });
  }
}
