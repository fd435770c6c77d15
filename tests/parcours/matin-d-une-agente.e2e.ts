import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import {
  A_DECIDER,
  AGENTE,
  GESTIONNAIRE,
  lignesADecider,
  nomsADecider,
  ouvrirDossierComplet,
  seConnecter,
} from "./demonstration.ts";
import { test } from "./essai.ts";
import { type CourrierDuMatin, type FichierADeposer, genererCourrier } from "./fichiers.ts";
import { attendreAccessible } from "./verifier.ts";

/** Reading and applying are the worker's: its own process, on a machine that may be busy. */
const TRAVAIL = { timeout: 60_000 };
const RAISON_COTE = "La CAF confirme : ces dossiers sont passés à un autre organisme.";
const RAISON = "Elle demande un suivi proche de son domicile, sans voiture.";

const titre = (page: Page) => page.getByRole("heading", { level: 1 });

const deposer = async (page: Page, fichier: FichierADeposer): Promise<void> => {
  await page.goto("/flux");
  await page.getByLabel("Flux bénéficiaire de la CAF ou de la MSA").setInputFiles(fichier);
  await page.getByRole("button", { name: "Déposer le fichier" }).click();
  await expect(page).toHaveURL(/\/flux\/[0-9a-f-]{36}$/);
};

const seDeconnecter = async (page: Page): Promise<void> => {
  await page.locator("summary", { hasText: "mon compte" }).click();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/\/connexion$/);
};

test.describe.configure({ timeout: 180_000 });
test.use({ reducedMotion: "reduce" });

let dossier: string;
let courrier: CourrierDuMatin;

test.beforeAll(async () => {
  dossier = await mkdtemp(join(tmpdir(), "passerelle-matin-"));
  courrier = await genererCourrier(dossier);
});
test.afterAll(() => rm(dossier, { recursive: true, force: true }));

test("le gestionnaire dépose les fichiers du matin et décide de celui qui est retenu", async ({
  page,
}) => {
  await seConnecter(page, GESTIONNAIRE);

  await test.step("le quotidien est suivi jusqu’à son rapport", async () => {
    await deposer(page, courrier.quotidien);
    await expect(page.getByRole("progressbar").or(page.locator("#changements"))).toBeVisible();
    await expect(titre(page)).toHaveText("Flux bénéficiaires, quotidien", TRAVAIL);
    await expect(page.getByRole("heading", { name: "Ce que le fichier a changé" })).toBeVisible();
    await expect(page.getByText("par Mathieu Lesage").first()).toBeVisible();
    await attendreAccessible(page);
  });

  await test.step("le même fichier, déposé deux fois, ne change rien", async () => {
    await deposer(page, courrier.quotidien);
    await expect(titre(page)).toHaveText("Fichier déjà appliqué", TRAVAIL);
    await attendreAccessible(page);
  });

  await test.step("un fichier coupé est refusé, avec sa ligne et sa raison", async () => {
    await deposer(page, courrier.coupe);
    await expect(titre(page)).toHaveText("Fichier refusé", TRAVAIL);
    await expect(page.getByText("Rien n’a été écrit.")).toBeVisible();
    const raison = page.locator("#raison");
    await expect(raison.getByText(/^\d[\d\s]*$/).first()).toBeVisible();
    await expect(raison.getByText("Que faire")).toBeVisible();
    await attendreAccessible(page);
  });

  await test.step("un mensuel qui fermerait presque tout attend une décision motivée", async () => {
    await deposer(page, courrier.presqueVide);
    await expect(titre(page)).toHaveText("Fichier retenu : à vous de décider", TRAVAIL);
    await expect(page.getByText("droits seraient fermés")).toBeVisible();
    await attendreAccessible(page);

    await page.getByRole("button", { name: "Abandonner le fichier" }).click();
    await expect(page.getByRole("alert")).toContainText("à corriger");
    await attendreAccessible(page);

    await page
      .getByLabel("Raison de votre décision")
      .fill("Fichier incomplet, redemandé à la CAF.");
    await page.getByRole("button", { name: "Abandonner le fichier" }).click();
    await expect(page.getByRole("status")).toContainText("Fichier abandonné");
    await expect(page.getByText("redemandé à la CAF")).toBeVisible();
  });

  await test.step("un mensuel sans la côte est confirmé : les droits absents sont fermés", async () => {
    await deposer(page, courrier.sansLaCote);
    await expect(titre(page)).toHaveText("Fichier retenu : à vous de décider", TRAVAIL);
    await page.getByLabel("Raison de votre décision").fill(RAISON_COTE);
    await page.getByRole("button", { name: "Confirmer et appliquer" }).click();
    await expect(titre(page)).toHaveText("Flux bénéficiaires, octobre 2026", TRAVAIL);
    await expect(page.getByText("Mathieu Lesage l’a confirmé")).toContainText(RAISON_COTE);
    const sortis = page.locator("#changements dl > div").filter({ hasText: "sortis du droit" });
    await expect(sortis.getByText(/^[1-9]\d*$/)).toBeVisible();
    await attendreAccessible(page);
  });

  await test.step("un dossier rejeté est corrigé sur place, puis rejoué", async () => {
    await page.goto("/flux/rejets?code=date_impossible");
    await page.getByRole("rowheader").getByRole("link").first().click();
    await expect(page.locator("#raison")).toContainText("n’est pas une date du calendrier");
    const dossier = page.getByLabel("Le dossier, tel que reçu");
    const recu = await dossier.inputValue();
    expect(recu).toContain("-02-30</DTNAI>");

    await page.getByRole("button", { name: "Corriger et rejouer" }).click();
    await expect(page.getByRole("alert")).toContainText("DTNAI");
    await attendreAccessible(page);

    await dossier.fill(recu.replace("-02-30</DTNAI>", "-02-28</DTNAI>"));
    await page.getByRole("button", { name: "Corriger et rejouer" }).click();
    await expect(page.getByRole("status")).toContainText("Dossier corrigé");
    await expect(page.getByText("Corrigé et rejoué")).toBeVisible();
    await attendreAccessible(page);
    await page.getByRole("link", { name: "Voir ce que la correction a changé" }).click();
    await expect(titre(page)).toHaveText("Correction appliquée");
  });

  await seDeconnecter(page);
});

