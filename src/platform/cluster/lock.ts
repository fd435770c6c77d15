import { readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ErreurExploitation } from "#platform/config/exploitation.ts";
import { createWhole, hasCode, readIfThere, replaceWhole } from "#platform/config/whole-file.ts";
import { startMark } from "./process.ts";

const NAME = /^verrou-(\d+)$/;
const FREE = "libre";
const POLL_MS = 20;

/**
 * Runs `job` while no other process does, for everybody who names the same folder.
 *
 * Node has no `flock`. The lock is a series of numbered files, the highest of which tells who
 * holds it. Whoever finds its holder gone creates the next number, which only one can do, and
 * holds the lock only if its number is still the highest: the highest is never deleted, so a
 * latecomer who reuses an old number sees that it lost. A killed holder blocks nobody.
 */
export async function withLock<T>(
  folder: string,
  job: () => Promise<T>,
  patienceMs = 180_000,
): Promise<T> {
  const held = await acquire(folder, Date.now() + patienceMs);
  try {
    return await job();
  } finally {
    await replaceWhole(join(folder, held), FREE);
  }
}

async function acquire(folder: string, deadline: number): Promise<string> {
  const me = `${process.pid} ${startMark(process.pid)}`;
  for (;;) {
    const top = await highest(folder);
    const holder = top === 0 ? FREE : await readIfThere(join(folder, `verrou-${top}`));
    if (holder !== undefined && !isHeld(holder)) {
      const mine = `verrou-${top + 1}`;
      if (await createWhole(join(folder, mine), me)) {
        if ((await highest(folder)) === top + 1) {
          await forgetOlder(folder, top + 1);
          return mine;
        }
        await remove(join(folder, mine));
      }
      continue;
    }
    if (Date.now() > deadline) {
      throw new ErreurExploitation(
        `La base est en cours d’ouverture par un autre processus (${holder?.split(" ")[0] ?? "inconnu"}) depuis trop longtemps ; arrêtez-le puis recommencez.`,
      );
    }
    await pause(POLL_MS);
  }
}

function isHeld(holder: string): boolean {
  if (holder.trim() === FREE) return false;
  const [pid = "", ...mark] = holder.split(" ");
  return startMark(Number(pid)) === mark.join(" ");
}

const numberOf = (name: string): number => Number(NAME.exec(name)?.[1] ?? 0);

const highest = async (folder: string): Promise<number> =>
  (await readdir(folder)).reduce((top, name) => Math.max(top, numberOf(name)), 0);

async function forgetOlder(folder: string, mine: number): Promise<void> {
  const older = (await readdir(folder)).filter((n) => numberOf(n) > 0 && numberOf(n) < mine);
  await Promise.all(older.map((name) => remove(join(folder, name))));
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
  }
}
