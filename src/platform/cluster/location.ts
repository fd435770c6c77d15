import { createHash, randomBytes } from "node:crypto";
import { chmod, chown, mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isRoot, openOwnFolder } from "#platform/config/donnees.ts";
import { ErreurExploitation } from "#platform/config/exploitation.ts";
import { isThere, readIfThere, replaceWhole } from "#platform/config/whole-file.ts";
import { isTraversableByAll } from "./access.ts";
import { type Owner, stopServer } from "./server.ts";

/** `nobody`: PostgreSQL refuses to run as root, and this user exists everywhere. */
export const NOBODY: Owner = { uid: 65_534, gid: 65_534 };
export const SYSTEM_FOLDER = "/var/lib/passerelle";

export interface Location {
  /** Data directory of PostgreSQL. */
  readonly pgdata: string;
  /** Where binaries may be copied. */
  readonly shelf: string;
  readonly owner: Owner | undefined;
}

const Pointer = z.object({ donnees: z.string(), cluster: z.string() });
type Pointer = z.infer<typeof Pointer>;

/**
 * The folder, ours, of the lock, the leases, the password and the log. Another user's is refused,
 * even to root: what root would write there, its owner could no longer read.
 */
export async function openFolder(donnees: string): Promise<string> {
  const folder = await openOwnFolder(join(await openOwnFolder(donnees), "base"));
  const { uid } = await stat(folder);
  if (process.getuid && uid !== process.getuid()) {
    throw new ErreurExploitation(
      `Le dossier ${folder} appartient à un autre utilisateur (${uid}) : lancez Passerelle sous son compte, ou donnez un autre dossier dans PASSERELLE_DONNEES.`,
    );
  }
  return folder;
}

/** Decides where the cluster of a folder lies: always the same answer. Called under the lock. */
export async function locate(folder: string): Promise<Location> {
  const within = { pgdata: join(folder, "pgdata"), shelf: join(folder, "postgresql") };
  if (!isRoot()) return { ...within, owner: undefined };
  const cluster = await readPointer(folder);
  if (cluster === undefined) {
    if (await isTraversableByAll(folder)) return { ...within, owner: NOBODY };
    if (await isThere(within.pgdata)) {
      throw new ErreurExploitation(
        `La base de ${folder} a été créée quand ce chemin était ouvert au passage, et il ne l’est plus : rendez-le (chmod o+x sur chaque dossier du chemin).`,
      );
    }
  }
  const pgdata = join(cluster ?? (await claimSystemFolder(folder)), "pgdata");
  return { pgdata, shelf: join(SYSTEM_FOLDER, "postgresql"), owner: NOBODY };
}

const pointerOf = (folder: string): string => join(folder, "emplacement.json");
const claimOf = (cluster: string): string => join(cluster, "dossier");

/**
 * A copied folder must not share the cluster of its original; a moved one keeps it.
 * A pointer to nothing is not replaced by an empty base in silence.
 */
async function readPointer(folder: string): Promise<string | undefined> {
  const text = await readIfThere(pointerOf(folder));
  if (text === undefined) return undefined;
  const { donnees, cluster } = Pointer.parse(JSON.parse(text));
  if (donnees !== folder && (await isThere(donnees))) return undefined;
  if (!(await isThere(cluster))) {
    throw new ErreurExploitation(
      `La base annoncée par ${pointerOf(folder)} n’est plus dans ${cluster}. Restaurez ce dossier, ou supprimez le fichier pour repartir d’une base vide.`,
    );
  }
  if (donnees !== folder) await writeClaim({ donnees: folder, cluster });
  return cluster;
}

/**
 * A place of the system that `nobody` can reach. If one is there for the same folder, that folder
 * was emptied by hand: its old base is set aside, neither reused nor deleted.
 */
async function claimSystemFolder(folder: string): Promise<string> {
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  let cluster = join(SYSTEM_FOLDER, hash);
  if (await isThere(cluster)) {
    if ((await readIfThere(claimOf(cluster))) === folder) {
      await stopServer(join(cluster, "pgdata"));
      await rename(cluster, `${cluster}.ancienne-${Date.now()}`);
    } else {
      cluster = `${cluster}-${randomBytes(4).toString("hex")}`;
    }
  }
  await mkdir(cluster, { recursive: true, mode: 0o755 });
  // `mkdir` obeys the umask, which as root may be 077.
  for (const path of [SYSTEM_FOLDER, cluster]) await chmod(path, 0o755);
  await writeClaim({ donnees: folder, cluster });
  return cluster;
}

async function writeClaim(pointer: Pointer): Promise<void> {
  await replaceWhole(claimOf(pointer.cluster), pointer.donnees);
  await replaceWhole(pointerOf(pointer.donnees), JSON.stringify(pointer));
}

/** A new folder of which PostgreSQL will be the owner. */
export async function makeOwnedFolder(path: string, owner: Owner | undefined): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  if (owner) await chown(path, owner.uid, owner.gid);
}
