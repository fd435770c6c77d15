// Plain Node, no dependency: this is what runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const RACINE = fileURLToPath(new URL("../", import.meta.url));
const VERROU = `${RACINE}package-lock.json`;
const INSTALLE = `${RACINE}node_modules/.package-lock.json`;
const EMPREINTE = `${RACINE}node_modules/.passerelle-empreinte`;
const NODE_MINIMUM = [20, 19];

/** Refuses a Node that is too old, and installs what package-lock.json says when it is not there. */
export function preparer() {
  const [majeure, mineure] = process.versions.node.split(".").map(Number);
  const [majeureMin, mineureMin] = NODE_MINIMUM;
  if (majeure < majeureMin || (majeure === majeureMin && mineure < mineureMin)) {
    arreter(
      `Passerelle demande Node ${NODE_MINIMUM.join(".")} ou plus récent ; celui-ci est ${process.versions.node}.`,
    );
  }
  const empreinte = createHash("sha256").update(readFileSync(VERROU)).digest("hex");
  if (lire(EMPREINTE) === empreinte) return;
  if (!estInstalle()) installer();
  writeFileSync(EMPREINTE, empreinte);
}

function installer() {
  process.stderr.write("Installation des dépendances (npm ci)…\n");
  const { status, error } = spawnSync("npm", ["ci", "--ignore-scripts"], {
    cwd: RACINE,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (error || status !== 0) {
    arreter(`L’installation des dépendances a échoué${error ? ` : ${error.message}` : ""}.`);
  }
}

/** Somebody may have installed by hand: npm says what it did in a lock file of its own. */
function estInstalle() {
  const fait = lire(INSTALLE);
  if (fait === undefined) return false;
  const present = JSON.parse(fait).packages;
  return Object.entries(JSON.parse(readFileSync(VERROU, "utf8")).packages).every(
    ([chemin, { version, optional }]) =>
      chemin === "" || present[chemin]?.version === version || (optional && !present[chemin]),
  );
}

const lire = (chemin) => (existsSync(chemin) ? readFileSync(chemin, "utf8") : undefined);

function arreter(phrase) {
  process.stderr.write(`${phrase}\n`);
  process.exit(1);
}
