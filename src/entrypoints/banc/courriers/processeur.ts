import { readFileSync } from "node:fs";

const MS_PAR_TIC = 10;

/**
 * Processor time of this process and of the children it has seen end, in milliseconds: what does not depend on who
 * else is at work on the machine. Null where /proc does not exist.
 */
export const tempsProcesseur = (): number | null => {
  if (process.platform !== "linux") return null;
  const champs = readFileSync("/proc/self/stat", "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return champs.slice(11, 15).reduce((somme, tics) => somme + Number(tics), 0) * MS_PAR_TIC;
};
