import { expect, type Page, test } from "@playwright/test";
import { AGENTE, PAGES, seConnecter } from "./demonstration.ts";
import { attendreAccessible, attendreSansDebordement } from "./verifier.ts";

const LARGE = { width: 1280, height: 900 };
const TELEPHONE = { width: 375, height: 812 };
const ETROIT = { width: 320, height: 640 };

for (const compte of new Set(PAGES.map((p) => p.compte))) {
  test.describe(`pages de ${compte ?? "un visiteur"}`, () => {
    let page: Page;
    test.beforeAll(async ({ browser }) => {
      // Colours are read by axe: no transition may be under way.
      page = await browser.newPage({ reducedMotion: "reduce" });
      if (compte) await seConnecter(page, compte);
    });
    test.afterAll(() => page.close());

    for (const { nom, trouver, statut } of PAGES.filter((p) => p.compte === compte)) {
      test(`${nom} : axe sans violation, rien qui déborde à 320 px`, async () => {
        await page.setViewportSize(LARGE);
        await page.emulateMedia({ colorScheme: "light" });
        const reponse = await page.goto(await trouver(page));
        expect(reponse?.status(), page.url()).toBe(statut ?? 200);
        await attendreAccessible(page);
        await page.setViewportSize(TELEPHONE);
        await page.emulateMedia({ colorScheme: "dark" });
        await attendreAccessible(page);
        await page.setViewportSize(ETROIT);
        await attendreSansDebordement(page);
      });
    }
  });
}

const focusVisible = (page: Page) =>
  page.evaluate(() => {
    const e = document.activeElement;
    if (!e || e === document.body) return undefined;
    const style = getComputedStyle(e);
    return {
      quoi: `${e.tagName.toLowerCase()} ${e.textContent?.trim().slice(0, 30)}`,
      trait: style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth),
    };
  });

test.describe("au clavier", () => {
  test.beforeEach(({ page }) => seConnecter(page, AGENTE));

  test("le premier lien mène au contenu", async ({ page }) => {
    await page.goto("/orientation");
    await page.keyboard.press("Tab");
    const evitement = page.getByRole("link", { name: "Aller au contenu" });
    await expect(evitement).toBeFocused();
    await expect(evitement).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.locator("main")).toBeFocused();
  });

  test("chaque arrêt du clavier se voit", async ({ page }) => {
    await page.goto("/orientation?onglet=reprise");
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press("Tab");
      const arret = await focusVisible(page);
      expect(arret?.trait, `arrêt ${i + 1} : ${arret?.quoi}`).toBeGreaterThanOrEqual(2);
    }
  });

  test("un dossier se décide sans souris", async ({ page }) => {
    await page.goto("/orientation?onglet=reprise");
    await page.getByRole("button", { name: /^Valider/ }).first().focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status")).toContainText("Orientation");
  });
});
