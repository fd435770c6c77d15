import { readdirSync, readFileSync } from "node:fs";

/** Reading every process ten times a second took a tenth of one core from what is measured. */
const PERIODE_MS = 500;

/**
 * Watches the resident memory of this process and of those it starts, together.
 *
 * @returns what ends the watch and says the peak in megabytes; null where /proc does not exist
 */
export const surveillerMemoire = (): (() => number | null) => {
  let pic: number | null = null;
  const relever = (): void => {
    const total = memoireDeLaFamille();
    if (total !== null && total > (pic ?? 0)) pic = total;
  };
  relever();
  const horloge = setInterval(relever, PERIODE_MS);
  return () => {
    clearInterval(horloge);
    relever();
    return pic;
  };
};

const memoireDeLaFamille = (): number | null => {
  if (process.platform !== "linux") return null;
  const parents = new Map<number, number>();
  for (const nom of readdirSync("/proc")) {
    const pid = Number(nom);
    const parent = Number(champ(pid, "stat", /\) \S (\d+)/));
    if (Number.isInteger(pid) && parent) parents.set(pid, parent);
  }
  let total = 0;
  for (const pid of parents.keys()) {
    if (descend(pid, parents)) total += Number(champ(pid, "status", /VmRSS:\s+(\d+) kB/) ?? 0);
  }
  return total / 1024;
};

const descend = (pid: number, parents: ReadonlyMap<number, number>): boolean => {
  for (let p: number | undefined = pid; p !== undefined; p = parents.get(p)) {
    if (p === process.pid) return true;
  }
  return false;
};

/** A process may end between two readings. */
const champ = (pid: number, fichier: string, motif: RegExp): string | undefined => {
  try {
    return motif.exec(readFileSync(`/proc/${pid}/${fichier}`, "utf8"))?.[1];
  } catch {
    return undefined;
  }
};
