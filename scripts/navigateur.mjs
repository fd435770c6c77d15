import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const CHEMINS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The Chromium of this machine, CHROME_PATH first; nothing is downloaded. */
export const trouverNavigateur = () =>
  [process.env.CHROME_PATH, ...CHEMINS].find((chemin) => chemin && existsSync(chemin));

/** On a Debian where we are root, Debian's own package; elsewhere nobody's machine is changed. */
export function trouverOuInstallerNavigateur() {
  const present = trouverNavigateur();
  if (present || process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return present;
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    spawnSync("apt-get", args, {
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  return trouverNavigateur();
}
