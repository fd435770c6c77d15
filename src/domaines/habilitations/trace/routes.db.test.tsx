import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import { enTransaction, lirePour } from "#platform/db/transaction.ts";
import { ADRESSE_ESSAI, applicationEssai, SESSION_ESSAI } from "#platform/http/essai.ts";
import type { Application } from "#platform/http/index.ts";
import { tracer } from "#platform/trace/trace.ts";
import { type AtelierTrace, atelierTrace } from "#platform/trace/trace-de-test.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import {
  acteurDeTest,
  COMPTES,
  garnirPersonnes,
  garnirReseau,
  idDeTest,
} from "../perimetre/donnees-de-test.ts";
import { autorise } from "../role/policy.ts";
import { listTrace } from "./queries/lire-trace.ts";
import { routesTrace } from "./routes.tsx";

const AUJOURDHUI = jour("2026-11-24");
const PERSONNE = idDeTest("e", 1);
const [agente = "", claire = ""] = COMPTES;

let base: BaseDeTest;
let atelier: AtelierTrace;
let app: Application;

const ouvrir = (utilisateurId: string, role: string): Promise<Application> =>
  applicationEssai({
    routes: routesTrace,
    dependances: {
      db: base.app,
      get recherches(): never {
        throw new Error("Aucune recherche ici");
      },
    },
    lireSession: async () => ({
      ...SESSION_ESSAI,
      acteur: { ...acteurDeTest(utilisateurId), nom: "Claire Fontaine", roles: [role] },
    }),
    autorise,
  });

beforeAll(async () => {
  base = await baseDeTest();
  atelier = await atelierTrace(base);
  const { superutilisateur } = atelier;
  await garnirReseau(superutilisateur);
  await garnirPersonnes(superutilisateur, [
    { id: PERSONNE, territoireId: null, organismeId: null, referentId: null },
  ]);
  await superutilisateur.query(
    `insert into affectation (utilisateur_id, role, perimetre_type, validite)
     values ($1, 'dpo', 'aucun', '[2026-01-01,)'), ($2, 'agent_orientation', 'departement', '[2026-01-01,)')`,
    [claire, agente],
  );
  const acteur = { ...acteurDeTest(agente), nom: "Sophie Wattel" };
  await enTransaction(base.app, acteur, AUJOURDHUI, async (trx) => {
    for (const motif of ["=formule", "contrôle"]) {
      await tracer(trx, { acteur, geste: "personnes.consulter", personneId: PERSONNE, motif });
    }
    return accepte(await tracer(trx, { acteur, geste: "personnes.exporter" }));
  });
  await superutilisateur.query(
    `insert into trace (a, acteur, geste, personne_id) values ('2026-03-02T10:00:00Z', 'Ancien Agent', 'personnes.modifier', $1)`,
    [PERSONNE],
  );
  app = await ouvrir(claire, "dpo");
});

const lire = async (chemin: string, qui = app): Promise<{ statut: number; page: string }> => {
  const reponse = await qui.fetch(new Request(`${ADRESSE_ESSAI}${chemin}`));
  return { statut: reponse.status, page: await reponse.text() };
};

const poster = async (chemin: string, champs: Readonly<Record<string, string>>) => {
  const { page } = await lire("/trace");
  const jeton = /name="_jeton" value="([^"]+)"/.exec(page)?.[1] ?? "";
  return app.fetch(
    new Request(`${ADRESSE_ESSAI}${chemin}`, {
      method: "POST",
      headers: { origin: ADRESSE_ESSAI, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ _jeton: jeton, ...champs }).toString(),
    }),
  );
};

