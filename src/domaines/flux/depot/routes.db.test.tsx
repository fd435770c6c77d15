import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SESSION_ESSAI } from "#platform/http/essai.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import {
  AVEC_REJET,
  inscrireSophie,
  lire,
  ouvrirFlux,
  poster,
  televerser,
} from "./application-de-test.ts";
import type { AtelierFlux } from "./atelier.ts";
import {
  atelierDeTest,
  deposer,
  fichier,
  foyersNumeros,
  importer,
  vider,
} from "./atelier-de-test.ts";
import { importerDepot } from "./usecases/importer.ts";

const { utilisateurId } = SESSION_ESSAI.acteur;
const REDIRECTION = /^\/flux\/([0-9a-f-]{36})$/;

let base: BaseDeTest;
let atelier: AtelierFlux;
let file: string[];

beforeAll(async () => {
  base = await baseDeTest();
  atelier = await atelierDeTest(base);
  await inscrireSophie(atelier);
});
beforeEach(async () => {
  file = [];
  await vider(base);
});

const ouvrir = (role?: string) =>
  ouvrirFlux(base, atelier, file, role === undefined ? {} : { role });

describe("/flux", () => {
  it("dit quoi déposer quand rien n’est encore reçu", async () => {
    const { statut, page } = await lire(await ouvrir(), "/flux");
    expect(statut).toBe(200);
    expect(page).toContain("Aucun fichier reçu.");
    expect(page).toContain("2 Go au plus");
  });

  it("reçoit un fichier, le met en file, puis montre l’attente et le rapport à la même adresse", async () => {
    const app = await ouvrir();
    const reponse = await televerser(app, AVEC_REJET);
    expect(reponse.status).toBe(303);
    const adresse = reponse.headers.get("location") ?? "";
    const [, id = ""] = REDIRECTION.exec(adresse) ?? [];
    expect(file).toEqual([id]);
    const attente = (await lire(app, adresse)).page;
    expect(attente).toContain("Vous pouvez quitter cette page");
    expect(attente).toContain("data-actualiser");

    await importerDepot(atelier, id);
    const rapport = (await lire(app, adresse)).page;
    expect(rapport).not.toContain("data-actualiser");
    for (const phrase of [
      "Flux bénéficiaires, octobre",
      "Sophie Wattel",
      "Date impossible",
      "1991-02-31",
      "CAF 621",
      "nouveaux",
    ]) {
      expect(rapport).toContain(phrase);
    }
    const liste = (await lire(app, "/flux")).page;
    expect(liste).toContain("Bénéficiaires, mensuel");
    expect(liste).toContain("à jour");
  });

  it("redit le formulaire quand aucun fichier n’est choisi", async () => {
    const reponse = await televerser(await ouvrir(), undefined);
    expect(reponse.status).toBe(422);
    expect(await reponse.text()).toContain("Choisissez le fichier à déposer.");
    expect(file).toEqual([]);
  });

  it("page par page, en avant puis en arrière, sans perdre ni répéter un fichier", async () => {
    const app = await ouvrir();
    await atelier.pool.query(
      `insert into depot (id, empreinte, nom_fichier, octets, fichier, etat, recu_a)
       select gen_random_uuid(), n::text, 'f' || n, 1, 'x', 'refuse', timestamptz '2026-11-01' + n / 2 * interval '1 minute'
       from generate_series(1, 120) n`,
    );
    const liens = (page: string): string[] =>
      [...page.matchAll(/class="qui" href="([^"]+)"/g)].map((m) => m[1] ?? "");
    const vers = (page: string, mot: string): string =>
      (
        new RegExp(`href="(/flux\\?curseur=[^"]+)"[^>]*>(?:<svg.*?</svg>)?${mot}`).exec(
          page,
        )?.[1] ?? ""
      ).replaceAll("&amp;", "&");
    const un = (await lire(app, "/flux")).page;
    const deux = (await lire(app, vers(un, "Suivantes"))).page;
    const trois = (await lire(app, vers(deux, "Suivantes"))).page;
    expect(new Set([...liens(un), ...liens(deux), ...liens(trois)]).size).toBe(120);
    expect(vers(trois, "Suivantes")).toBe("");
    expect(liens((await lire(app, vers(trois, "Précédentes"))).page)).toEqual(liens(deux));
    expect(liens((await lire(app, vers(deux, "Précédentes"))).page)).toEqual(liens(un));
  });
});

describe("/flux/:depot", () => {
  it("dit un fichier déjà vu et mène au premier dépôt", async () => {
    const contenu = fichier(foyersNumeros(2));
    const premier = await importer(atelier, contenu);
    const second = await importer(atelier, contenu);
    const { page } = await lire(await ouvrir(), `/flux/${second.depot}`);
    expect(page).toContain("Ce fichier n’a rien changé.");
    expect(page).toContain(`/flux/${premier.depot}"`);
  });

  it("dit d’un fichier refusé la phrase, l’élément et quoi faire", async () => {
    const { depot, rapport } = await importer(atelier, fichier(foyersNumeros(2)).slice(0, -60));
    const { page } = await lire(await ouvrir(), `/flux/${depot}`);
    expect(page).toContain("Rien n’a été écrit.");
    expect(page).toContain("quarantaine");
    expect(page).toContain(rapport.refus?.code ?? "jamais");
  });

  it("demande une raison avant d’appliquer un fichier retenu, et garde ce qui est tapé", async () => {
    await importer(
      atelier,
      fichier(foyersNumeros(30), { reference: "2026-09-30", cree: "2026-10-04" }),
    );
    const { depot } = await importer(atelier, fichier(foyersNumeros(5)));
    const app = await ouvrir();
    const { page } = await lire(app, `/flux/${depot}`);
    expect(page).toContain("Confirmer et appliquer");
    expect(page).toContain("25");
    const court = await poster(app, `/flux/${depot}/confirmer`, { motif: "ok" });
    expect(court.status).toBe(422);
    expect(await court.text()).toMatch(/10 caractères(.|\n)*>ok<\/textarea>/);
    expect(file).toEqual([]);
    const fait = await poster(app, `/flux/${depot}/confirmer`, { motif: "Vérifié avec la CAF" });
    expect(fait.headers.get("location")).toBe(`/flux/${depot}`);
    expect(file).toEqual([depot]);
    expect(
      (await poster(app, `/flux/${depot}/confirmer`, { motif: "Une autre fois" })).status,
    ).toBe(409);
  });

  it("n’existe pas pour une adresse inventée, et s’interdit à qui ne consulte pas les flux", async () => {
    expect((await lire(await ouvrir(), `/flux/${utilisateurId}`)).statut).toBe(404);
    const depot = await deposer(atelier, fichier(foyersNumeros(1)));
    expect((await lire(await ouvrir("referent"), `/flux/${depot}`)).statut).toBe(403);
  });

  it("qui ne dépose pas lit le rapport sans formulaire ni dossier rejeté", async () => {
    const { depot } = await importer(atelier, AVEC_REJET);
    const app = await ouvrir("dpo");
    expect((await lire(app, "/flux")).page).not.toContain('type="file"');
    expect((await lire(app, `/flux/${depot}`)).page).not.toContain("1991-02-31");
    expect((await lire(app, "/flux/rejets")).statut).toBe(403);
  });
});
