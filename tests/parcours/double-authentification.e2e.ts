import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { generateSync } from "otplib";
import pg from "pg";
import { test } from "./essai.ts";
import { attendreAccessible, attendreSansDebordement } from "./verifier.ts";

interface Site {
  readonly adresse: string;
  readonly base: string;
  readonly fournisseur: string;
  readonly motDePasse: string;
}

const SERVEUR = "tests/fixtures/serveur-authentification.ts";
const NOUVEAU = "brouette mercredi lampadaire";
const CAPTURES = process.env.PASSERELLE_CAPTURES_ACCES;

test.describe.configure({ timeout: 90_000 });
test.use({ reducedMotion: "reduce" });

let site: Site;
let arreter: () => Promise<void>;

test.beforeAll(async () => {
  const processus = spawn(process.execPath, ["--import", "tsx", SERVEUR], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  arreter = async () => {
    const fini = once(processus, "exit");
    processus.stdin.end();
    await fini;
  };
  for await (const ligne of createInterface(processus.stdout)) {
    if (!ligne.startsWith("{")) continue;
    site = JSON.parse(ligne);
    break;
  }
  processus.stdout.resume();
});
test.afterAll(() => arreter());

const titre = (page: Page) => page.getByRole("heading", { level: 1 });

/** The page holds in a window and on a phone, and axe has nothing to say. */
const regarder = async (page: Page, nom: string): Promise<void> => {
  for (const largeur of [1280, 375]) {
    await page.setViewportSize({ width: largeur, height: 900 });
    await attendreSansDebordement(page);
    if (CAPTURES) {
      await page.screenshot({ path: `${CAPTURES}/${nom}-${largeur}.png`, fullPage: true });
    }
    await attendreAccessible(page);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
};

const entrer = async (page: Page, nom: string, motDePasse = site.motDePasse): Promise<void> => {
  await page.goto(`${site.adresse}/connexion`);
  await page.getByLabel("Identifiant").fill(`essai.${nom}`);
  await page.getByLabel("Mot de passe").fill(motDePasse);
  await page.getByRole("button", { name: "Se connecter" }).click();
};

/** `decalage` in steps of thirty seconds: no code serves twice, and nobody waits for the next one. */
const codeDe = (secret: string, decalage = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + decalage * 30 });

/** @returns the secret, typed by hand rather than read in the drawing, and the code that has just served */
const inscrireApplication = async (page: Page) => {
  const secret = ((await page.locator("[data-secret]").textContent()) ?? "").replaceAll(" ", "");
  const servi = codeDe(secret);
  await page.getByLabel("Code à six chiffres").fill(servi);
  await page.getByRole("button", { name: "Inscrire cette application" }).click();
  return { secret, servi };
};

const continuer = (page: Page) => page.getByRole("link", { name: /continuer/ }).click();

const presenterCode = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Entrer", exact: true }).click();
};

const seDeconnecter = async (page: Page): Promise<void> => {
  await page.locator("summary", { hasText: "mon compte" }).click();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/\/connexion$/);
};

const monCompte = async (page: Page): Promise<void> => {
  await page.goto(`${site.adresse}/mon-compte`);
  await expect(titre(page)).toHaveText("Mon compte");
};

/** Whether a browser that stole these cookies comes in. */
const voleurEntre = async (page: Page, temoins: Awaited<ReturnType<BrowserContext["cookies"]>>) => {
  const contexte = await page.context().browser()?.newContext();
  if (!contexte) throw new Error("navigateur fermé");
  await contexte.addCookies(temoins);
  const autre = await contexte.newPage();
  await autre.goto(`${site.adresse}/mon-compte`);
  const dedans = new URL(autre.url()).pathname === "/mon-compte";
  await contexte.close();
  return dedans;
};

const interroger = async (sql: string, valeurs: readonly unknown[]) => {
  const client = new pg.Client({ connectionString: site.base });
  await client.connect();
  const { rows } = await client.query(sql, [...valeurs]).finally(() => client.end());
  return rows;
};

/** The browser's own virtual security key, plugged in for this page. */
const brancherCle = async (page: Page): Promise<void> => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "usb",
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
};

