import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chargerConfig } from "#platform/config/config.ts";
import type { Application, RouteDecrite } from "#platform/http/index.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { chercherIdentites, lireIdentites } from "../../../../tests/fixtures/identites.ts";
import { type Installation, ouvrirInstallation } from "../../installation.ts";
import { composerApplication } from "../composition.ts";
import type { ActeurJoue } from "../matrice/acteurs.ts";
import { adresseDe, attendue, type Issue } from "../matrice/jouer.ts";
import { semerMonde } from "../matrice/monde.ts";
import { VOIT_LA_PERSONNE } from "../matrice/politique.ts";
import { ouvrirTerrain, type Terrain } from "../matrice/terrain.ts";
import { ATTAQUES } from "./attaques.ts";
import { poserTemoin, type Temoin } from "./ecritures.ts";
import { envoiHonnete, envoyer, ORIGINE } from "./envoi.ts";
import { demanderEtLire, examiner, fautesCommunes } from "./examen.ts";
import { deformations, type Formulaire, lireFormulaires } from "./formulaires.ts";

let base: BaseDeTest;
let donnees: string;
let installation: Installation;
let application: Application;
let terrain: Terrain;
let temoin: Temoin;
const journal: string[] = [];

beforeAll(async () => {
  base = await baseDeTest();
  donnees = await mkdtemp(join(tmpdir(), "passerelle-hostile-"));
  const etat = await semerMonde(base.url, donnees);
  const config = chargerConfig({
    PASSERELLE_DONNEES: donnees,
    PASSERELLE_CLE: "0f".repeat(32),
    PASSERELLE_AUJOURDHUI: "2026-11-24",
    PASSERELLE_ADRESSE: ORIGINE,
  });
  installation = await ouvrirInstallation(config, base.url);
  application = await composerApplication(installation, {
    demonstration: false,
    niveauJournal: "info",
    destinationJournal: { write: (ligne) => journal.push(ligne) },
  });
  terrain = await ouvrirTerrain(base.url, etat);
  temoin = await poserTemoin(base.url);
}, 300_000);

afterAll(async () => {
  await temoin?.fermer();
  await terrain?.fermer();
  await installation?.fermer();
  await rm(donnees, { recursive: true, force: true });
});

/** Ended by hand, so that the next addresses still find a session. */
const jouables = (): readonly RouteDecrite[] =>
  application.routes.filter((r) => r.chemin !== "/deconnexion");

/** The narrowest account that gets this answer: what it is not given, nobody wider is asked about. */
const acteurQui = (route: RouteDecrite, issue: Issue): ActeurJoue | undefined =>
  terrain.acteurs.findLast((a) => attendue(route, a, "portefeuille") === issue);

/** Accounts that between them meet every form, each within a perimeter that has an outside. */
const JOUEURS: readonly string[] = [
  "Responsable de territoire, territoire",
  "Agent chargé de l’orientation, territoire",
  "Gestionnaire d’un opérateur, organisme",
  "Administrateur technique, aucun",
  "Gestionnaire du service local allocation insertion, departement",
  "Délégué à la protection des données, aucun",
];

const routeDe = (action: string): string => action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id");

/** Every form that the pages open to this account offer. */
const formulairesDe = async (acteur: ActeurJoue): Promise<readonly Formulaire[]> => {
  const tous = new Map<string, Formulaire>();
  for (const route of jouables().filter((r) => r.methode === "GET")) {
    if (attendue(route, acteur, "portefeuille") !== "admise") continue;
    const adresse = await adresseDe(route, "portefeuille", terrain, acteur);
    const page = await (await envoyer(application, envoiHonnete("GET", adresse, acteur))).text();
    for (const f of lireFormulaires(page)) tous.set(routeDe(f.action), f);
  }
  return [...tous.values()].filter((f) => f.action !== "/deconnexion");
};

