// `npm test`: everything, in order, with one summary. `--rapide` (npm run check): without database
// nor browser.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { trouverOuInstallerNavigateur } from "./navigateur.mjs";
import { preparer, RACINE } from "./preparer.mjs";

const RAPIDE = process.argv.includes("--rapide");
const BIN = `${RACINE}node_modules/.bin/`;
const UN = { passed: 1, failed: 0, skipped: 0 };
const FAUTE = { passed: 0, failed: 1, skipped: 0 };

preparer();
const dossier = mkdtempSync(join(tmpdir(), "passerelle-rapports-"));
const bilan = [];

await etape("Forme (biome)", ["biome", "ci", "--colors=off", "."]);
await etape("Types (tsc)", ["tsc", "--noEmit", "--project", "."]);
await etape("Murs (dependency-cruiser)", [
  ...["depcruise", "src", "scripts", "tests", "--config", ".dependency-cruiser.cjs"],
]);
await etape("Code mort (knip)", ["knip"]);
await etape(
  RAPIDE ? "Tests unitaires (vitest)" : "Tests unitaires et de base (vitest)",
  [
    ...["vitest", "run", ...(RAPIDE ? ["--project", "unite"] : [])],
    ...["--reporter=dot", "--reporter=json", `--outputFile.json=${rapport("vitest")}`],
  ],
  { compter: compterVitest },
);
if (!RAPIDE) await parcours();
conclure();

async function parcours() {
  const titre = "Parcours dans le navigateur (playwright)";
  const navigateur = trouverOuInstallerNavigateur();
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: rapport("playwright") };
  if (navigateur) {
    const commande = ["playwright", "test", "--reporter=line,json"];
    return etape(titre, commande, {
      compter: compterPlaywright,
      env: { ...env, CHROME_PATH: navigateur },
    });
  }
  await lancer(["playwright", "test", "--list", "--reporter=json"], env);
  const { suites } = lireRapport("playwright");
  const nombre = compterSpecs(suites);
  const exige = process.env.PASSERELLE_EXIGER_NAVIGATEUR === "1";
  process.stdout.write(
    `\n${titre}\n  ${exige ? "FAUTE" : "omis"} : tests de navigateur non joués, aucun Chromium (CHROME_PATH) : ${nombre}\n`,
  );
  bilan.push({
    titre: `${titre}, tests de navigateur non joués`,
    compte: { passed: 0, failed: exige ? Math.max(nombre, 1) : 0, skipped: exige ? 0 : nombre },
  });
}

/** One runner: its output is shown when it fails, its report is counted in every case. */
async function etape(titre, commande, { compter = undefined, env = {} } = {}) {
  process.stdout.write(`\n${titre}\n`);
  const debut = performance.now();
  const { code, sortie } = await lancer(commande, env);
  let compte = code === 0 ? UN : FAUTE;
  try {
    if (compter) compte = compter();
  } catch (error) {
    process.stdout.write(`Rapport illisible : ${error.message}\n`);
    compte = FAUTE;
  }
  // A runner that complains without a failed test (set-up, type of a config) has failed too.
  if (code !== 0 && compte.failed === 0) compte = { ...compte, failed: 1 };
  if (compter && compte.passed + compte.failed + compte.skipped === 0) compte = FAUTE;
  if (compte.failed > 0) process.stdout.write(`${sortie.trim()}\n`);
  const secondes = ((performance.now() - debut) / 1000).toFixed(1);
  process.stdout.write(`  ${compte.failed > 0 ? "FAUTE" : "tenu"} en ${secondes} s\n`);
  bilan.push({ titre, compte });
}

function lancer([programme, ...args], env) {
  return new Promise((resolve) => {
    const enfant = spawn(`${BIN}${programme}`, args, {
      cwd: RACINE,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, ...env },
      shell: process.platform === "win32",
    });
    let sortie = "";
    for (const flux of [enfant.stdout, enfant.stderr]) {
      flux.setEncoding("utf8").on("data", (texte) => {
        sortie += texte;
      });
    }
    enfant.on("error", (error) => resolve({ code: 1, sortie: error.message }));
    enfant.on("close", (code) => resolve({ code, sortie }));
  });
}

function rapport(nom) {
  return join(dossier, `${nom}.json`);
}
function lireRapport(nom) {
  return JSON.parse(readFileSync(rapport(nom), "utf8"));
}

function compterVitest() {
  const r = lireRapport("vitest");
  // A file that does not load has no test to fail.
  const muets = r.testResults.filter(
    (f) => f.status === "failed" && f.assertionResults.length === 0,
  );
  for (const omis of omisVitest(r)) process.stdout.write(`  omis : ${omis}\n`);
  return {
    passed: r.numPassedTests,
    failed: r.numFailedTests + muets.length,
    skipped: r.numPendingTests + r.numTodoTests,
  };
}

/** What this machine could not play, by the title that says what was missing. */
function omisVitest(r) {
  const omis = new Map();
  for (const { assertionResults } of r.testResults) {
    for (const { status, ancestorTitles, title } of assertionResults) {
      if (status !== "skipped" && status !== "pending") continue;
      const titre = ancestorTitles[0] ?? title;
      omis.set(titre, (omis.get(titre) ?? 0) + 1);
    }
  }
  return [...omis].map(([titre, n]) => `${titre}, tests non joués : ${n}`);
}

function compterPlaywright() {
  const { stats } = lireRapport("playwright");
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

function compterSpecs(suites) {
  return suites.reduce((n, s) => n + s.specs.length + compterSpecs(s.suites ?? []), 0);
}

function conclure() {
  rmSync(dossier, { recursive: true, force: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  process.stdout.write("\nBilan\n");
  for (const { titre, compte } of bilan) {
    process.stdout.write(`  ${titre} : ${phrase(compte)}\n`);
    for (const cle of Object.keys(total)) total[cle] += compte[cle];
  }
  process.stdout.write(`\n${phrase(total)}\n`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

function phrase({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
