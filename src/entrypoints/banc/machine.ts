import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, platform, release, totalmem } from "node:os";
import { RACINE } from "#platform/config/config.ts";

export const decrireMachine = (): Readonly<Record<string, string | number>> => ({
  systeme: `${platform()} ${release()}`,
  processeur: cpus()[0]?.model ?? "inconnu",
  coeurs: availableParallelism(),
  memoire_mo: Math.round(totalmem() / 1e6),
  node: process.version,
});

/** The commit measured; a copy without history has none. */
export const lireCommit = (): string | null => {
  try {
    return execFileSync("git", ["-C", RACINE, "describe", "--always", "--dirty"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null;
  }
};
