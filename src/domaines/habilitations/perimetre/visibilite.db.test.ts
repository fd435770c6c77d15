import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { type Jour, jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import { enTraitement, lirePour, type Trx } from "#platform/db/transaction.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { delegationEnVigueur } from "../delegation/delegation.ts";
import {
  acteurDeTest,
  COMPTES,
  garnirPersonnes,
  garnirReseau,
  idDeTest,
} from "./donnees-de-test.ts";
import { fermerVisibilite, ouvrirVisibilite } from "./visibilite.ts";

const PERSONNE = idDeTest("e", 1);
const [compte = "", autre = ""] = COMPTES;
const LIEN = { personneId: PERSONNE, sorte: "remplacement", cibleId: compte };

let base: BaseDeTest;
beforeAll(async () => {
  base = await baseDeTest();
  const client = new pg.Client({ connectionString: base.url });
  await client.connect();
  await garnirReseau(client);
  await garnirPersonnes(client, [
    { id: PERSONNE, territoireId: null, organismeId: null, referentId: null },
  ]);
  await client.query(
    `insert into delegation (utilisateur_id, actes, acte_reference, validite) values
     ($1, '{orientation}', 'Arrêté 1', '[2026-01-01,2026-07-01)'),
     ($1, '{orientation,sanction}', 'Arrêté 2', '[2026-06-01,2026-12-01)')`,
    [compte],
  );
  await client.end();
});

const ecrire = (geste: (trx: Trx) => Promise<void>) =>
  enTraitement(base.traitement, jour("2026-11-24"), async (trx) => accepte(await geste(trx)));

const voit = async (id: string, le: Jour): Promise<boolean> => {
  const lire = (trx: Trx) => trx.selectFrom("personne").select("id").execute();
  return (await lirePour(base.app, acteurDeTest(id), le, lire)).length > 0;
};

describe("visibilité : un dossier ouvert hors du périmètre ordinaire", () => {
  it("s’ouvre à un seul compte, pour une période, puis se ferme", async () => {
    const periode = { debut: jour("2026-11-01"), fin: jour("2026-12-01") };
    await ecrire((trx) => ouvrirVisibilite(trx, LIEN, periode));
    await ecrire((trx) => ouvrirVisibilite(trx, LIEN, periode));
    expect(await voit(compte, jour("2026-10-31"))).toBe(false);
    expect(await voit(compte, jour("2026-11-01"))).toBe(true);
    expect(await voit(compte, jour("2026-11-30"))).toBe(true);
    expect(await voit(compte, jour("2026-12-01"))).toBe(false);
    expect(await voit(autre, jour("2026-11-10"))).toBe(false);

    await ecrire((trx) => fermerVisibilite(trx, LIEN, jour("2026-11-15")));
    expect(await voit(compte, jour("2026-11-14"))).toBe(true);
    expect(await voit(compte, jour("2026-11-15"))).toBe(false);
  });

  it("fermée le jour de son ouverture, n’a jamais rien ouvert", async () => {
    const le = jour("2027-01-10");
    await ecrire((trx) => ouvrirVisibilite(trx, LIEN, { debut: le }));
    await ecrire((trx) => fermerVisibilite(trx, LIEN, le));
    expect(await voit(compte, le)).toBe(false);
    expect(await voit(compte, jour("2027-06-01"))).toBe(false);
  });
});

describe("délégation de signature", () => {
  it.each([
    ["2025-12-31", "orientation", undefined],
    ["2026-01-01", "orientation", "Arrêté 1"],
    ["2026-06-15", "orientation", "Arrêté 2"],
    ["2026-01-01", "sanction", undefined],
    ["2026-11-30", "sanction", "Arrêté 2"],
    ["2026-12-01", "orientation", undefined],
  ])("le %s, pour %s : %s", async (le, acte, attendue) =>
    expect(await delegationEnVigueur(base.app, compte, acte, jour(le))).toBe(attendue),
  );

  it("ne vaut pas pour un autre compte", async () =>
    expect(
      await delegationEnVigueur(base.app, autre, "orientation", jour("2026-11-24")),
    ).toBeUndefined());
});