describe("la trace, vue du délégué à la protection des données", () => {
  it("R-RGPD-05 dit qui a consulté un dossier, en quelle qualité, quand, et pourquoi", async () => {
    const { statut, page } = await lire(`/trace/personnes/${PERSONNE}`);
    expect(statut).toBe(200);
    for (const mot of [
      "ESSAI P",
      "Sophie Wattel",
      "Agent",
      "a ouvert le dossier",
      "contrôle",
      "Ancien Agent",
    ]) {
      expect(page).toContain(mot);
    }
    expect(page).not.toContain("a exporté une liste");
  });

  it("la réduit à une période, saisie en clair", async () => {
    const chemin = `/trace/personnes/${PERSONNE}`;
    const reponse = await poster(chemin, { du: "1er mars 2026", au: "2 mars 2026" });
    expect(reponse.headers.get("location")).toBe(`${chemin}?du=2026-03-01&au=2026-03-02`);
    const { page } = await lire(`${chemin}?du=2026-03-01&au=2026-03-02`);
    expect(page).toContain("Ancien Agent");
    expect(page).not.toContain("Sophie Wattel");
    const envers = await poster(chemin, { du: "2 mars 2026", au: "1er mars 2026" });
    expect(envers.status).toBe(422);
    expect(await envers.text()).toContain("La fin précède le début.");
  });

  it("trouve un dossier par le nom et la naissance, qui ne vont dans aucune adresse", async () => {
    const reponse = await poster("/trace/personnes", {
      nom: "essai",
      naissance: "1er janvier 1990",
    });
    expect(reponse.headers.get("location")).toBe(`/trace/personnes/${PERSONNE}`);
    const personne = await poster("/trace/personnes", {
      nom: "essai",
      naissance: "2 janvier 1990",
    });
    expect(personne.status).toBe(422);
    expect(await personne.text()).toContain("Aucun dossier ne porte ce nom");
    expect((await lire(`/trace/personnes/${idDeTest("e", 9)}`)).statut).toBe(404);
  });

  it("cherche par compte, geste et jour", async () => {
    const reponse = await poster("/trace/chercher", {
      identifiant: "compte1",
      geste: "personnes.exporter",
      du: "",
      au: "",
    });
    const adresse = reponse.headers.get("location") ?? "";
    expect(adresse).toContain(agente);
    const { page } = await lire(adresse);
    expect(page).toContain("a exporté une liste de personnes");
    expect(page).not.toContain("contrôle");
    const inconnu = await poster("/trace/chercher", { identifiant: "personne" });
    expect(inconnu.status).toBe(422);
  });

  it("page par page, sans perdre ni répéter une ligne", async () => {
    await atelier.superutilisateur.query(
      `insert into trace (a, acteur, geste, objet_id) select timestamptz '2025-06-01' + n / 3 * interval '1 second', 'Lot', 'lot.creer', n::text
       from generate_series(1, 120) n`,
    );
    const instants = (page: string): number => page.split("<time").length - 1;
    const vers = (page: string, mot: string): string =>
      (
        new RegExp(
          `href="(/trace/lignes\\?[^"]*curseur=[^"]+)"[^>]*>(?:<svg.*?</svg>)?${mot}`,
        ).exec(page)?.[1] ?? ""
      ).replaceAll("&amp;", "&");
    const depart = "/trace/lignes?geste=lot.creer";
    const un = (await lire(depart)).page;
    const deux = (await lire(vers(un, "Suivantes"))).page;
    const trois = (await lire(vers(deux, "Suivantes"))).page;
    expect([un, deux, trois].map(instants)).toEqual([50, 50, 20]);
    expect(vers(trois, "Suivantes")).toBe("");
    expect(instants((await lire(vers(trois, "Précédentes"))).page)).toBe(50);
    expect((await lire("/trace/lignes?curseur=invente")).statut).toBe(400);
  });

  it("exporte sans aucun nom de personne suivie, formules neutralisées, et trace l’export", async () => {
    const { page } = await lire(`/trace/export.csv?personne=${PERSONNE}`);
    expect(page).toContain(PERSONNE);
    expect(page).toContain("'=formule");
    expect(page).not.toContain("ESSAI");
    const traces = await atelier.superutilisateur.query(
      "select personne_id from trace where geste = 'trace.exporter' and acteur_id = $1",
      [claire],
    );
    expect(traces.rows).toEqual([{ personne_id: PERSONNE }]);
  });

  it("dit l’état des chaînes, et alerte quand plus rien n’est scellé depuis dix secondes", async () => {
    await atelier.superutilisateur.query(
      "insert into trace (a, acteur, geste) values (now() - interval '1 minute', 'Lot', 'lot.creer')",
    );
    expect((await lire("/trace")).page).toContain("La trace n’est plus scellée.");
    await atelier.passer();
    const { page } = await lire("/trace");
    expect(page).not.toContain("La trace n’est plus scellée.");
    for (const mot of ["Consultations", "Écritures", "ouverte", "jamais faite"]) {
      expect(page).toContain(mot);
    }
  });

  it("chaque lecture de la trace y est elle-même inscrite", async () => {
    const { rows } = await atelier.superutilisateur.query(
      "select 1 from trace where geste = 'trace.consulter' and acteur_id = $1 and personne_id = $2",
      [claire, PERSONNE],
    );
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe("la trace, fermée aux autres", () => {
  it("un autre rôle n’a pas l’adresse", async () => {
    const autre = await ouvrir(agente, "agent_orientation");
    for (const chemin of [
      "/trace",
      "/trace/lignes",
      `/trace/personnes/${PERSONNE}`,
      "/trace/export.csv",
    ]) {
      expect((await lire(chemin, autre)).statut, chemin).toBe(403);
    }
  });

  it("un compte qui se dirait délégué sans l’être dans la base ne lit rien", async () => {
    const menteur = { ...acteurDeTest(agente), roles: ["dpo"] };
    await expect(
      lirePour(base.app, menteur, AUJOURDHUI, (trx) => listTrace(trx, {}, undefined, 10)),
    ).rejects.toMatchObject({ code: "42501" });
  });

  it("ni le délégué, un jour où son affectation ne court pas", async () => {
    const lecture = () =>
      lirePour(base.app, acteurDeTest(claire), jour("2025-12-31"), (trx) =>
        listTrace(trx, {}, undefined, 10),
      );
    await expect(lecture()).rejects.toMatchObject({ code: "42501" });
  });
});