test("une application de codes s’inscrit à la première connexion, puis fait entrer", async ({
  page,
}) => {
  await page.goto(`${site.adresse}/connexion`);
  await regarder(page, "connexion");
  await entrer(page, "application");
  await expect(titre(page)).toHaveText("Protégez votre compte");
  await regarder(page, "inscription");
  await page.getByLabel("Code à six chiffres").fill("000000");
  await page.getByRole("button", { name: "Inscrire cette application" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Ce code n’est pas valable");
  await regarder(page, "inscription-refusee");
  const { secret, servi } = await inscrireApplication(page);
  await expect(titre(page)).toHaveText("Vos codes de secours");
  await expect(page.getByRole("button", { name: "Imprimer" })).toBeVisible();
  await expect(
    page.getByRole("list", { name: "Codes de secours" }).getByRole("listitem"),
  ).toHaveCount(10);
  await regarder(page, "codes");
  await continuer(page);
  await monCompte(page);
  await regarder(page, "mon-compte");
  await seDeconnecter(page);

  await entrer(page, "application");
  await expect(titre(page)).toHaveText("Confirmez que c’est vous");
  await regarder(page, "code");
  await presenterCode(page, servi);
  await expect(page.getByRole("alert").first()).toContainText("il a déjà servi");
  await regarder(page, "code-refuse");
  await presenterCode(page, codeDe(secret, 1));
  await expect(page).not.toHaveURL(/connexion/);
  await monCompte(page);
});

test("une clé de sécurité s’inscrit, fait entrer, confirme, et une seconde s’ajoute", async ({
  page,
}) => {
  await brancherCle(page);
  await entrer(page, "cle");
  await page.getByLabel("Nom de la clé").fill("Clé du trousseau");
  await page.getByRole("button", { name: "Inscrire une clé" }).click();
  await expect(titre(page)).toHaveText("Vos codes de secours");
  await continuer(page);
  await monCompte(page);
  await expect(page.getByRole("rowheader", { name: "Clé du trousseau" })).toBeVisible();
  await seDeconnecter(page);

  await entrer(page, "cle");
  await expect(titre(page)).toHaveText("Confirmez que c’est vous");
  await regarder(page, "cle");
  await page.getByRole("button", { name: "Présenter ma clé" }).click();
  await expect(page).not.toHaveURL(/connexion/);
  await monCompte(page);
  const [avant] = await interroger(
    "select compteur from passerelle.facteur where nom = 'Clé du trousseau'",
    [],
  );
  expect(Number(avant.compteur)).toBeGreaterThan(0);

  await test.step("dix minutes plus tard, la clé est redemandée avant de toucher aux facteurs", async () => {
    await interroger(
      "update passerelle.session set confirmee_a = now() - interval '11 minutes'",
      [],
    );
    await page.getByRole("link", { name: "Ajouter une application" }).click();
    await expect(titre(page)).toHaveText("Confirmez que c’est vous");
    await regarder(page, "confirmer");
    await page.getByRole("button", { name: "Présenter ma clé" }).click();
    await expect(titre(page)).toHaveText("Ajouter une application de codes");
    await regarder(page, "ajouter-application");
    await page.getByLabel("Nom de l’application").fill("Tablette");
    await inscrireApplication(page);
    await expect(page.getByRole("status")).toContainText("Second facteur ajouté");
  });

  await test.step("la même clé ne s’inscrit pas deux fois", async () => {
    await page.getByRole("link", { name: "Ajouter une clé de sécurité" }).click();
    await regarder(page, "ajouter-cle");
    await page.getByRole("button", { name: "Inscrire cette clé" }).click();
    await expect(page.getByRole("alert").first()).toContainText("La clé n’a pas répondu");
  });

  await test.step("la clé se retire, l’application reste et ne se retire plus", async () => {
    await monCompte(page);
    await page.getByRole("link", { name: "Renommer ou retirer Clé du trousseau" }).click();
    await regarder(page, "facteur");
    await page.getByRole("button", { name: "Retirer" }).click();
    await expect(page.getByRole("status")).toContainText("Second facteur retiré");
    await page.getByRole("link", { name: "Renommer ou retirer Tablette" }).click();
    await expect(page.getByRole("button", { name: "Retirer" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await attendreAccessible(page);
  });
});

test("un code de secours fait entrer, une fois", async ({ page }) => {
  await entrer(page, "secours");
  await inscrireApplication(page);
  const [code = ""] = await page.locator("ol code").allInnerTexts();
  await continuer(page);
  await seDeconnecter(page);
  await entrer(page, "secours");
  await presenterCode(page, code);
  await monCompte(page);
  await expect(page.getByText("Codes de secours restants : 9")).toBeVisible();
  await seDeconnecter(page);
  await entrer(page, "secours");
  await presenterCode(page, code);
  await expect(page.getByRole("alert").first()).toContainText("Ce code n’est pas valable");
});

test("un témoin volé ne sert plus après déconnexion, changement de mot de passe, fermeture", async ({
  page,
}) => {
  await test.step("déconnexion", async () => {
    await entrer(page, "sortie");
    await inscrireApplication(page);
    const temoins = await page.context().cookies();
    expect(await voleurEntre(page, temoins)).toBe(true);
    await continuer(page);
    await seDeconnecter(page);
    expect(await voleurEntre(page, temoins)).toBe(false);
  });

  await test.step("changement de mot de passe", async () => {
    await entrer(page, "change");
    await inscrireApplication(page);
    const temoins = await page.context().cookies();
    await monCompte(page);
    await page.getByRole("link", { name: "Changer mon mot de passe" }).click();
    await page.getByLabel("Mot de passe actuel").fill(site.motDePasse);
    await page.getByLabel("Nouveau mot de passe").fill("motdepasse");
    await expect(page.getByText(/Facile à deviner/)).toBeVisible();
    await regarder(page, "mot-de-passe");
    await page.getByLabel("Nouveau mot de passe").fill(NOUVEAU);
    await expect(page.getByText(/^Solide/)).toBeVisible();
    await page.getByLabel("Le même, une seconde fois").fill(NOUVEAU);
    await page.getByRole("button", { name: "Changer mon mot de passe" }).click();
    await expect(page.getByRole("status")).toContainText("Mot de passe changé");
    expect(await voleurEntre(page, temoins)).toBe(false);
    await monCompte(page);
    await seDeconnecter(page);
  });

  await test.step("fermeture du compte", async () => {
    await entrer(page, "ferme");
    await inscrireApplication(page);
    const temoins = await page.context().cookies();
    const sql = "update passerelle.utilisateur set etat = $1 where identifiant = 'essai.ferme'";
    await interroger(sql, ["desactive"]);
    expect(await voleurEntre(page, temoins)).toBe(false);
    await interroger(sql, ["actif"]);
    expect(await voleurEntre(page, temoins)).toBe(false);
  });
});

test("le fournisseur d’identité fait entrer, notre second facteur s’ajoute, et l’on en sort", async ({
  page,
}) => {
  await page.goto(`${site.adresse}/connexion?suite=/mon-compte`);
  await page.getByRole("link", { name: "Se connecter avec ProConnect" }).click();
  await expect(page).toHaveURL(new RegExp(`^${site.fournisseur}/interaction/`));
  await page.getByRole("button", { name: "oidc" }).click();
  await expect(titre(page)).toHaveText("Protégez votre compte");
  await inscrireApplication(page);
  await continuer(page);
  await expect(titre(page)).toHaveText("Mon compte");
  await page.locator("summary", { hasText: "mon compte" }).click();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(new RegExp(`^${site.fournisseur}/session/end`));
});

test("le lien de premier accès se lit après le dièse, quitte l’adresse, et mène au second facteur", async ({
  page,
}) => {
  const jeton = "jeton-d-essai-de-premier-acces-0123456789";
  await interroger(
    `insert into passerelle.lien_acces (empreinte, utilisateur_id, raison, expire_a)
     select sha256(convert_to($1, 'UTF8')), id, 'premier_acces', now() + interval '72 hours'
     from passerelle.utilisateur where identifiant = 'essai.mobile'`,
    [jeton],
  );
  const adresses: string[] = [];
  page.on("request", (r) => adresses.push(r.url()));
  await page.goto(`${site.adresse}/premier-acces`);
  await regarder(page, "premier-acces");
  await page.goto(`${site.adresse}/premier-acces#${jeton}`);
  await page.reload();
  await expect(titre(page)).toHaveText("Choisissez votre mot de passe");
  await regarder(page, "choisir-mot-de-passe");
  await page.getByLabel("Nouveau mot de passe").fill(NOUVEAU);
  await page.getByLabel("Le même, une seconde fois").fill(NOUVEAU);
  await page.getByRole("button", { name: "Choisir ce mot de passe" }).click();
  await expect(titre(page)).toHaveText("Protégez votre compte");
  const envoyees = adresses.filter((a) =>
    new URL(a).pathname.concat(new URL(a).search).includes(jeton),
  );
  expect(envoyees).toEqual([]);
});
