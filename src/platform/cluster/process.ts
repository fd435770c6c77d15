import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

/**
 * What tells a live process from an earlier one with the same pid: its start time, and the boot
 * it belongs to.
 *
 * @returns undefined when the process is dead (a zombie is dead)
 */
export function startMark(pid: number): string | undefined {
  if (process.platform === "linux") {
    const fields = procStat(pid);
    if (!fields || fields[0] === "Z" || fields[0] === "X") return undefined;
    return `${bootId()}-${fields[19]}`;
  }
  if (process.platform === "win32") return answersToSignal(pid) ? "vivant" : undefined;
  const line = ps(pid, "stat=,lstart=");
  return line === "" || line.startsWith("Z") ? undefined : line.replace(/^\S+\s+/, "");
}

/** Whether a live process runs the program `postgres`; after a reboot its pid may be anybody's. */
export function isPostgres(pid: number): boolean {
  if (startMark(pid) === undefined) return false;
  if (process.platform === "win32") return true;
  if (process.platform !== "linux") return basename(ps(pid, "comm=")).startsWith("postgres");
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres";
  } catch {
    return false;
  }
}

/** Fields of /proc/<pid>/stat after the command name, which may itself hold spaces and brackets. */
function procStat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

function ps(pid: number, columns: string): string {
  try {
    return execFileSync("ps", ["-o", columns, "-p", String(pid)], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "";
  }
}

function answersToSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
