import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";
import { trouverNavigateur } from "./scripts/navigateur.mjs";
import { DEMONSTRATION } from "./tests/parcours/demonstration.ts";

const navigateur = trouverNavigateur();
const PORT = Number(process.env.PASSERELLE_TEST_PORT ?? 3917);
/** An installation already open, for screenshots of a full département; nothing is started then. */
const OUVERTE = process.env.PASSERELLE_TEST_ADRESSE;
const ADRESSE = OUVERTE ?? `http://127.0.0.1:${PORT}`;
// Read again in each worker: the first reading makes the folder, and takes it away at the end.
if (!OUVERTE && process.env.PASSERELLE_TEST_DONNEES === undefined) {
  const donnees = mkdtempSync(join(tmpdir(), "passerelle-parcours-"));
  chmodSync(donnees, 0o711);
  process.env.PASSERELLE_TEST_DONNEES = donnees;
  process.on("exit", () => rmSync(donnees, { recursive: true, force: true }));
}

const { departement, foyers, graine, aujourdhui } = DEMONSTRATION;
const PASSERELLE = "node bin/passerelle.mjs";

export default defineConfig({
  testDir: "tests/parcours",
  projects: [
    {
      name: "parcours",
      testMatch: "*.e2e.ts",
      // Images to look at prove nothing: drawn only for who names their folder.
      testIgnore: process.env.PASSERELLE_CAPTURES ? [] : "captures.e2e.ts",
      teardown: "journaux",
    },
    // Reads what the journeys have left in the log and in the browser's addresses.
    { name: "journaux", testMatch: "*.fin.ts" },
  ],
  outputDir: "test-results",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  use: {
    ...devices["Desktop Chrome"],
    baseURL: ADRESSE,
    actionTimeout: 15_000,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    launchOptions: {
      ...(navigateur && { executablePath: navigateur }),
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  ...(OUVERTE === undefined && {
    webServer: {
      command: `${PASSERELLE} demo charger --departement ${departement} --foyers ${foyers} --graine ${graine} && exec ${PASSERELLE} demarrer --demo --port ${PORT} > "$PASSERELLE_TEST_DONNEES/journal.log" 2>&1`,
      url: `${ADRESSE}/connexion`,
      timeout: 180_000,
      gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
      env: {
        PASSERELLE_TEST_DONNEES: process.env.PASSERELLE_TEST_DONNEES ?? "",
        PASSERELLE_JOURNAL: "info",
        PASSERELLE_DONNEES: process.env.PASSERELLE_TEST_DONNEES ?? "",
        PASSERELLE_AUJOURDHUI: aujourdhui,
        DATABASE_URL: "",
      },
    },
  }),
});