test("l’agente ouvre la file, valide, change avec une raison, puis imprime", async ({ page }) => {
  await seConnecter(page, AGENTE);
  await expect(titre(page)).toHaveText("Mardi 24 novembre 2026");

  await test.step("elle ouvre la file et lit une raison", async () => {
    await page.getByRole("navigation", { name: "Principale" }).getByText("À orienter").click();
    await expect(titre(page)).toHaveText("À orienter");
    await page.getByRole("link", { name: "Reprise du stock" }).click();
    await expect(lignesADecider(page).first()).toBeVisible();
    await ouvrirDossierComplet(page);
    await expect(page.getByRole("heading", { name: "Pourquoi cette proposition ?" })).toBeVisible();
    const regles = page.getByRole("list", { name: "Règles examinées, dans l’ordre" });
    await expect(regles.getByText("retenue")).toHaveCount(1);
    await expect(page.getByText("Ce qui n’a pas compté")).toBeVisible();
  });

  await test.step("changer la proposition sans dire pourquoi est refusé", async () => {
    const propose = page.getByRole("radio", { checked: true });
    const autre = (await propose.inputValue()) === "social" ? "Emploi" : "Social";
    await page.getByRole("radio", { name: new RegExp(`^${autre}`) }).check();
    await choisirOrganisme(page, autre.toLowerCase());
    await page.getByRole("button", { name: "Décider l’orientation" }).click();
    await expect(page.getByRole("alert")).toContainText("Dites pourquoi");
    await expect(page.getByRole("radio", { checked: true })).toHaveValue(autre.toLowerCase());
    await attendreAccessible(page);
  });

  await test.step("avec une raison, la décision est prise et sa lettre s’ouvre", async () => {
    await page.getByLabel("Raison").fill(RAISON);
    await page.getByRole("button", { name: "Décider l’orientation" }).click();
    await expect(page.getByRole("status")).toContainText("Orientation décidée");
    await expect(page.locator("#decision")).toContainText("non suivie");
    await expect(page.locator("#decision")).toContainText(RAISON);
    await attendreAccessible(page);
    const lettre = page.getByRole("link", { name: "Ouvrir la lettre (PDF)" });
    const reponse = await page.request.get((await lettre.getAttribute("href")) ?? "");
    expect(reponse.headers()["content-type"]).toBe("application/pdf");
    expect((await reponse.body()).subarray(0, 5).toString("latin1")).toBe("%PDF-");
  });

  await test.step("elle valide une proposition en un geste, puis deux après relecture", async () => {
    const [premiere, deuxieme, troisieme] = await nomsADecider(page);
    await page.getByRole("button", { name: `Valider pour ${premiere}` }).click();
    await expect(page.getByRole("status")).toContainText("Orientation décidée");

    await page.goto(A_DECIDER);
    await page.getByRole("checkbox", { name: deuxieme ?? "" }).check();
    await page.getByRole("checkbox", { name: troisieme ?? "" }).check();
    await page.getByRole("button", { name: "Relire puis valider" }).click();
    await expect(titre(page)).toHaveText("Relire avant de valider");
    await attendreAccessible(page);
    await page.getByRole("button", { name: /^Valider/ }).click();
    await expect(page.getByRole("status")).toContainText("2 orientations validées");
  });

  await test.step("elle prépare un lot de lettres et l’imprime", async () => {
    await page.getByRole("navigation", { name: "Principale" }).getByText("Courriers").click();
    await page.getByRole("button", { name: "Préparer un lot à imprimer" }).click();
    const telecharger = page.getByRole("link", { name: "Télécharger le PDF" });
    await expect(telecharger).toBeVisible(TRAVAIL);
    await attendreAccessible(page);
    const attente = page.waitForEvent("download");
    await telecharger.click();
    const octets = await readFile(await (await attente).path());
    expect(octets.subarray(0, 5).toString("latin1")).toBe("%PDF-");
  });

  await seDeconnecter(page);
});

/** Among those that take this parcours: their label says which. */
const choisirOrganisme = async (page: Page, parcours: string): Promise<void> => {
  const liste = page.getByLabel("Organisme référent");
  const libelles = await liste.getByRole("option").allTextContents();
  const apte = libelles.find((l) => new RegExp(`[(,] ?${parcours}[,)]`).test(l));
  expect(apte, `un organisme qui assure le parcours ${parcours}`).toBeDefined();
  await liste.selectOption({ label: apte ?? "" });
};
