import { join } from "node:path";
import type { Page } from "@playwright/test";
import { PAGES, seConnecter } from "./demonstration.ts";
import { test } from "./essai.ts";

/** Folder the images go to; unless it is named, this file is not played. */
const DOSSIER = process.env.PASSERELLE_CAPTURES ?? "";

const TAILLES = [
  { width: 1280, height: 900 },
  { width: 375, height: 812 },
] as const;

const capturer = async (page: Page, nom: string): Promise<void> => {
  for (const taille of TAILLES) {
    await page.setViewportSize(taille);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const theme = colorScheme === "dark" ? "-sombre" : "";
      await page.screenshot({
        path: join(DOSSIER, `${nom}-${taille.width}${theme}.png`),
        fullPage: true,
        animations: "disabled",
      });
    }
  }
  await page.emulateMedia({ media: null, colorScheme: null });
};

test.describe("captures des pages principales", () => {
  test.describe.configure({ timeout: 300_000 });

  for (const compte of new Set(PAGES.map((p) => p.compte))) {
    test(`pages vues par ${compte ?? "un visiteur"}`, async ({ page }) => {
      if (compte) await seConnecter(page, compte);
      for (const { nom, trouver } of PAGES.filter((p) => p.compte === compte)) {
        await page.goto(await trouver(page));
        await capturer(page, nom);
        await page.pdf({ path: join(DOSSIER, `${nom}.pdf`), format: "A4" });
      }
    });
  }
});
