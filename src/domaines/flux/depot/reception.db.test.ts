import { mkdir, readdir, rm } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ouvrirClamd } from "#platform/antivirus/clamd.ts";
import {
  type ClamdDeTest,
  demarrerClamd,
  EICAR,
  SIGNATURE,
  trouverClamd,
} from "#platform/antivirus/clamd-de-test.ts";
import type { Application } from "#platform/http/index.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { inscrireSophie, lire, ouvrirFlux, televerser } from "./application-de-test.ts";
import type { AtelierFlux } from "./atelier.ts";
import { atelierDeTest, fichier, foyersNumeros, vider } from "./atelier-de-test.ts";
import { importerDepot } from "./usecases/importer.ts";

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
  await rm(atelier.dossier, { recursive: true, force: true });
  await mkdir(atelier.dossier);
});

const ouvrir = (antivirus?: string): Promise<Application> =>
  ouvrirFlux(
    base,
    antivirus === undefined ? atelier : { ...atelier, antivirus: ouvrirClamd(antivirus) },
    file,
  );

const depots = async () => (await atelier.pool.query("select * from depot")).rows;

const attendreRienGarde = async (): Promise<void> => {
  expect(await depots()).toEqual([]);
  expect(await readdir(atelier.dossier)).toEqual([]);
  expect(file).toEqual([]);
};

describe("ce qui n’est pas un flux", () => {
  it.each([
    ["un programme Windows", new TextEncoder().encode("MZ\u0000\u0001 mensuel")],
    ["un document PDF", new TextEncoder().encode("%PDF-1.7\n")],
    ["une page web", "<!DOCTYPE html><html><body>Mensuel</body></html>"],
    ["un programme Linux", new Uint8Array(gzipSync("\x7fELF mensuel"))],
  ])(
    "%s, renommé .xml, est refusé d’une phrase, et rien n’en est gardé",
    async (nature, octets) => {
      const reponse = await televerser(await ouvrir(), octets);
      expect(reponse.status).toBe(422);
      const page = await reponse.text();
      expect(page).toContain(`Ce fichier est ${nature}, quel que soit son nom.`);
      expect(page).toContain('type="file"');
      await attendreRienGarde();
    },
  );

  it("le nom envoyé est gardé sans son chemin ni ses signes invisibles", async () => {
    const contenu = fichier(foyersNumeros(1));
    await televerser(await ouvrir(), contenu, "..\\secret\\mensuel\u202Elmx.exe");
    expect(await depots()).toMatchObject([{ nom_fichier: "mensuellmx.exe" }]);
  });
});

describe("sans antivirus", () => {
  it("la page de dépôt le dit", async () =>
    expect((await lire(await ouvrir(), "/flux")).page).toContain(
      "Cette installation n’a pas d’antivirus",
    ));
});

describe("un antivirus qui ne répond pas", () => {
  it("arrête le dépôt d’une phrase, sans rien garder, et le fichier peut être redéposé", async () => {
    const app = await ouvrir("unix:///nulle-part/clamd.ctl");
    const contenu = fichier(foyersNumeros(1));
    const reponse = await televerser(app, contenu);
    expect(reponse.status).toBe(503);
    const page = await reponse.text();
    expect(page).toContain("L’antivirus ne répond pas : le fichier n’a pas été gardé.");
    expect(page).toContain('type="file"');
    await attendreRienGarde();
    expect((await televerser(await ouvrir(), contenu)).status).toBe(303);
  });
});

const programme = trouverClamd();

describe.skipIf(programme === undefined)("avec un vrai clamd", () => {
  let clamd: ClamdDeTest;
  beforeAll(async () => {
    clamd = await demarrerClamd(programme ?? "");
  });
  afterAll(() => clamd?.arreter());

  it("un fichier sain entre, et la page dit qu’il est analysé", async () => {
    const app = await ouvrir(clamd.unix);
    expect((await lire(app, "/flux")).page).toContain("analysé par l’antivirus avant d’être gardé");
    expect((await televerser(app, fichier(foyersNumeros(1)))).status).toBe(303);
    expect(file).toHaveLength(1);
  });

  it("un fichier infecté est détruit, tracé, et reste dans l’historique comme refusé", async () => {
    const app = await ouvrir(clamd.tcp);
    const infecte = fichier(foyersNumeros(1)).replace("</Racine>", `<!--${EICAR}--></Racine>`);
    const reponse = await televerser(app, infecte, "mensuel.xml");
    const adresse = reponse.headers.get("location") ?? "";
    const [depot] = await depots();
    expect(adresse).toBe(`/flux/${depot.id}`);
    expect(depot).toMatchObject({
      etat: "refuse",
      fichier: null,
      nom_fichier: "mensuel.xml",
      rapport: { refus: { code: "fichier_infecte", valeur: SIGNATURE } },
    });
    expect(file).toEqual([]);
    expect(await readdir(atelier.dossier)).toEqual([]);
    const { rows } = await atelier.pool.query(
      "select motif, objet_id from trace where geste = 'flux.refuser'",
    );
    expect(rows).toEqual([{ motif: "fichier_infecte", objet_id: depot.id }]);

    const { page } = await lire(app, adresse);
    expect(page).toContain("Ce que l’antivirus a reconnu");
    expect(page).toContain(SIGNATURE);
    expect(page).not.toContain("quarantaine");
    expect((await lire(app, "/flux")).page).toContain("refusé");
    // The worker, were it asked, has nothing to read.
    expect(await importerDepot(atelier, depot.id)).toMatchObject({ statut: "refuse" });
  });
});
