import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { chargerReferentiels } from "#domaines/referentiels/index.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { chargerStructures } from "./charger-structures.ts";
import { reseauDeDemonstration } from "./donnees.ts";

describe("réseau de démonstration en base", () => {
  let base: BaseDeTest;
  const reseau = reseauDeDemonstration("62");
  const charger = async (prereglage?: string) => {
    const client = await base.poolTraitement.connect();
    try {
      await chargerReferentiels(client, "62", jour("2026-11-24"), prereglage);
      return await chargerStructures(client, "62", reseau);
    } finally {
      client.release();
    }
  };

  beforeAll(async () => {
    base = await baseDeTest();
  });

  it("charge tout une fois, puis plus rien", async () => {
    expect(await charger()).toEqual({
      structures: reseau.structures.length,
      organismes: reseau.organismes.length,
    });
    expect(await charger()).toEqual({ structures: 0, organismes: 0 });
  });

  it("seul un organisme départemental est sans territoire", async () => {
    const { rows } = await base.poolApp.query(
      "select nom from organisme_referent where territoire_id is null order by nom",
    );
    expect(rows).toEqual([{ nom: "Cap emploi du Pas-de-Calais" }]);
  });

  it("changer de découpage déplace les organismes sans changer leurs identifiants", async () => {
    const ids = "select array_agg(id order by id) as ids from organisme_referent";
    const avant = (await base.poolApp.query(ids)).rows;
    expect((await charger("2010")).organismes).toBe(reseau.organismes.length - 1);
    expect((await base.poolApp.query(ids)).rows).toEqual(avant);
    const { rows } = await base.poolApp.query(
      "select distinct t.prereglage from organisme_referent o join territoire t on t.id = o.territoire_id",
    );
    expect(rows).toEqual([{ prereglage: "2010" }]);
  });
});