describe("demandes hostiles", () => {
  it("sur chaque adresse : ni panne, ni fuite, ni porte ouverte, ni écriture", async () => {
    const debut = performance.now();
    const fautes: string[] = [];
    let nombre = 0;
    let dernier: ActeurJoue | undefined;
    for (const route of jouables()) {
      const qui = [undefined, acteurQui(route, "refusee"), acteurQui(route, "admise")];
      for (const acteur of new Set(qui)) {
        if (acteur && acteur !== dernier) await terrain.attacher(acteur);
        dernier = acteur ?? dernier;
        const adresse = await adresseDe(route, "portefeuille", terrain, acteur);
        const envoi = envoiHonnete(route.methode, adresse, acteur);
        await temoin.lire();
        for (const attaque of ATTAQUES) {
          if (!attaque.methodes.some((m) => m === route.methode)) continue;
          if (!attaque.dehors && attendue(route, acteur, "portefeuille") !== "admise") continue;
          const tordu = attaque.tordre(envoi, acteur);
          if (!tordu) continue;
          nombre += 1;
          const reponse = await demanderEtLire(application, tordu, () => temoin.lire());
          fautes.push(...examiner(reponse, route, acteur, attaque));
          if (reponse.ecrites.length > 0) {
            await terrain.remettre();
            await temoin.lire();
          }
        }
      }
    }
    process.stdout.write(
      `Demandes hostiles : ${nombre}, ${fautes.length} faute(s), ${Math.round((performance.now() - debut) / 1000)} s\n`,
    );
    expect(fautes).toEqual([]);
    expect(nombre).toBeGreaterThan(3_000);
  }, 300_000);

  it("chaque formulaire, rempli comme personne ne le remplit, n’écrit rien d’ailleurs", async () => {
    const debut = performance.now();
    const fautes: string[] = [];
    let [nombre, acceptees] = [0, 0];
    for (const acteur of terrain.acteurs.filter((a) => JOUEURS.includes(a.nom))) {
      await terrain.attacher(acteur);
      const voit = acteur.perimetre && VOIT_LA_PERSONNE[acteur.perimetre].includes("ailleurs");
      const interdits = voit ? [] : Object.values(terrain.objets.get("ailleurs") ?? {});
      for (const formulaire of await formulairesDe(acteur)) {
        const route = routeDe(formulaire.action);
        for (const deforme of deformations(formulaire, interdits)) {
          nombre += 1;
          await temoin.lire();
          const envoi = envoiHonnete("POST", formulaire.action, acteur, deforme.champs);
          const reponse = await demanderEtLire(application, envoi, () => temoin.lire());
          const qui = `POST ${route}, ${deforme.nom}, ${acteur.nom}`;
          for (const faute of fautesCommunes(reponse, acteur)) fautes.push(`${qui} : ${faute}`);
          const { statut, ecrites } = reponse;
          if (deforme.refusee && statut < 400) fautes.push(`${qui} : est accepté (${statut})`);
          if (statut >= 400 && ecrites.length > 0)
            fautes.push(`${qui} : écrit en refusant (${statut})`);
          if (ecrites.some((e) => e.ids.some((id) => interdits.includes(id)))) {
            fautes.push(`${qui} : écrit sur ce que le compte ne voit pas`);
          }
          if (ecrites.length > 0) {
            acceptees += 1;
            await terrain.remettre();
          }
        }
      }
    }
    process.stdout.write(
      `Formulaires hostiles : ${nombre}, dont ${acceptees} ont écrit chez eux, ${fautes.length} faute(s), ${Math.round((performance.now() - debut) / 1000)} s\n`,
    );
    expect(fautes).toEqual([]);
    expect(acceptees).toBeGreaterThan(0);
    expect(nombre).toBeGreaterThan(300);
  }, 300_000);

  it("aucune ligne du journal n’a nommé quelqu’un", async () => {
    const client = new pg.Client({ connectionString: base.url });
    await client.connect();
    const identites = await lireIdentites(client, installation.coffre).finally(() => client.end());
    process.stdout.write(
      `Journal : ${journal.length} lignes, ${identites.personnes} personnes cherchées\n`,
    );
    expect(chercherIdentites(journal, identites)).toEqual([]);
    expect(journal.length).toBeGreaterThan(3_000);
  });
});
