import { jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { construireRessources, type Ressources } from "#platform/html/ressources.ts";
import { creerJournal } from "#platform/log/journal.ts";
import { type Application, creerApplication, type OptionsApplication } from "./application.ts";
import type { Dependances, SessionOuverte } from "./types.ts";

/** Someone who may do everything, for tests of pages and routes. */
export const ACTEUR_ESSAI: Acteur = {
  utilisateurId: "00000000-0000-4000-8000-000000000001",
  nom: "Sophie Wattel",
  roles: ["essai"],
  perimetre: { departement: true, territoires: [], organismes: [] },
};

export const SESSION_ESSAI: SessionOuverte = {
  id: "00000000-0000-4000-8000-00000000000a",
  secretCsrf: "secret-de-la-session-d-essai",
  acteur: ACTEUR_ESSAI,
};

export const ADRESSE_ESSAI = "https://passerelle.test";

/** A POST as a browser of ours would send it. */
export function ecrireFormulaire(
  champs: readonly (readonly [nom: string, valeur: string])[],
  entetes: Readonly<Record<string, string>> = {},
): { method: "POST"; body: string; headers: Headers } {
  const headers = new Headers({
    "content-type": "application/x-www-form-urlencoded",
    origin: ADRESSE_ESSAI,
    ...entetes,
  });
  const body = champs
    .map(([nom, valeur]) => `${encodeURIComponent(nom)}=${encodeURIComponent(valeur)}`)
    .join("&");
  return { method: "POST", body, headers };
}

let ressources: Promise<Ressources> | undefined;

/**
 * An application around the routes under test: the person is Sophie Wattel unless `lireSession`
 * says otherwise, and nothing is written in the log.
 */
export async function applicationEssai(
  options: Pick<OptionsApplication, "routes"> & Partial<OptionsApplication>,
): Promise<Application> {
  ressources ??= construireRessources("62");
  return creerApplication({
    dependances: sansDependances,
    cle: new Uint8Array(32).fill(7),
    origine: ADRESSE_ESSAI,
    lireSession: () => Promise.resolve(SESSION_ESSAI),
    autorise: () => true,
    aujourdhui: () => jour("2026-11-24"),
    journal: creerJournal({ niveau: "silent" }),
    ressources: await ressources,
    departement: { code: "62", nom: "Pas-de-Calais" },
    cherche: () => true,
    navigation: () => [
      { libelle: "Ma journée", href: "/ma-journee" },
      { libelle: "À orienter", href: "/orientations", compte: 50 },
      { libelle: "Personnes", href: "/personnes" },
    ],
    sonder: () => Promise.resolve(),
    ...options,
  });
}

/** Routes that read something say so by giving it: touching what was not given is a fault. */
const sansDependances: Dependances = {
  get db(): never {
    throw new Error("Ce test ne donne pas de base.");
  },
  get recherches(): never {
    throw new Error("Ce test ne donne pas de mémoire de recherche.");
  },
};
