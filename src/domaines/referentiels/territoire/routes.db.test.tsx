import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { ADRESSE_ESSAI, applicationEssai } from "#platform/http/essai.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { chargerReferentiels } from "../chargement/charger-referentiels.ts";
import { routesTerritoires } from "./routes.tsx";

describe("écrans des territoires", () => {
  let base: BaseDeTest;

  const lire = async (chemin: string): Promise<Response> => {
    const application = await applicationEssai({
      routes: routesTerritoires,
      dependances: {
        db: base.app,
        recherches: { garder: () => Promise.resolve("x"), lire: () => Promise.resolve(undefined) },
      },
    });
    return application.fetch(new Request(`${ADRESSE_ESSAI}${chemin}`));
  };

  beforeAll(async () => {
    base = await baseDeTest();
    const client = await base.poolTraitement.connect();
    await chargerReferentiels(client, "62", jour("2026-11-24"));
    await client.query(`
      insert into structure (id, nom, nature) values (gen_random_uuid(), 'Association d’essai', 'association')`);
    await client.query(`
      insert into organisme_referent (id, structure_id, territoire_id, nom, parcours, capacite, premier_contact)
      select gen_random_uuid(), s.id, t.id, 'Organisme d’essai', '{social}', 0, 'Accueil, 1 rue d’essai'
      from structure s, territoire t where t.nom = 'Lens-Liévin'`);
    client.release();
  });

  it("la liste dit le service, l’adresse et les communes de chaque territoire", async () => {
    const page = await (await lire("/territoires")).text();
    expect(page).toContain("Lens-Liévin");
    expect(page).toContain("Calaisis");
    expect(page).toMatch(/href="\/territoires\/\w+"/);
  });

  it.each([
    { commune: "lievin", territoire: "Lens-Liévin" },
    { commune: "62100", territoire: "Calaisis" },
  ])("quelle commune ? $commune : $territoire", async ({ commune, territoire }) => {
    const page = await (await lire(`/territoires?commune=${commune}`)).text();
    expect(page).toMatch(
      new RegExp(`Communes trouvées.*<a href="/territoires/\\w+">${territoire}</a>`, "s"),
    );
  });

  it("une commune inconnue a sa phrase", async () => {
    const page = await (await lire("/territoires?commune=Trifouilly")).text();
    expect(page).toContain("Aucune commune du département ne répond");
  });

  it("la page d’un territoire montre ses organismes et leur charge", async () => {
    const liste = await (await lire("/territoires")).text();
    const adresse = /href="(\/territoires\/\w+)">Lens-Liévin/.exec(liste)?.[1] ?? "";
    const page = await (await lire(adresse)).text();
    expect(page).toContain("Organisme d’essai");
    expect(page).toContain("0 / 0, complet");
    expect(page).toContain("Liévin");
  });

  it("un code inconnu est introuvable", async () => {
    expect((await lire("/territoires/ZZZ")).status).toBe(404);
  });
});
