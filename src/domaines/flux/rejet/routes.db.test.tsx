import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import {
  AVEC_REJET,
  inscrireSophie,
  lire,
  NIR,
  ouvrirFlux,
  poster,
} from "../depot/application-de-test.ts";
import type { AtelierFlux } from "../depot/atelier.ts";
import { atelierDeTest, importer, vider } from "../depot/atelier-de-test.ts";

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

const ouvrir = () => ouvrirFlux(base, atelier, file);

const rejetDe = async (depot: string): Promise<string> =>
  (await atelier.pool.query("select id from rejet where depot_id = $1", [depot])).rows[0].id;

describe("/flux/rejets", () => {
  it("liste les dossiers à reprendre, les filtre, et ne montre rien d’un fichier non appliqué", async () => {
    await importer(atelier, AVEC_REJET);
    const app = await ouvrir();
    expect((await lire(app, "/flux/rejets")).page).toContain("Date impossible");
    const autre = await lire(app, "/flux/rejets?etat=a_traiter&code=sexe_inconnu");
    expect(autre.page).toContain("Aucun dossier avec ces filtres.");
    await atelier.pool.query("update depot set etat = 'retenu'");
    expect((await lire(app, "/flux/rejets")).page).toContain("Rien à reprendre ici.");
  });

  it("se suit, se corrige et se rejoue ; une faute restante garde le texte tapé", async () => {
    const { depot } = await importer(atelier, AVEC_REJET);
    const id = await rejetDe(depot);
    const app = await ouvrir();
    const adresse = `/flux/rejets/${id}`;
    await poster(app, `${adresse}/suivre`, { suivi: "oui" });
    const { page } = await lire(app, adresse);
    expect(page).toContain("Ne plus suivre ce dossier");
    expect(page).toContain(NIR);
    const { rows } = await atelier.pool.query("select contenu from rejet");
    const bloc = atelier.coffre.dechiffrer(rows[0].contenu);

    const fautif = await poster(app, `${adresse}/corriger`, {
      contenu: bloc.replace("1991-02-31", "1991-02-30"),
    });
    expect(fautif.status).toBe(422);
    const redite = await fautif.text();
    expect(redite).toContain("DTNAI");
    expect(redite).toContain("&lt;DTNAI&gt;1991-02-30");

    const contenu = bloc.replace("1991-02-31", "1991-02-28");
    const fait = await poster(app, `${adresse}/corriger`, { contenu });
    expect(fait.headers.get("location")).toBe(adresse);
    const fini = (await lire(app, adresse)).page;
    expect(fini).toContain("Corrigé et rejoué");
    expect(fini).not.toContain("Corriger et rejouer");
    expect(file).toHaveLength(1);
    expect((await poster(app, `${adresse}/corriger`, { contenu })).status).toBe(303);
    expect((await lire(app, `/flux/${file[0]}`)).page).toContain("Correction appliquée");
  });

  it("s’abandonne avec une raison, et reste lisible", async () => {
    const { depot } = await importer(atelier, AVEC_REJET);
    const adresse = `/flux/rejets/${await rejetDe(depot)}`;
    const app = await ouvrir();
    expect((await poster(app, `${adresse}/abandonner`, { raison: "non" })).status).toBe(422);
    const fait = await poster(app, `${adresse}/abandonner`, {
      raison: "Corrigé au prochain envoi",
    });
    expect(fait.headers.get("location")).toBe("/flux/rejets");
    expect((await lire(app, adresse)).page).toContain("Corrigé au prochain envoi");
    expect((await lire(app, "/flux/rejets?etat=abandonne")).page).toContain("abandonné");
    expect((await poster(app, `${adresse}/suivre`, { suivi: "oui" })).status).toBe(409);
  });

  it("hors du périmètre départemental, s’interdit", async () => {
    const { depot } = await importer(atelier, AVEC_REJET);
    const { statut } = await lire(
      await ouvrirFlux(base, atelier, file, { departement: false }),
      `/flux/rejets/${await rejetDe(depot)}`,
    );
    expect(statut).toBe(403);
  });

  it("chaque lecture d’un dossier laisse une trace", async () => {
    const { depot } = await importer(atelier, AVEC_REJET);
    const id = await rejetDe(depot);
    await lire(await ouvrir(), `/flux/rejets/${id}`);
    const { rows } = await atelier.pool.query(
      "select acteur from trace where geste = 'flux.consulter_rejet' and objet_id = $1",
      [id],
    );
    expect(rows).toEqual([{ acteur: "Sophie Wattel" }]);
  });
});
