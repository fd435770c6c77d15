import { type Browser, expect, type Page } from "@playwright/test";
import { seConnecter } from "./demonstration.ts";
import { test } from "./essai.ts";
import { attendreAccessible, attendreSansDebordement } from "./verifier.ts";

const ADMINISTRATEUR = "julien.morel";
const DIRECTION = "helene.vasseur";
const RESPONSABLE = "philippe.caron";
const TELEPHONE = { width: 375, height: 812 };
const LARGE = { width: 1280, height: 900 };

const titre = (page: Page) => page.getByRole("heading", { level: 1 });
const dit = (page: Page, phrase: string) =>
  expect(page.getByRole("status").filter({ hasText: phrase })).toBeVisible();

const verifier = async (page: Page): Promise<void> => {
  await attendreAccessible(page);
  await page.setViewportSize(TELEPHONE);
  await attendreAccessible(page);
  await attendreSansDebordement(page);
  await page.setViewportSize(LARGE);
};

const enTant = async (browser: Browser, compte: string): Promise<Page> => {
  const contexte = await browser.newContext({ reducedMotion: "reduce" });
  const page = await contexte.newPage();
  await seConnecter(page, compte);
  return page;
};

test("un compte arrive, change, se déplace et part, sans script", async ({ browser }) => {
  const contexte = await browser.newContext({ javaScriptEnabled: false, reducedMotion: "reduce" });
  const page = await contexte.newPage();
  await seConnecter(page, ADMINISTRATEUR);

  await page.getByRole("link", { name: "Comptes", exact: true }).first().click();
  await expect(titre(page)).toHaveText("Comptes");

  await page.getByRole("link", { name: "Créer un compte" }).click();
  await page.getByRole("button", { name: "Créer le compte" }).click();
  await expect(page.getByRole("alert")).toContainText("Indiquez le prénom");
  await page.getByLabel("Prénom").fill("Noémie");
  await page.getByLabel("Nom", { exact: true }).fill("Tétard");
  await page.getByLabel("Qualité").fill("Instructrice des financements");
  await page.getByLabel("Courriel professionnel").fill("noemie.tetard@exemple.fr");
  await page.getByLabel("Rôle", { exact: true }).selectOption("Chargé de mission insertion");
  await page.getByLabel("Périmètre").selectOption({ label: "Territoire : Lens-Liévin" });
  await page.getByRole("button", { name: "Créer le compte" }).click();
  await expect(titre(page)).toHaveText("Compte créé");
  await expect(page.getByText("noemie.tetard", { exact: true })).toBeVisible();
  const lien = (await page.locator("code").textContent()) ?? "";
  expect(lien).toMatch(/\/premier-acces#[\w-]{43}$/);
  expect(page.url()).not.toContain(lien.split("#")[1]);

  await page.getByRole("link", { name: "Voir le compte" }).click();
  await expect(titre(page)).toHaveText("TÉTARD Noémie");

  await test.step("un second rôle, puis une paire refusée avec sa raison", async () => {
    await page.getByRole("link", { name: "Donner un rôle" }).click();
    await page.getByLabel("Rôle", { exact: true }).selectOption("Instructeur des financements");
    await page.getByLabel("Périmètre").selectOption({ label: "Tout le département" });
    await page.getByRole("button", { name: "Donner le rôle" }).click();
    await dit(page, "Le rôle est donné");
    await page.getByRole("link", { name: "Donner un rôle" }).click();
    await page.getByLabel("Rôle", { exact: true }).selectOption("Payeur");
    await page.getByLabel("Périmètre").selectOption({ label: "Tout le département" });
    await page.getByRole("button", { name: "Donner le rôle" }).click();
    await expect(page.getByRole("alert")).toContainText(
      "Qui instruit une demande de financement ne la paie pas.",
    );
    await expect(page.getByLabel("Rôle", { exact: true })).toHaveValue("payeur");
  });

  await test.step("le déplacement se relit avant de se faire", async () => {
    await page.getByRole("link", { name: "Revenir au compte" }).click();
    await page.getByRole("link", { name: /^Déplacer : Chargé de mission/ }).click();
    await page
      .getByLabel("Nouveau périmètre", { exact: true })
      .selectOption({ label: "Territoire : Artois" });
    await page.getByLabel("Premier jour au nouveau périmètre").fill("1er déc. 2026");
    await page.getByRole("button", { name: "Voir ce qui change" }).click();
    await expect(page.getByRole("main")).toContainText("Lens-Liévin");
    await expect(page.getByRole("main")).toContainText("rien à confier");
    await page.getByRole("button", { name: "Déplacer" }).click();
    await dit(page, "Le déplacement est enregistré");
    await expect(page.locator("#roles")).toContainText("Artois");
    await expect(page.locator("#histoire")).toContainText("de Lens-Liévin à Artois");
  });

  await test.step("un formulaire dépassé apprend ce qui a changé", async () => {
    await page.getByRole("link", { name: "Modifier l’identité" }).click();
    const autre = await enTant(browser, ADMINISTRATEUR);
    await autre.goto(page.url().replace("/modifier", "/roles/donner"));
    await autre
      .getByLabel("Rôle", { exact: true })
      .selectOption("Facilitateur des clauses sociales");
    await autre.getByLabel("Périmètre").selectOption({ label: "Tout le département" });
    await autre.getByRole("button", { name: "Donner le rôle" }).click();
    await dit(autre, "Le rôle est donné");
    await autre.context().close();
    await page.getByRole("button", { name: "Enregistrer l’identité" }).click();
    await expect(page.getByRole("main")).toContainText("a changé depuis que vous l’avez ouvert");
    await expect(page.getByRole("main")).toContainText("Facilitateur des clauses sociales");
  });
  await contexte.close();
});

test("les pages des comptes : axe sans violation, rien qui déborde sur un téléphone", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await enTant(browser, ADMINISTRATEUR);
  await page.goto("/comptes");
  await verifier(page);
  await page.goto("/comptes/creer");
  await page.getByRole("button", { name: "Créer le compte" }).click();
  await verifier(page);
  await page.getByLabel("Prénom").fill("Luc");
  await page.getByLabel("Nom", { exact: true }).fill("Vérité");
  await page.getByLabel("Qualité").fill("Référent");
  await page.getByLabel("Courriel professionnel").fill("luc.verite@exemple.fr");
  await page.getByLabel("Rôle", { exact: true }).selectOption("Agent chargé de l’orientation");
  await page.getByLabel("Périmètre").selectOption({ label: "Territoire : Lens-Liévin" });
  await page.getByLabel("Premier jour", { exact: true }).fill("24 nov. 2026");
  await page.getByRole("button", { name: "Créer le compte" }).click();
  await expect(titre(page)).toHaveText("Compte créé");
  await verifier(page);
  await page.getByRole("link", { name: "Voir le compte" }).click();
  await verifier(page);
  const compte = page.url();
  for (const geste of ["modifier", "roles/donner", "depart", "delegations/donner"]) {
    await page.goto(`${compte}/${geste}`);
    await verifier(page);
  }
  await page.goto(compte);
  await page.getByRole("link", { name: /^Terminer :/ }).click();
  await verifier(page);
  await page.goto(compte);
  await page.getByRole("link", { name: /^Déplacer :/ }).click();
  await verifier(page);
  await page
    .getByLabel("Nouveau périmètre", { exact: true })
    .selectOption({ label: "Territoire : Artois" });
  await page.getByLabel("Premier jour au nouveau périmètre").fill("1er déc. 2026");
  await page.getByRole("button", { name: "Voir ce qui change" }).click();
  await verifier(page);
  await page.context().close();
});

