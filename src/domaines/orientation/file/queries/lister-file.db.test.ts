import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { lirePour } from "#platform/db/transaction.ts";
import { poserAgent } from "../../essais/agents.ts";
import { type MondeEssai, monterMonde, poserArrivage, poserPersonne } from "../../essais/monde.ts";
import { apresArrivage } from "../../proposition/usecases/apres-arrivage.ts";
import { compterVues, listFile, type PlaceFile } from "./lister-file.ts";

const AUJOURDHUI = jour("2026-11-24");
const REPERES = { aujourdhui: AUJOURDHUI, alerte: 14 };
const FILTRE = { onglet: "file", vue: "toutes" } as const;

describe("la file, page par page", () => {
  let monde: MondeEssai;
  let agent: Acteur;
  const page = (place: PlaceFile | undefined, taille: number) =>
    lirePour(monde.base.app, agent, AUJOURDHUI, (trx) =>
      listFile(trx, agent, FILTRE, REPERES, place, taille),
    );

  beforeAll(async () => {
    monde = await monterMonde(AUJOURDHUI);
    const { traitement } = monde.base;
    await poserArrivage(traitement, { recuA: "2026-09-01T08:00:00Z", premiere: true });
    for (const recuA of ["2026-10-20T08:00:00Z", "2026-11-03T08:00:00Z", "2026-11-20T08:00:00Z"]) {
      const mois = await poserArrivage(traitement, { recuA });
      for (let i = 0; i < 3; i += 1)
        await poserPersonne(traitement, mois, { territoireId: monde.lens });
    }
    const soumis = await poserArrivage(traitement, { recuA: "2026-11-21T08:00:00Z" });
    await apresArrivage(traitement, { depotId: soumis.id, aujourdhui: AUJOURDHUI });
    await monde.base.poolTraitement.query(
      "update orientation set motif_ouverture = 'devenu_soumis', echeance_le = null where id in (select id from orientation order by id limit 2)",
    );
    agent = await poserAgent(monde, { territoires: [monde.lens] });
  });

  it("avancer puis reculer passe par chaque ligne une fois, les sans délai en dernier", async () => {
    const toutes = await page(undefined, 100);
    expect(toutes).toHaveLength(9);
    const avancees = [];
    let place: PlaceFile | undefined;
    for (;;) {
      const [ligne] = await page(place, 1);
      if (!ligne) break;
      avancees.push(ligne.id);
      place = { echeance: ligne.echeance_le, id: ligne.id, avant: false };
    }
    expect(avancees).toEqual(toutes.map((l) => l.id));
    const reculees = [];
    place = place && { ...place, avant: true };
    for (;;) {
      const [ligne] = await page(place, 1);
      if (!ligne) break;
      reculees.push(ligne.id);
      place = { echeance: ligne.echeance_le, id: ligne.id, avant: true };
    }
    expect(reculees.toReversed()).toEqual(avancees.slice(0, -1));
    expect(toutes.slice(-2).map((l) => l.echeance_le)).toEqual([null, null]);
  });

  it("les comptes de chaque vue sont ceux de ses lignes", async () => {
    const { comptes, borne } = await lirePour(monde.base.app, agent, AUJOURDHUI, (trx) =>
      compterVues(trx, agent, { onglet: "file" }, REPERES),
    );
    expect(borne).toBe(false);
    for (const [vue, compte] of Object.entries(comptes)) {
      const lignes = await lirePour(monde.base.app, agent, AUJOURDHUI, (trx) =>
        listFile(
          trx,
          agent,
          { onglet: "file", vue: vue as keyof typeof comptes },
          REPERES,
          undefined,
          100,
        ),
      );
      expect([vue, lignes.length]).toEqual([vue, compte]);
    }
    expect(comptes).toMatchObject({ toutes: 9, devenu_soumis: 2, depassees: 0 });
  });

  it("hors du périmètre, la file est vide", async () => {
    const ailleurs = await poserAgent(monde, { territoires: [] });
    expect(
      await lirePour(monde.base.app, ailleurs, AUJOURDHUI, (trx) =>
        listFile(trx, ailleurs, FILTRE, REPERES, undefined, 100),
      ),
    ).toEqual([]);
  });
});
