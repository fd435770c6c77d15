import { expect, type Locator, type Page } from "@playwright/test";

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
/** Opens accounts, and meets nobody. */
export const ADMINISTRATEUR = "julien.morel";
/** Watches over the trace and the alarms. */
export const DELEGUEE = "claire.fontaine";

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

/** Few enough to hold on one page: the same persons at each run, whatever order ties come in. */
export const A_DECIDER = "/orientation?onglet=reprise&parcours=emploi";

/** Rows of the page that offer to follow their proposal in one gesture. */
export const lignesADecider = (page: Page): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("button", { name: /^Valider/ }) });

/** Their persons by name: identifiers are drawn at random, names are not. */
export const nomsADecider = async (page: Page): Promise<readonly string[]> => {
  await page.goto(A_DECIDER);
  const noms = await lignesADecider(page).getByRole("rowheader").allTextContents();
  if (noms.length === 0) throw new Error(`${A_DECIDER} : aucun dossier ne se valide.`);
  return noms.toSorted();
};

/** Opens the first case, by name, whose form comes filled in: following its proposal asks for nothing more. */
export const ouvrirDossierComplet = async (page: Page): Promise<void> => {
  for (const nom of await nomsADecider(page)) {
    await page.goto(A_DECIDER);
    await page.getByRole("link", { name: `Autre… pour ${nom}` }).click();
    const organisme = await page.getByLabel("Organisme référent").inputValue();
    if (organisme !== "") return;
  }
  throw new Error("Aucune proposition complète : chaque dossier demande un choix.");
};

const adresseDUnDossier = async (page: Page): Promise<string> => {
  await ouvrirDossierComplet(page);
  return new URL(page.url()).pathname;
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
  fixe("premier-acces", "/premier-acces"),
  fixe("composants", "/composants"),
  fixe("raccourcis", "/raccourcis"),
  fixe("ma-journee", "/", AGENTE),
  fixe("file", "/orientation", AGENTE),
  fixe("file-reprise", "/orientation?onglet=reprise", AGENTE),
  premiere("orientation-depassee", "/orientation?vue=depassees", GESTIONNAIRE),
  { nom: "orientation", compte: AGENTE, trouver: adresseDUnDossier },
  fixe("personnes", "/personnes", AGENTE),
  fixe("personnes-recherche", "/personnes/recherche", AGENTE),
  fixe("personnes-creer", "/personnes/creer", AGENTE),
  premiere("personne", "/personnes", AGENTE),
  fixe("doublons", "/doublons", AGENTE),
  fixe("hors-perimetre", "/personnes/hors-perimetre", AGENTE),
  fixe("mon-compte", "/mon-compte", AGENTE),
  { nom: "lot", compte: AGENTE, trouver: premierLot },
  fixe("courriers", "/courriers", AGENTE),
  { ...fixe("erreur", "/nulle-part", AGENTE), statut: 404 },
  fixe("flux", "/flux", GESTIONNAIRE),
  premiere("flux-rapport", "/flux", GESTIONNAIRE),
  fixe("flux-rejets", "/flux/rejets", GESTIONNAIRE),
  premiere("flux-rejet", "/flux/rejets", GESTIONNAIRE),
  fixe("territoires", "/territoires", GESTIONNAIRE),
  premiere("territoire", "/territoires", GESTIONNAIRE),
  fixe("tableau-de-bord", "/tableau-de-bord", GESTIONNAIRE),
  fixe("alarmes", "/alarmes", DELEGUEE),
  fixe("trace", "/trace", DELEGUEE),
  fixe("comptes", "/comptes", ADMINISTRATEUR),
  premiere("compte", "/comptes", ADMINISTRATEUR),
];
