import { expect, type Page } from "@playwright/test";
import { AGENTE, nomsADecider, PAGES, seConnecter } from "./demonstration.ts";
import { test } from "./essai.ts";
import { attendreAccessible, attendreSansDebordement } from "./verifier.ts";

const LARGE = { width: 1280, height: 900 };
const TELEPHONE = { width: 375, height: 812 };
const ETROIT = { width: 320, height: 640 };

for (const compte of new Set(PAGES.map((p) => p.compte))) {
  test.describe(`pages de ${compte ?? "un visiteur"}`, () => {
    let page: Page;
    test.beforeAll(async ({ browser }) => {
      // Colours are read by axe: no transition may be under way.
      const contexte = await browser.newContext({ reducedMotion: "reduce" });
      page = await contexte.newPage();
      if (compte) await seConnecter(page, compte);
    });
    test.afterAll(() => page.context().close());

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
      const arret = page.locator(":focus");
      await expect(arret, `arrêt ${i + 1}`).not.toHaveCSS("outline-style", "none");
      await expect(arret, `arrêt ${i + 1}`).toHaveCSS("outline-width", /^([2-9]|\d\d)/);
    }
  });

  test("un dossier se décide sans souris", async ({ page }) => {
    const [nom] = await nomsADecider(page);
    await page.getByRole("button", { name: `Valider pour ${nom}` }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status")).toContainText("Orientation décidée");
  });
});
