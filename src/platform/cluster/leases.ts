import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { createWhole, readIfThere } from "#platform/config/whole-file.ts";
import { startMark } from "./process.ts";

/**
 * Who uses the running cluster: one file per use, with the process that made it. Nothing is
 * renewed: a lease is worth what its process is worth, and a killed process gives nothing back.
 * Called under the lock only.
 */
export async function takeLease(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  await createWhole(path, `${process.pid} ${startMark(process.pid)}`);
  return path;
}

export const dropLease = (path: string): Promise<void> => rm(path, { force: true });

/** Live leases; those of dead processes are deleted on the way. */
export async function countLeases(folder: string): Promise<number> {
  const names = await readdir(folder);
  const alive = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const [pid = "", ...mark] = ((await readIfThere(path)) ?? "").split(" ");
      if (startMark(Number(pid)) === mark.join(" ")) return 1;
      await dropLease(path);
      return 0;
    }),
  );
  return alive.reduce<number>((sum, one) => sum + one, 0);
}
