import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../../../tests/base.ts";
import type { AtelierFlux } from "../atelier.ts";
import {
  atelierDeTest,
  compterMetier,
  fichier,
  foyerNumero,
  foyersNumeros,
  importer,
  vider,
} from "../atelier-de-test.ts";
import { importerDepot } from "./importer.ts";
import { abandonnerDepot, confirmerDepot } from "./trancher.ts";

let base: BaseDeTest;
let atelier: AtelierFlux;

beforeAll(async () => {
  base = await baseDeTest();
  atelier = await atelierDeTest(base);
});
beforeEach(() => vider(base));

const SEPTEMBRE = { reference: "2026-09-30", cree: "2026-10-04" };
const OCTOBRE = { reference: "2026-10-31", cree: "2026-11-04" };
const etatDe = async (id: string) =>
  (await atelier.pool.query("select etat, rapport, doublon_de from depot where id = $1", [id]))
    .rows[0];

describe("un mensuel qui fermerait trop de droits", () => {
  it("est retenu, rien n’est écrit, puis appliqué une fois confirmé", async () => {
    await importer(atelier, fichier(foyersNumeros(30), SEPTEMBRE));
    const avant = await compterMetier(atelier);
    expect(avant).toMatchObject({ dossiers: 30, personnes: 30, ouverts: 30 });

    const retenu = await importer(atelier, fichier(foyersNumeros(5), OCTOBRE));
    expect(retenu.statut).toBe("retenu");
    expect(retenu.rapport.refus).toMatchObject({ code: "fermeture_massive", valeur: "25" });
    expect(await compterMetier(atelier)).toEqual(avant);

    const decision = { depotId: retenu.depot, motif: "Vérifié avec la CAF", par: null };
    expect((await confirmerDepot(atelier, decision)).ok).toBe(true);
    const applique = await importerDepot(atelier, retenu.depot);
    expect(applique).toMatchObject({ statut: "applique", rapport: { sortis: 25, inchanges: 5 } });
    expect(await compterMetier(atelier)).toMatchObject({ dossiers: 30, arrivages: 2 });
    // A decision is taken once.
    expect(await confirmerDepot(atelier, decision)).toMatchObject({
      refus: { code: "depot_non_retenu", etat: "applique" },
    });
  });

  it("abandonné, il reste dans l’historique sans rien écrire", async () => {
    await importer(atelier, fichier(foyersNumeros(30), SEPTEMBRE));
    const avant = await compterMetier(atelier);
    const { depot } = await importer(atelier, fichier(foyersNumeros(5), OCTOBRE));
    await abandonnerDepot(atelier, { depotId: depot, motif: "Fichier tronqué", par: null });
    expect((await etatDe(depot)).etat).toBe("abandonne");
    expect(await compterMetier(atelier)).toEqual(avant);
  });
});

describe("un fichier abîmé", () => {
  it("tronqué, il est refusé et aucune table métier n’a de ligne", async () => {
    const entier = fichier(foyersNumeros(250), OCTOBRE);
    const { statut, rapport, depot } = await importer(atelier, entier.slice(0, -2000));
    expect(statut).toBe("refuse");
    expect(rapport.refus?.message).toContain("Demandez un nouvel envoi");
    expect(await compterMetier(atelier)).toEqual({
      personnes: 0,
      dossiers: 0,
      droits: 0,
      arrivages: 0,
      ouverts: 0,
      rejets: 0,
    });
    expect((await etatDe(depot)).rapport.refus.code).toBe(rapport.refus?.code);
  });
});

describe("le même fichier deux fois", () => {
  it("est déjà vu, désigne le premier dépôt et ne change rien", async () => {
    const contenu = fichier(foyersNumeros(3), OCTOBRE);
    const premier = await importer(atelier, contenu);
    const avant = await compterMetier(atelier);
    const second = await importer(atelier, contenu);
    expect(second).toMatchObject({
      statut: "deja_vu",
      deja_vu: true,
      rapport: { foyers: 3, crees: 0, modifies: 0, inchanges: 0 },
    });
    expect((await etatDe(second.depot)).doublon_de).toBe(premier.depot);
    expect(await compterMetier(atelier)).toEqual(avant);
  });

  it("un dépôt repris après son application redit la même chose", async () => {
    const { depot, rapport } = await importer(atelier, fichier(foyersNumeros(3), OCTOBRE));
    const encore = await importerDepot(atelier, depot);
    expect(encore).toMatchObject({ statut: "applique", deja_vu: false });
    expect(encore.rapport.crees).toBe(rapport.crees);
  });
});

describe("les autres envois", () => {
  it("le mensuel d’un organisme ne sort aucun dossier d’un autre", async () => {
    await importer(atelier, fichier(foyersNumeros(30, { organisme: "621" }), SEPTEMBRE));
    const autre = await importer(atelier, fichier(foyersNumeros(2, { organisme: "622" }), OCTOBRE));
    expect(autre).toMatchObject({ statut: "applique", rapport: { crees: 2, sortis: 0 } });
    expect(await compterMetier(atelier)).toMatchObject({ dossiers: 32, ouverts: 32 });
  });

  it("un mensuel plus ancien que le stock est retenu", async () => {
    await importer(atelier, fichier(foyersNumeros(3), OCTOBRE));
    const avant = await compterMetier(atelier);
    const ancien = await importer(atelier, fichier(foyersNumeros(4), SEPTEMBRE));
    expect(ancien).toMatchObject({
      statut: "retenu",
      rapport: { refus: { code: "plus_ancien_que_le_stock" } },
    });
    expect(await compterMetier(atelier)).toEqual(avant);
  });

  it("un quotidien plus ancien que le mensuel ne change rien : ses foyers sont anciens", async () => {
    await importer(atelier, fichier(foyersNumeros(3), OCTOBRE));
    const avant = await compterMetier(atelier);
    const quotidien = await importer(
      atelier,
      fichier([foyerNumero(1, { etat: "5" }), foyerNumero(2, { etat: "5" })], {
        type: "I",
        reference: "2026-10-15",
        cree: "2026-10-15",
      }),
    );
    expect(quotidien).toMatchObject({
      statut: "applique",
      rapport: { anciens: 2, modifies: 0, sortis: 0 },
    });
    expect(await compterMetier(atelier)).toEqual({ ...avant, arrivages: 2 });
  });

  it("un dossier rejeté n’entre pas, les autres entrent, et il n’est pas compté absent", async () => {
    await importer(atelier, fichier(foyersNumeros(4), SEPTEMBRE));
    const fautif = foyerNumero(4, { naissance: "1991-02-31" });
    const { statut, rapport } = await importer(
      atelier,
      fichier([...foyersNumeros(3), fautif], OCTOBRE),
    );
    expect(statut).toBe("applique");
    expect(rapport).toMatchObject({ foyers: 4, inchanges: 3, rejets_total: 1, sortis: 0 });
    expect(await compterMetier(atelier)).toMatchObject({ ouverts: 4, rejets: 1 });
  });
});
