import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refuse } from "#core/result.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { enTransaction, lirePour } from "#platform/db/transaction.ts";
import {
  ADRESSE_ESSAI,
  applicationEssai,
  ecrireFormulaire,
  SESSION_ESSAI,
} from "#platform/http/essai.ts";
import type { Application } from "#platform/http/index.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { ACTEUR, AUJOURDHUI, preparerCourrierEssai, semer } from "../essai/base.ts";
import { donneesEssai } from "../essai/donnees.ts";
import { courriersDuLot, courriersEnAttente } from "./queries/courriers.ts";
import { routesCourriers } from "./routes.tsx";
import { creerLot } from "./usecases/creer-lot.ts";
import { produireLot } from "./usecases/produire-lot.ts";

const SANS_PERIMETRE = { departement: false, territoires: [], organismes: [] };

let base: BaseDeTest;
let dossier: string;
const demandes: string[] = [];

const ouvrir = (acteur: Acteur): Promise<Application> =>
  applicationEssai({
    routes: routesCourriers({
      demanderProduction: async (_trx, id) => {
        demandes.push(id);
      },
    }),
    dependances: {
      db: base.app,
      recherches: {
        garder: () => Promise.resolve("x"),
        lire: () => Promise.resolve(undefined),
      },
    },
    lireSession: () => Promise.resolve({ ...SESSION_ESSAI, acteur }),
  });
const lire = async (chemin: string, acteur: Acteur = ACTEUR): Promise<Response> =>
  (await ouvrir(acteur)).fetch(new Request(`${ADRESSE_ESSAI}${chemin}`));

beforeAll(async () => {
  base = await baseDeTest();
  dossier = await mkdtemp(join(tmpdir(), "passerelle-lot-"));
  await semer(base);
});
afterAll(() => rm(dossier, { recursive: true }));

describe("écrans des courriers", () => {
  it("va de la file au fichier : signale l’adresse, prépare le lot, montre, télécharge", async () => {
    const { destinataire } = donneesEssai();
    const adresseVide = { ...destinataire.adresse, complement: [], voie: " " };
    await preparerCourrierEssai(base, 1);
    await preparerCourrierEssai(base, 2);
    await preparerCourrierEssai(base, 3, {
      destinataire: { ...destinataire, adresse: adresseVide },
    });

    const accueil = await (await lire("/courriers")).text();
    expect(accueil).toMatch(/2\s+courriers prêts/);
    expect(accueil).toContain("La voie manque.");
    expect(accueil).toContain("ORI-0003");
    expect(accueil).not.toContain("ORI-0001");

    const jeton = /name="_jeton" value="([^"]+)"/.exec(accueil)?.[1] ?? "";
    const cree = await (await ouvrir(ACTEUR)).fetch(
      new Request(`${ADRESSE_ESSAI}/courriers/lots`, ecrireFormulaire([["_jeton", jeton]])),
    );
    expect(cree.status).toBe(303);
    const adresse = cree.headers.get("location") ?? "";
    expect(demandes).toEqual([adresse.split("/").at(-1)]);

    const enCours = await (await lire(adresse)).text();
    expect(enCours).toContain("0 sur 2");
    expect(enCours).toContain("KACZMAREK Élodie");
    expect((await lire(`${adresse}/fichier`)).status).toBe(404);

    await produireLot(base.traitement, demandes[0] ?? "", dossier);
    const pret = await (await lire(adresse)).text();
    expect(pret).toContain("Télécharger le PDF");
    const fichier = await lire(`${adresse}/fichier`);
    expect(fichier.headers.get("content-type")).toBe("application/pdf");
    expect((await fichier.text()).slice(0, 8)).toBe("%PDF-1.7");

    const pdf = await lire(/\/courriers\/[0-9a-f-]+\/pdf/.exec(pret)?.[0] ?? "");
    expect(pdf.headers.get("content-disposition")).toBe('attachment; filename="ORI-0001.pdf"');
  });

  it("cache un lot et ses lettres à qui ne l’a pas fait et ne voit pas tout le département", async () => {
    const autre: Acteur = {
      ...ACTEUR,
      utilisateurId: nouvelUuid(),
      perimetre: SANS_PERIMETRE,
    };
    expect((await lire(`/courriers/lots/${demandes[0]}`, autre)).status).toBe(404);
    expect((await lire(`/courriers/lots/${demandes[0]}/fichier`, autre)).status).toBe(404);
    const { id } = await base.traitement
      .selectFrom("courrier")
      .select("id")
      .limit(1)
      .executeTakeFirstOrThrow();
    expect((await lire(`/courriers/${id}/pdf`, autre)).status).toBe(404);
    expect(await (await lire("/courriers", autre)).text()).toContain("Aucun lot");
  });

  it("sans la sécurité par ligne, ne compte, ne prend et ne montre que les courriers de son périmètre", async () => {
    const [ici, ailleurs] = [ACTEUR, { ...ACTEUR, perimetre: SANS_PERIMETRE }];
    await preparerCourrierEssai(base, 9);
    const compter = (acteur: Acteur) =>
      lirePour(base.traitement, acteur, AUJOURDHUI, (trx) => courriersEnAttente(trx, acteur));
    const prendre = (acteur: Acteur) =>
      enTransaction(base.traitement, acteur, AUJOURDHUI, (trx) =>
        creerLot(trx, acteur, { nature: "orientation_decision", titre: "Orientations" }),
      );
    expect(await compter(ailleurs)).toEqual({ prets: 0, aCorriger: 0, lignes: [] });
    expect(await prendre(ailleurs)).toEqual(refuse({ code: "rien_a_editer", aCorriger: 0 }));
    expect((await compter(ici)).prets).toBe(1);
    const pris = await prendre(ici);
    expect(pris).toMatchObject({ ok: true, value: { nombre: 1 } });
    const lotId = pris.ok ? pris.value.id : "";
    const montrer = (acteur: Acteur) =>
      lirePour(base.traitement, acteur, AUJOURDHUI, (trx) => courriersDuLot(trx, acteur, lotId, 0));
    expect(await montrer(ailleurs)).toEqual([]);
    expect(await montrer(ici)).toHaveLength(1);
  });
});