test("au départ, la session ouverte est refusée à la page suivante", async ({ browser }) => {
  test.setTimeout(120_000);
  const partante = await enTant(browser, "jeanne.dumont");
  await partante.goto("/tableau-de-bord");
  await expect(titre(partante)).toBeVisible();

  const page = await enTant(browser, ADMINISTRATEUR);
  await page.goto("/comptes");
  await page.getByLabel("Nom ou identifiant").fill("dumont");
  await page.getByRole("button", { name: "Chercher le compte" }).click();
  expect(page.url()).not.toContain("dumont");
  await page.getByRole("link", { name: "DUMONT Jeanne" }).click();
  await page.getByRole("link", { name: "Enregistrer un départ" }).click();
  await verifier(page);
  await page.getByRole("button", { name: "Enregistrer le départ" }).click();
  await dit(page, "Le départ est enregistré");
  await expect(titre(page).locator("..")).toContainText("Désactivé");

  await partante.goto("/tableau-de-bord");
  await expect(partante).toHaveURL(/connexion/);

  await page.getByRole("button", { name: "Réactiver le compte" }).click();
  await dit(page, "Les rôles terminés ne reviennent pas");
  await partante.context().close();
  await page.context().close();
});

test("une absence ouvre un remplacement, la direction délègue et revoit les droits", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const responsable = await enTant(browser, RESPONSABLE);
  await responsable.goto("/comptes");
  await verifier(responsable);
  await responsable.getByRole("link", { name: "WATTEL Sophie" }).click();
  await responsable.getByRole("link", { name: "Déclarer une absence" }).click();
  await responsable.getByLabel("Premier jour d’absence").fill("30 nov. 2026");
  await responsable.getByLabel("Dernier jour d’absence").fill("4 déc. 2026");
  await responsable.getByLabel("Qui remplace").selectOption({ index: 1 });
  await verifier(responsable);
  await responsable.getByRole("button", { name: "Ouvrir le remplacement" }).click();
  await dit(responsable, "Le remplacement est enregistré");
  await expect(responsable.locator("#absences")).toContainText("À venir");
  await responsable.getByRole("link", { name: /^Terminer ou annuler/ }).click();
  await responsable.getByRole("button", { name: "Fermer le remplacement" }).click();
  await dit(responsable, "Le remplacement est fermé");

  const direction = await enTant(browser, DIRECTION);
  await direction.goto("/comptes/delegations");
  await verifier(direction);
  await direction.getByRole("link", { name: "CARON Philippe" }).click();
  await direction.getByRole("link", { name: "Enregistrer une délégation" }).click();
  await direction.getByLabel("Contrats d’engagement").check();
  await direction.getByLabel("Référence de l’arrêté").fill("Arrêté no 2026-118");
  await direction.getByLabel("Date de l’arrêté").fill("12 nov. 2026");
  await verifier(direction);
  await direction.getByRole("button", { name: "Enregistrer la délégation" }).click();
  await dit(direction, "La délégation est enregistrée");

  await direction.goto("/comptes/revue");
  await direction.getByLabel("Chacun répond avant le").fill("31 janv. 2027");
  await direction.getByRole("button", { name: "Ouvrir la revue des droits" }).click();
  await dit(direction, "La revue est ouverte");
  await verifier(direction);

  await responsable.goto("/comptes/revue");
  await verifier(responsable);
  await responsable.getByRole("checkbox", { name: /WATTEL Sophie/ }).check();
  await responsable.getByRole("button", { name: "Relire puis confirmer" }).click();
  await verifier(responsable);
  await responsable.getByRole("button", { name: "Confirmer", exact: true }).click();
  await dit(responsable, "1 rôle confirmé");
  await responsable.goto("/comptes/revue?vue=repondues");
  await expect(responsable.getByRole("row").filter({ hasText: "WATTEL" })).toContainText(
    "Confirmé",
  );
  await responsable.context().close();
  await direction.context().close();
});
