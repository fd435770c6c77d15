import { join } from "node:path";
import { type Page, test } from "@playwright/test";
import { PAGES, seConnecter } from "./demonstration.ts";

/** Folder the images go to; without it, nothing is drawn. */
const DOSSIER = process.env.PASSERELLE_CAPTURES;

const TAILLES = [
  { width: 1280, height: 900 },
  { width: 375, height: 812 },
] as const;

const capturer = async (page: Page, dossier: string, nom: string): Promise<void> => {
  for (const taille of TAILLES) {
    await page.setViewportSize(taille);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const theme = colorScheme === "dark" ? "-sombre" : "";
      await page.screenshot({
        path: join(dossier, `${nom}-${taille.width}${theme}.png`),
        fullPage: true,
        animations: "disabled",
      });
    }
  }
  await page.emulateMedia({ media: null, colorScheme: null });
};

test.describe("captures des pages principales", () => {
  test.skip(!DOSSIER, "aucun dossier de captures demandé");
  test.describe.configure({ timeout: 300_000 });

  for (const compte of new Set(PAGES.map((p) => p.compte))) {
    test(`pages vues par ${compte ?? "un visiteur"}`, async ({ page }) => {
      const dossier = DOSSIER ?? "";
      if (compte) await seConnecter(page, compte);
      for (const { nom, trouver } of PAGES.filter((p) => p.compte === compte)) {
        await page.goto(await trouver(page));
        await capturer(page, dossier, nom);
        await page.pdf({ path: join(dossier, `${nom}.pdf`), format: "A4" });
      }
    });
  }
});
