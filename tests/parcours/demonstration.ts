import { expect, type Page } from "@playwright/test";

/** The département the browser walks through: small, so that its months load in seconds. */
export const DEMONSTRATION = {
  departement: "62",
  foyers: 600,
  graine: 1,
  aujourdhui: "2026-11-24",
} as const;

/** Decides for the territory of Lens. */
export const AGENTE = "sophie.wattel";
/** Receives the files of the whole département. */
export const GESTIONNAIRE = "mathieu.lesage";

export const seConnecter = async (page: Page, identifiant: string): Promise<void> => {
  await page.goto("/connexion");
  await page.getByLabel("Identifiant").fill(identifiant);
  await page.getByLabel("Mot de passe").fill(`demo-${identifiant}`);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page).not.toHaveURL(/connexion/);
};

/** Address of the first row of a list, or a failure that says the list is empty. */
const premiereFiche = async (page: Page, liste: string): Promise<string> => {
  await page.goto(liste);
  const adresse = await page.getByRole("rowheader").getByRole("link").first().getAttribute("href");
  if (adresse === null) throw new Error(`${liste} : la première ligne ne mène nulle part.`);
  return adresse;
};

/** A case that the agent may decide: its form is shown. */
const premierADecider = async (page: Page): Promise<string> => {
  await page.goto("/orientation?onglet=reprise");
  const adresse = await page
    .getByRole("link", { name: /^Autre/ })
    .first()
    .getAttribute("href");
  if (adresse === null) throw new Error("Aucun dossier de la reprise ne se décide.");
  return adresse;
};

const premierLot = async (page: Page): Promise<string> => {
  await page.goto("/courriers");
  const preparer = page.getByRole("button", { name: "Préparer un lot à imprimer" });
  if (await preparer.isVisible()) {
    await preparer.click();
    // While it is made, the page comes back by itself: nothing can be measured on it before the end.
    await page.getByRole("link", { name: "Télécharger le PDF" }).waitFor({ timeout: 60_000 });
    return new URL(page.url()).pathname;
  }
  return premiereFiche(page, "/courriers");
};

/** A page of the application, and how its address is found in a département whose identifiers are drawn at random. */
export interface PageVisitee {
  readonly nom: string;
  readonly compte?: string;
  /** 200 when absent. */
  readonly statut?: number;
  readonly trouver: (page: Page) => Promise<string> | string;
}

const fixe = (nom: string, adresse: string, compte?: string): PageVisitee => ({
  nom,
  ...(compte && { compte }),
  trouver: () => adresse,
});

const premiere = (nom: string, liste: string, compte: string): PageVisitee => ({
  nom,
  compte,
  trouver: (page) => premiereFiche(page, liste),
});

/** Every page of the common ground. */
export const PAGES: readonly PageVisitee[] = [
  fixe("connexion", "/connexion"),
  fixe("composants", "/composants"),
  fixe("raccourcis", "/raccourcis"),
  fixe("ma-journee", "/", AGENTE),
  fixe("file", "/orientation", AGENTE),
  fixe("file-reprise", "/orientation?onglet=reprise", AGENTE),
  premiere("orientation-depassee", "/orientation?vue=depassees", GESTIONNAIRE),
  { nom: "orientation", compte: AGENTE, trouver: premierADecider },
  fixe("personnes", "/personnes", AGENTE),
  fixe("personnes-recherche", "/personnes/recherche", AGENTE),
  fixe("personnes-creer", "/personnes/creer", AGENTE),
  premiere("personne", "/personnes", AGENTE),
  fixe("doublons", "/doublons", AGENTE),
  { nom: "lot", compte: AGENTE, trouver: premierLot },
  fixe("courriers", "/courriers", AGENTE),
  { ...fixe("erreur", "/nulle-part", AGENTE), statut: 404 },
  fixe("flux", "/flux", GESTIONNAIRE),
  premiere("flux-rapport", "/flux", GESTIONNAIRE),
  fixe("flux-rejets", "/flux/rejets", GESTIONNAIRE),
  fixe("territoires", "/territoires", GESTIONNAIRE),
  premiere("territoire", "/territoires", GESTIONNAIRE),
  fixe("tableau-de-bord", "/tableau-de-bord", GESTIONNAIRE),
];
