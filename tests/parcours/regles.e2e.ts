import { expect, type Page } from "@playwright/test";
import { seConnecter } from "./demonstration.ts";
import { test } from "./essai.ts";
import { attendreAccessible } from "./verifier.ts";

const RESPONSABLE = "philippe.caron";
const DIRECTION = "helene.vasseur";
const NOM = "Règles essayées dans le navigateur";
/** Counting everyone is the worker's: its own process, on a machine that may be busy. */
const TRAVAIL = { timeout: 60_000 };

const titre = (page: Page) => page.getByRole("heading", { level: 1 });

test.describe.configure({ timeout: 180_000 });
test.use({ reducedMotion: "reduce" });

test("une responsable change une règle et la simule sur tout le monde ; la direction publie ; le public lit", async ({
  page,
  browser,
}) => {
  await seConnecter(page, RESPONSABLE);
  await page.goto("/orientation");
  await page.getByRole("link", { name: "Règles de proposition" }).click();
  await page.getByLabel("Nom de la liste à venir").fill(NOM);
  await page.getByRole("button", { name: "Ouvrir un brouillon" }).click();
  await expect(titre(page)).toHaveText(NOM);
  const brouillon = page.url();

  await test.step("une règle qui nomme le sexe est refusée, la même sans lui entre", async () => {
    await page.getByRole("link", { name: "Modifier « Moins de 26 ans, sans" }).click();
    await page.locator('[name="c1.age.max"]').fill("29");
    await page.getByLabel("Aux agents").fill("Femmes de moins de 30 ans");
    await page.getByRole("button", { name: "Enregistrer la règle" }).click();
    await expect(page.getByRole("alert")).toContainText("une règle ne nomme jamais le sexe");
    await attendreAccessible(page);
    await page.getByLabel("Aux agents").fill("Moins de 30 ans, sans activité récente connue");
    await page.getByRole("button", { name: "Enregistrer la règle" }).click();
    await expect(page.getByText("un chemin et un seul pour chacun")).toBeVisible();
    await expect(page.getByText("Âge : 29 ans ou moins").first()).toBeVisible();
    await attendreAccessible(page);
  });

  await test.step("elle voit qui changerait, et ouvre ceux de son territoire", async () => {
    await page.getByRole("link", { name: "Simuler sur tout le monde" }).click();
    await page.getByLabel("Comme si personne n’était encore accompagné").check();
    await page.getByRole("button", { name: "Simuler", exact: true }).click();
    await expect(async () => {
      await page.reload();
      await expect(
        page.getByRole("link", { name: "Document pour l’assemblée (PDF)" }),
      ).toBeVisible();
    }).toPass(TRAVAIL);
    await expect(page.getByRole("img", { name: /Flux entre propositions/ })).toBeVisible();
    await attendreAccessible(page);
    await page.getByRole("link", { name: /de Entretien à Socio-pro/ }).click();
    await expect(page.getByRole("rowheader").first()).toBeVisible();
    await attendreAccessible(page);
  });

  await test.step("elle prépare, et ne publie pas", async () => {
    const reponse = await page.goto(`${brouillon}/publier`);
    expect(reponse?.status()).toBe(403);
  });

  const bureau = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  await seConnecter(bureau, DIRECTION);
  await bureau.goto(brouillon);
  await bureau.getByRole("link", { name: "Publier cette version" }).click();
  await bureau.getByLabel("Référence de l’acte").fill("Délibération n° 2026-77");
  await bureau.getByLabel("S’applique à partir du").fill("1er janvier 2027");
  await bureau.getByRole("button", { name: /Publier la version/ }).click();
  await expect(bureau.getByRole("status")).toContainText("s’applique à partir du 1er janv. 2027");
  await expect(bureau.getByText("à venir", { exact: true })).toBeVisible();

  await bureau.context().clearCookies();
  await bureau.goto("/publication/orientation");
  await expect(bureau.getByText("Délibération n° 2026-77")).toBeVisible();
  await expect(bureau.getByRole("heading", { name: "Registre des algorithmes" })).toBeVisible();
  await attendreAccessible(bureau);
});
