import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { acteurDe, semerDepartement, semerPersonne } from "#domaines/pilotage/essai/semer.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { ADRESSE_ESSAI, applicationEssai, SESSION_ESSAI } from "#platform/http/essai.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { routesMaJournee } from "./routes.tsx";

const AUJOURDHUI = jour("2026-11-24");

describe("ma journée", () => {
  let base: BaseDeTest;
  let lens: string;

  const lire = async (acteur: Acteur): Promise<string> => {
    const application = await applicationEssai({
      routes: routesMaJournee,
      dependances: {
        db: base.app,
        recherches: { garder: () => Promise.resolve("x"), lire: () => Promise.resolve(undefined) },
      },
      lireSession: () => Promise.resolve({ ...SESSION_ESSAI, acteur }),
    });
    const reponse = await application.fetch(new Request(`${ADRESSE_ESSAI}/`));
    expect(reponse.status).toBe(200);
    return (await reponse.text()).replaceAll("\u00A0", " ");
  };

  beforeAll(async () => {
    base = await baseDeTest();
    const territoire = await semerDepartement(base, AUJOURDHUI);
    lens = territoire("Lens-Liévin");
    const semer = (p: Parameters<typeof semerPersonne>[2]) =>
      semerPersonne(base.traitement, AUJOURDHUI, p);
    await semer({ nom: "TARDIF", territoire: lens, recueDepuis: 45 });
    await semer({ nom: "BIENTOT", territoire: lens, recueDepuis: 40 });
    await semer({ nom: "PLUSTARD", territoire: lens, recueDepuis: 2 });
    await semer({ nom: "STOCK", territoire: lens, recueDepuis: 300, motif: "reprise" });
    await semer({ nom: "AILLEURS", territoire: territoire("Calaisis"), recueDepuis: 45 });
    await base.poolTraitement.query(
      `insert into depot (id, empreinte, nom_fichier, octets, fichier, etat, recu_a)
       values (gen_random_uuid(), 'a', 'a.xml', 1, 'a', 'retenu', '2026-11-20T10:00:00Z')`,
    );
    await base.poolTraitement.query(
      `insert into rejet (id, depot_id, ligne, element, code, message, contenu)
       select gen_random_uuid(), id, n, 'DTNAI', 'valeur_absente', 'm', ''::bytea from depot, generate_series(1, 3) n`,
    );
  });

  it("montre la file de son périmètre, la plus urgente d’abord, sans la reprise", async () => {
    const page = await lire(acteurDe(["agent_orientation"], { territoires: [lens] }));
    expect(page).toContain("3 personnes attendent une orientation ; 1 a dépassé le délai");
    expect(page.indexOf("TARDIF")).toBeLessThan(page.indexOf("BIENTOT"));
    expect(page.indexOf("BIENTOT")).toBeLessThan(page.indexOf("PLUSTARD"));
    expect(page).not.toContain("AILLEURS");
    expect(page).not.toContain("STOCK");
    expect(page).toContain("/orientation?onglet=reprise");
  });

  it("R-ORI-02 mène à ce qui se décide encore, jamais à ce qui est hors délai", async () => {
    const agent = await lire(acteurDe(["agent_orientation"], { territoires: [lens] }));
    expect(agent).toMatch(/href="\/orientation\?vue=bientot"[^>]*>\s*Commencer/);
    expect(agent).toMatch(/Examiner<span class="vh"> pour BIENTOT/);
    expect(agent).not.toContain("pour TARDIF");
    const lecteur = await lire(acteurDe(["direction"], { departement: true }));
    expect(lecteur).not.toContain("Commencer");
  });

  it("ne montre que le travail que ses gestes permettent", async () => {
    const agent = await lire(acteurDe(["agent_orientation"], { territoires: [lens] }));
    expect(agent).not.toContain("fichier retenu");
    const gestionnaire = await lire(acteurDe(["gestionnaire_slai"], { departement: true }));
    expect(gestionnaire).toContain("fichier retenu, à confirmer ou abandonner");
    expect(gestionnaire).toMatch(/<b>3<\/b>\s*foyers rejetés/);
    expect(gestionnaire).toContain("depuis le 20 nov. 2026");
  });

  it("un compte technique, sans file ni travail, l’apprend en une phrase", async () => {
    const page = await lire(acteurDe(["administrateur_technique"], { departement: true }));
    expect(page).toContain("Rien ne vous attend.");
  });
});
