import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { ADRESSE_ESSAI, applicationEssai, SESSION_ESSAI } from "#platform/http/essai.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { acteurDe, semerDepartement, semerPersonne } from "../essai/semer.ts";
import { calculerIndicateurs } from "../indicateur/usecases/calculer-indicateurs.ts";
import { routesTableau } from "./routes.tsx";

const AUJOURDHUI = jour("2026-11-24");
const DIRECTION = acteurDe(["direction"], { departement: true });

describe("tableau de bord", () => {
  let base: BaseDeTest;
  let lens: string;
  let calais: string;

  const lire = async (chemin: string, acteur: Acteur): Promise<string> => {
    const application = await applicationEssai({
      routes: routesTableau,
      dependances: {
        db: base.app,
        recherches: { garder: () => Promise.resolve("x"), lire: () => Promise.resolve(undefined) },
      },
      lireSession: () => Promise.resolve({ ...SESSION_ESSAI, acteur }),
    });
    const reponse = await application.fetch(new Request(`${ADRESSE_ESSAI}${chemin}`));
    expect(reponse.status).toBe(200);
    return (await reponse.text()).replaceAll("\u00A0", " ");
  };
  /** Figures of a row of the table by territoire, tags aside. */
  const ligne = (page: string, titre: string): string =>
    (
      new RegExp(`<tr[^>]*><th scope="row">(?:<a[^>]*>)?${titre}.*?</tr>`, "s").exec(page)?.[0] ??
      ""
    )
      .replaceAll(/<svg.*?<\/svg>|<[^>]+>/gs, "|")
      .replaceAll(/[|\s]+/g, " ")
      .trim();

  beforeAll(async () => {
    base = await baseDeTest();
    const territoire = await semerDepartement(base, AUJOURDHUI);
    lens = territoire("Lens-Liévin");
    calais = territoire("Calaisis");
    const semer = (p: Parameters<typeof semerPersonne>[2]) =>
      semerPersonne(base.traitement, AUJOURDHUI, p);
    await semer({ nom: "ABEL", territoire: lens, avecOrganisme: true, recueDepuis: 60, delai: 10 });
    await semer({ nom: "BLOT", territoire: lens, avecOrganisme: true, recueDepuis: 90, delai: 50 });
    await semer({ nom: "CARON", territoire: lens, recueDepuis: 50 });
    await semer({ nom: "DELIN", territoire: lens, soumis: null });
    await semer({ nom: "ENFANT", territoire: lens, role: "ENF", soumis: null });
    await semer({ nom: "FARDEL", territoire: calais, recueDepuis: 5 });
    await semer({ nom: "GAMBIER", territoire: calais, recueDepuis: 5, motif: "reprise" });
    await semer({ nom: "HURET", territoire: null, soumis: false });
    await calculerIndicateurs(base.traitement, AUJOURDHUI);
    await calculerIndicateurs(base.traitement, AUJOURDHUI);
  });

  it("compte par territoire et pour le département, reprise et enfants à leur place", async () => {
    const page = await lire("/tableau-de-bord", DIRECTION);
    expect(ligne(page, "Lens-Liévin")).toBe("Lens-Liévin 5 3 2 1 1 67 % 10 j 50 j");
    expect(ligne(page, "Calaisis")).toBe("Calaisis 2 2 0 1 0 0 %");
    expect(ligne(page, "Département")).toBe("Département 8 5 2 2 1 40 % 10 j 50 j");
    expect(page).toContain("1 procédure");
    expect(page).toContain("1 adulte");
  });

  it("chaque chiffre ouvre sa liste, chaque figure dit ce qu’elle ne sait pas", async () => {
    const page = await lire("/tableau-de-bord?mesure=delai_median", DIRECTION);
    expect(page).toContain(`/personnes?droit=oui&amp;qui=tous&amp;territoire=${lens}`);
    expect(page).toContain(`/orientation?vue=depassees&amp;territoire=${lens}`);
    expect(page).toContain("une file qui grossit ne se voit pas ici");
    expect(page).toMatch(/Calculé le \d/);
  });

  it("un territoire ne voit que lui, et pas le total du département", async () => {
    const page = await lire(
      "/tableau-de-bord",
      acteurDe(["responsable_territoire"], { territoires: [calais] }),
    );
    expect(ligne(page, "Calaisis")).toContain("Calaisis 2 2");
    expect(page).not.toContain("Lens-Liévin");
    expect(ligne(page, "Département")).toBe("");
  });

  it("la sécurité par ligne tient sans le filtre de la requête", async () => {
    const { rows } = await base.poolApp.query("select 1 from indicateur");
    expect(rows).toEqual([]);
    await expect(base.poolApp.query("select 1 from indicateur_soumis")).rejects.toThrow();
  });

  it("un périmètre sans territoire entier ne voit aucun chiffre, avec la raison", async () => {
    const page = await lire("/tableau-de-bord", acteurDe(["agent_orientation"], {}));
    expect(page).toContain("Aucun chiffre à montrer");
  });

  it("une élue lit les sommes de tout le département, les petits nombres tus, sans liste derrière", async () => {
    const page = await lire("/tableau-de-bord", {
      ...acteurDe(["elu"], {}),
      chiffres: { departement: true, territoires: [] },
    });
    expect(ligne(page, "Lens-Liévin")).toBe("Lens-Liévin – – – – –");
    expect(ligne(page, "Département")).toBe("Département 8 5 – – –");
    expect(page).toContain("trop peu de personnes pour être dit");
    expect(page).not.toContain("/personnes?");
    expect(page).not.toContain("/tableau-de-bord/liste");
  });

  it("la liste d’un chiffre montre les mêmes personnes, dans le périmètre", async () => {
    const decidees = await lire(`/tableau-de-bord/liste?de=decides&territoire=${lens}`, DIRECTION);
    expect(decidees).toContain("ABEL");
    expect(decidees).toContain("50 jours");
    expect(decidees).not.toContain("CARON");
    const entres = await lire(
      "/tableau-de-bord/liste?de=entres",
      acteurDe(["responsable_territoire"], { territoires: [calais] }),
    );
    expect(entres).toContain("FARDEL");
    expect(entres).not.toContain("GAMBIER");
    expect(entres).not.toContain("ABEL");
  });
});
