import { expect, type Page } from "@playwright/test";
import { AGENTE, ouvrirDossierComplet, seConnecter } from "./demonstration.ts";
import { test } from "./essai.ts";

test.use({ javaScriptEnabled: false });
test.beforeEach(({ page }) => seConnecter(page, AGENTE));

const noms = (page: Page) => page.getByRole("rowheader").getByRole("link").allTextContents();

/** The first long family name of the list, as a hurried hand would write it. */
const avecUneFaute = (complet: string): string => {
  const nom = complet.split(" ").find((mot) => mot === mot.toUpperCase()) ?? complet;
  return `${nom.slice(0, 3)}${nom.slice(4)}`.toLowerCase().replace("e", "é");
};

test("sans script, une personne se retrouve malgré une faute et un accent", async ({ page }) => {
  await page.goto("/personnes");
  const cherche = (await noms(page)).find((n) => /^[A-Z]{7,} .*e/i.test(n));
  expect(cherche, "un nom assez long dans la première page").toBeDefined();
  await page.getByLabel("Nom et prénom").fill(avecUneFaute(cherche ?? ""));
  await page.getByRole("button", { name: "Chercher la personne" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Personnes trouvées");
  await expect(page.getByText("ces noms ressemblent")).toBeVisible();
  await page
    .getByRole("link", { name: cherche ?? "", exact: true })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(cherche ?? "");
});

test("sans script, la barre cherche aussi, et l’adresse ne dit pas qui", async ({ page }) => {
  await page.goto("/personnes");
  const [premiere] = await noms(page);
  await page.getByRole("searchbox").fill(premiere ?? "");
  await page.getByRole("searchbox").press("Enter");
  await expect(
    page
      .getByRole("rowheader")
      .getByText(premiere ?? "", { exact: true })
      .first(),
  ).toBeVisible();
  expect(page.url()).not.toContain((premiere ?? "").split(" ")[0]);
});

test("sans script, la liste va à la page suivante et en revient", async ({ page }) => {
  await page.goto("/personnes");
  const premiers = await noms(page);
  await page.getByRole("link", { name: "Suivantes" }).click();
  const seconds = await noms(page);
  expect(seconds).not.toEqual(premiers);
  await page.getByRole("link", { name: "Précédentes" }).click();
  expect(await noms(page)).toEqual(premiers);
});

test("sans script, une orientation se décide et la décision se reprend", async ({ page }) => {
  await ouvrirDossierComplet(page);
  await page.getByRole("button", { name: "Décider l’orientation" }).click();
  await expect(page.getByRole("status")).toContainText("Orientation décidée");
  await expect(page.locator("#decision")).toContainText("suivie");
  await page.getByRole("button", { name: "Revenir sur la décision" }).click();
  await expect(page.getByRole("status")).toContainText("de nouveau à orienter");
  await expect(page.getByRole("button", { name: "Décider l’orientation" })).toBeVisible();
});
