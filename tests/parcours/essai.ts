import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, test as nu } from "@playwright/test";

const DONNEES = process.env.PASSERELLE_TEST_DONNEES;

/** What the server writes and what the browser asks for, line by line, until the last check reads them. */
export const RELEVES = DONNEES && {
  donnees: DONNEES,
  journal: join(DONNEES, "journal.log"),
  adresses: join(DONNEES, "adresses.log"),
};

const noter = (contexte: BrowserContext): void => {
  contexte.on("request", (demande) => {
    const adresse = demande.url();
    if (RELEVES && !adresse.startsWith("data:")) appendFileSync(RELEVES.adresses, `${adresse}\n`);
  });
};

/** Every journey's `test`: each address the browser asks for, redirections included, is kept for the last check. */
export const test = nu.extend<object, { readonly adresses: undefined }>({
  adresses: [
    async ({ browser }, use) => {
      for (const contexte of browser.contexts()) noter(contexte);
      browser.on("context", noter);
      await use(undefined);
    },
    { scope: "worker", auto: true },
  ],
});
