import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rencontreDesPersonnes } from "#domaines/habilitations/index.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import type { ActeurJoue } from "./acteurs.ts";
import { adresseDe, attendue, demander, type Issue, issueDe, sansCeQuiChange } from "./jouer.ts";
import { type Monde, ouvrirMonde, semerMonde } from "./monde.ts";
import { cellulesDe, jouer } from "./partie.ts";

let base: BaseDeTest;
let monde: Monde;
let donnees: string;

beforeAll(async () => {
  base = await baseDeTest();
  donnees = await mkdtemp(join(tmpdir(), "passerelle-matrice-"));
  monde = await ouvrirMonde(base.url, donnees, await semerMonde(base.url, donnees));
}, 120_000);

afterAll(async () => {
  await monde?.fermer();
  await rm(donnees, { recursive: true, force: true });
});

/** Answers met without one of the headers, in words. */
let sansEntete: ReadonlySet<string>;

describe("matrice des habilitations", () => {
  it("chaque adresse, pour chaque rôle, périmètre et situation, répond ce que dit la politique", async () => {
    const debut = performance.now();
    const { application, terrain } = monde;
    const partie = await jouer(application, terrain, [undefined, ...terrain.acteurs]);
    const { cellules: nombre, ecarts } = partie;
    sansEntete = partie.sansEntete;
    process.stdout.write(
      `Matrice : ${nombre} cellules, ${ecarts.length} écart(s), ${Math.round((performance.now() - debut) / 1000)} s\n`,
    );
    expect(ecarts.map((e) => e.obtenu)).toEqual(ecarts.map((e) => e.attendu));
    expect(nombre).toBeGreaterThan(5_000);
  }, 900_000);

  it("toute réponse, refus et redirections compris, porte les en-têtes de sécurité", () =>
    expect([...sansEntete]).toEqual([]));

  it("sans la sécurité par ligne, les filtres des requêtes tiennent seuls la même matrice et les mêmes pages", async () => {
    const { application, premierMurSeul, terrain } = monde;
    const rencontrent = terrain.acteurs.filter((a) => a.role && rencontreDesPersonnes(a.role));
    const { cellules: nombre, ecarts } = await jouer(
      premierMurSeul,
      terrain,
      rencontrent,
      application,
    );
    process.stdout.write(`Premier mur seul : ${nombre} cellules, ${ecarts.length} écart(s)\n`);
    expect(ecarts.map((e) => e.obtenu)).toEqual(ecarts.map((e) => e.attendu));
  }, 900_000);

  it("une autre méthode que celles de l’adresse est refusée à tous", async () => {
    const { application, terrain } = monde;
    const chemins = new Map(application.routes.map((route) => [route.chemin, route] as const));
    for (const route of chemins.values()) {
      const adresse = await adresseDe(route, "portefeuille", terrain, terrain.acteurs[0]);
      for (const methode of ["PUT", "PATCH", "DELETE"]) {
        for (const acteur of [undefined, terrain.acteurs[0]]) {
          const { status } = await demander(application, methode, adresse, acteur);
          expect(`${methode} ${route.chemin} ${status}`).toBe(`${methode} ${route.chemin} 405`);
        }
      }
    }
  });
});

describe("comptes qui ne valent plus", () => {
  const agent = (): ActeurJoue => {
    const trouve = monde.terrain.acteurs.find(
      (a) => a.role === "agent_orientation" && a.perimetre === "territoire",
    );
    if (!trouve) throw new Error("aucun agent d’orientation dans la matrice");
    return trouve;
  };
  const avec = async (sql: string, valeurs: readonly unknown[]): Promise<void> => {
    const client = new pg.Client({ connectionString: base.url });
    await client.connect();
    await client.query("set search_path = passerelle, public");
    await client.query(sql, [...valeurs]).finally(() => client.end());
  };
  const issues = async (): Promise<ReadonlySet<Issue>> => {
    const { application, terrain } = monde;
    const toutes = new Set<Issue>();
    for (const { route, situation } of cellulesDe(application.routes, agent())) {
      if (route.acces === "public" || route.acces === "connecte") continue;
      const adresse = await adresseDe(route, situation, terrain, agent());
      toutes.add(issueDe(route, await demander(application, route.methode, adresse, agent())));
    }
    return toutes;
  };

  it("un rôle échu depuis la veille est refusé partout, session ouverte ou non", async () => {
    const { utilisateurId } = agent();
    await avec(
      "update affectation set validite = '[2026-01-01,2026-11-24)' where utilisateur_id = $1",
      [utilisateurId],
    );
    expect([...(await issues())]).toEqual(["refusee"]);
    await avec("update affectation set validite = '[2026-01-01,)' where utilisateur_id = $1", [
      utilisateurId,
    ]);
  });

  it("un compte désactivé n’est plus personne, dès la demande suivante", async () => {
    const { utilisateurId } = agent();
    await avec("update utilisateur set etat = 'desactive' where id = $1", [utilisateurId]);
    expect([...(await issues())]).toEqual(["connexion"]);
  });
});

describe("une personne hors du périmètre", () => {
  const corpsDe = async (adresse: string, acteur: ActeurJoue): Promise<string> => {
    const reponse = await demander(monde.application, "GET", adresse, acteur);
    return `${reponse.status} ${sansCeQuiChange(await reponse.text())}`;
  };

  it("répond mot pour mot comme une personne qui n’existe pas", async () => {
    const { application, terrain } = monde;
    const acteur = terrain.acteurs.find(
      (a) => a.role === "responsable_territoire" && a.perimetre === "territoire",
    );
    if (!acteur) throw new Error("aucune responsable dans la matrice");
    for (const route of application.routes.filter((r) => r.methode === "GET")) {
      if (attendue(route, acteur, "ailleurs") !== "absente") continue;
      const adresse = await adresseDe(route, "ailleurs", terrain, acteur);
      const inconnue = adresse.replaceAll(
        /[0-9a-f]{8}-[0-9a-f-]{27}/g,
        "00000000-0000-4000-8000-00000000dead",
      );
      expect(await corpsDe(adresse, acteur), route.chemin).toBe(await corpsDe(inconnue, acteur));
    }
  });
});
