import { fork } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nouvelUuid } from "#core/uuid.ts";
import { enTransaction, lirePour } from "#platform/db/transaction.ts";
import { pagesDuLot, pagesDuPdf } from "#platform/pdf/essai/texte-pdf.ts";
import { type BaseDeTest, baseDeTest } from "../../../../../tests/base.ts";
import { AUJOURDHUI, ACTEUR as acteur, preparerCourrierEssai, semer } from "../../essai/base.ts";
import { donneesEssai } from "../../essai/donnees.ts";
import { creerLot, type DonneesCourrier, produireLot, rendreCourrier } from "../../index.ts";

let base: BaseDeTest;
let dossier: string;

beforeAll(async () => {
  base = await baseDeTest();
  dossier = await mkdtemp(join(tmpdir(), "passerelle-lot-"));
  await semer(base);
});
afterAll(() => rm(dossier, { recursive: true }));

const preparer = (rang: number, change: Partial<DonneesCourrier> = {}) =>
  preparerCourrierEssai(base, rang, change);
const nouveauLot = async (nombre: number): Promise<string> => {
  for (let rang = 1; rang <= nombre; rang++) await preparer(rang);
  const lot = await enTransaction(base.app, acteur, AUJOURDHUI, (trx) =>
    creerLot(trx, acteur, { nature: "orientation_decision", titre: "Orientations du jour" }),
  );
  if (!lot.ok) throw new Error(JSON.stringify(lot.refus));
  expect(lot.value.nombre).toBe(nombre);
  return lot.value.id;
};
/** Reference of each letter, in the order of the pages (two a letter). */
const references = (pdf: Uint8Array): readonly string[] =>
  pagesDuLot(pdf).flatMap((page) =>
    page.includes("Page1sur2") ? (/ORI-\d{4}/.exec(page) ?? []) : [],
  );
const attendues = (nombre: number): readonly string[] =>
  Array.from({ length: nombre }, (_, i) => `ORI-${String(i + 1).padStart(4, "0")}`);
const lireLot = (id: string) =>
  base.traitement
    .selectFrom("lot")
    .select(["etat", "nombre", "produits", "fichier"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

describe("lots de courriers", () => {
  it("compose un lot, une fois, et marque ses courriers édités", async () => {
    const id = await nouveauLot(3);
    const produit = await produireLot(base.traitement, id, dossier);
    expect(produit).toMatchObject({ ok: true, value: { nombre: 3 } });
    expect(await lireLot(id)).toMatchObject({ etat: "produit", nombre: 3, produits: 3 });
    expect(references(await readFile(join(dossier, `lot-${id}.pdf`)))).toEqual(attendues(3));
    expect(await readdir(dossier)).toEqual([`lot-${id}.pdf`]);
    expect(await produireLot(base.traitement, id, dossier)).toEqual(produit);
    const etats = await base.traitement
      .selectFrom("courrier")
      .select("etat")
      .where("lot_id", "=", id)
      .execute();
    expect(etats.map((e) => e.etat)).toEqual(["edite", "edite", "edite"]);
  });

  it("rend un courrier seul avec les mots du lot", async () => {
    const id = await nouveauLot(1);
    await produireLot(base.traitement, id, dossier);
    const { id: courrierId } = await base.traitement
      .selectFrom("courrier")
      .select("id")
      .where("lot_id", "=", id)
      .executeTakeFirstOrThrow();
    const seul = await lirePour(base.app, acteur, AUJOURDHUI, (trx) =>
      rendreCourrier(trx, acteur, courrierId),
    );
    if (!seul.ok) throw new Error(seul.refus.code);
    expect(seul.value.nomFichier).toBe("ORI-0001.pdf");
    expect(pagesDuPdf(seul.value.pdf)).toEqual(
      pagesDuLot(await readFile(join(dossier, `lot-${id}.pdf`))),
    );
  });

  it("tué au milieu puis relancé, n’oublie ni ne double aucun courrier", async () => {
    const id = await nouveauLot(120);
    const enfant = fork(
      fileURLToPath(new URL("../../essai/produire-lot-et-attendre.ts", import.meta.url)),
      [base.url, id, dossier],
      { execArgv: ["--import", import.meta.resolve("tsx")] },
    );
    const arrete = new Promise((fait) => enfant.once("exit", fait));
    enfant.on("message", () => enfant.kill("SIGKILL"));
    await arrete;
    expect(enfant.signalCode).toBe("SIGKILL");
    expect(await lireLot(id)).toMatchObject({ etat: "en_production", fichier: null });
    expect((await readdir(join(dossier, `lot-${id}`))).length).toBeGreaterThan(0);

    const produit = await produireLot(base.traitement, id, dossier);
    expect(produit).toMatchObject({ ok: true, value: { nombre: 120 } });
    expect(references(await readFile(join(dossier, `lot-${id}.pdf`)))).toEqual(attendues(120));
  }, 180_000);

  it("laisse dans la file un courrier dont l’adresse ne peut pas être servie", async () => {
    const { destinataire } = donneesEssai();
    const adresse = { complement: [], voie: "", code_postal: "62110", commune: "Hénin-Beaumont" };
    await preparer(1, { destinataire: { ...destinataire, adresse } });
    const lot = await enTransaction(base.app, acteur, AUJOURDHUI, (trx) =>
      creerLot(trx, acteur, { nature: "orientation_decision", titre: "Orientations" }),
    );
    expect(lot).toEqual({ ok: false, refus: { code: "rien_a_editer", aCorriger: 1 } });
  });

  it("refuse de préparer un courrier qu’on ne saurait pas imprimer", async () => {
    expect(await preparer(1, { valeurs: {} })).toMatchObject({
      refus: { code: "valeurs_manquantes" },
    });
    expect(await produireLot(base.traitement, nouvelUuid(), dossier)).toMatchObject({
      refus: { code: "lot_introuvable" },
    });
  });
});
