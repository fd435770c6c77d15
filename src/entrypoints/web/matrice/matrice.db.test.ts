import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rencontreDesPersonnes } from "#domaines/habilitations/index.ts";
import { chargerConfig } from "#platform/config/config.ts";
import type { Application, RouteDecrite } from "#platform/http/index.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { chargerDemonstration } from "../../demo/charger.ts";
import { type Installation, ouvrirInstallation } from "../../installation.ts";
import { composerApplication } from "../composition.ts";
import type { ActeurJoue } from "./acteurs.ts";
import {
  adresseDe,
  attendue,
  demander,
  entetesManquants,
  fuites,
  type Issue,
  issueDe,
  situationsDe,
} from "./jouer.ts";
import type { Situation } from "./politique.ts";
import { dresserTerrain, type Terrain } from "./terrain.ts";

const FOYERS = 200;

let base: BaseDeTest;
let installation: Installation;
let application: Application;
let terrain: Terrain;
let donnees: string;

beforeAll(async () => {
  base = await baseDeTest();
  donnees = await mkdtemp(join(tmpdir(), "passerelle-matrice-"));
  const config = chargerConfig({
    PASSERELLE_DONNEES: donnees,
    PASSERELLE_CLE: "0f".repeat(32),
    PASSERELLE_AUJOURDHUI: "2026-11-24",
  });
  installation = await ouvrirInstallation(config, base.url);
  const dire = (): void => undefined;
  await chargerDemonstration(installation, {
    departement: "62",
    foyers: FOYERS,
    graine: 62,
    dire,
  });
  application = await composerApplication(installation, {
    demonstration: false,
    niveauJournal: "silent",
  });
  const feuille = (await application.fetch(
    new Request("http://passerelle.test/connexion"),
  )) as Response;
  const fichierPublic = /\/ressources\/([^"]+\.css)/.exec(await feuille.text())?.[1] ?? "";
  terrain = await dresserTerrain(base.url, {
    fichierPublic,
    fichierDuLot: fileURLToPath(import.meta.url),
    coffre: installation.coffre,
  });
}, 120_000);

afterAll(async () => {
  await terrain?.fermer();
  await installation?.fermer();
  await rm(donnees, { recursive: true, force: true });
});

/** Ended by hand, so that the next addresses still find a session. */
const FIN_DE_SESSION = "/deconnexion";

const cellulesDe = (
  acteur: ActeurJoue | undefined,
): readonly (readonly [RouteDecrite, Situation])[] =>
  application.routes.flatMap((route) =>
    situationsDe(route, acteur).map((situation) => [route, situation] as const),
  );

/** What changes nothing but the session or the account of who asks. */
const sansSuite = ({ chemin }: RouteDecrite): boolean =>
  /^\/(connexion|mon-compte|premier-acces|apparence|recherche)/.test(chemin);

const enClair = (route: RouteDecrite, situation: Situation, acteur: string, issue: Issue): string =>
  `${route.methode} ${route.chemin} (${situation}), ${acteur} : ${issue}`;

interface Ecart {
  readonly attendu: string;
  readonly obtenu: string;
}

/** Answers met without one of the headers, in words. */
const sansEntete = new Set<string>();

const jouerCellule = async (
  application: Application,
  route: RouteDecrite,
  situation: Situation,
  acteur: ActeurJoue | undefined,
): Promise<Ecart | undefined> => {
  const adresse = await adresseDe(route, situation, terrain, acteur);
  const reponse = await demander(application, route.methode, adresse, acteur);
  const issue = issueDe(route, reponse);
  const texte = await reponse.text();
  const voulue = attendue(route, acteur, situation);
  const qui = acteur?.nom ?? "anonyme";
  for (const nom of entetesManquants(reponse))
    sansEntete.add(`${route.methode} ${route.chemin} ${reponse.status} : ${nom}`);
  if (route.methode === "POST" && reponse.status < 400 && issue === "admise" && !sansSuite(route)) {
    await terrain.remettre();
  }
  const [fuite] = fuites(texte, acteur);
  if (fuite) {
    const [attendu, obtenu] = ["aucun nom", `nomme une personne « ${fuite} »`];
    const ou = enClair(route, situation, qui, issue);
    return { attendu: `${ou}, ${attendu}`, obtenu: `${ou}, ${obtenu}` };
  }
  return issue === voulue
    ? undefined
    : {
        attendu: enClair(route, situation, qui, voulue),
        obtenu: `${enClair(route, situation, qui, issue)} ${reponse.status}`,
      };
};

const jouer = async (
  application: Application,
  acteurs: readonly (ActeurJoue | undefined)[],
): Promise<{ readonly cellules: number; readonly ecarts: readonly Ecart[] }> => {
  const ecarts: Ecart[] = [];
  let nombre = 0;
  for (const acteur of acteurs) {
    if (acteur?.role) await terrain.attacher(acteur);
    for (const [route, situation] of cellulesDe(acteur)) {
      if (route.chemin === FIN_DE_SESSION) continue;
      nombre += 1;
      const ecart = await jouerCellule(application, route, situation, acteur);
      if (ecart) ecarts.push(ecart);
    }
  }
  return { cellules: nombre, ecarts };
};

describe("matrice des habilitations", () => {
  it("chaque adresse, pour chaque rôle, périmètre et situation, répond ce que dit la politique", async () => {
    const debut = performance.now();
    const { cellules: nombre, ecarts } = await jouer(application, [undefined, ...terrain.acteurs]);
    process.stdout.write(
      `Matrice : ${nombre} cellules, ${ecarts.length} écart(s), ${Math.round((performance.now() - debut) / 1000)} s\n`,
    );
    expect(ecarts.map((e) => e.obtenu)).toEqual(ecarts.map((e) => e.attendu));
    expect(nombre).toBeGreaterThan(5_000);
  }, 300_000);

  it("toute réponse, refus et redirections compris, porte les en-têtes de sécurité", () =>
    expect([...sansEntete]).toEqual([]));

  it("sans la sécurité par ligne, les filtres des requêtes tiennent seuls la même matrice", async () => {
    const { bases } = installation;
    const sansMur = await composerApplication(
      {
        ...installation,
        bases: { ...bases, app: bases.traitement, poolApp: bases.poolTraitement },
      },
      { demonstration: false, niveauJournal: "silent" },
    );
    const rencontrent = terrain.acteurs.filter((a) => a.role && rencontreDesPersonnes(a.role));
    const { cellules: nombre, ecarts } = await jouer(sansMur, rencontrent);
    process.stdout.write(`Premier mur seul : ${nombre} cellules, ${ecarts.length} écart(s)\n`);
    expect(ecarts.map((e) => e.obtenu)).toEqual(ecarts.map((e) => e.attendu));
  }, 300_000);

  it("une autre méthode que celles de l’adresse est refusée à tous", async () => {
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
    const trouve = terrain.acteurs.find(
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
    const toutes = new Set<Issue>();
    for (const [route, situation] of cellulesDe(agent())) {
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
    const reponse = await demander(application, "GET", adresse, acteur);
    const texte = await reponse.text();
    // What differs at each answer: nonce, anti-forgery token, id of the request, the address itself.
    return `${reponse.status} ${texte
      .replaceAll(/nonce="[^"]*"|value="[\w-]{60,}"|[0-9a-f]{8}-[0-9a-f-]{27}/g, "")
      .replaceAll(/[\w-]{86}/g, "")}`;
  };

  it("répond mot pour mot comme une personne qui n’existe pas", async () => {
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
