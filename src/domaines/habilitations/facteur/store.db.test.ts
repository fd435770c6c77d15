import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Trx } from "#platform/db/transaction.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import {
  consommerCode,
  deleteFacteur,
  deleteFacteurs,
  insertApplication,
  insertCle,
  lireApplications,
  lireCles,
  lireFacteurs,
  noterCompteur,
  noterPas,
  remplacerCodes,
} from "./store.ts";
import { lireDefi, poserDefi, prendreDefi } from "./store-defi.ts";

const [ELLE, LUI] = [
  "00000000-0000-4000-8000-000000000001",
  "00000000-0000-4000-8000-000000000002",
] as const;
const coffre = creerCoffre("0f".repeat(32));
const EMPREINTE = randomBytes(32);
const PORTEUR = randomBytes(32);

let base: BaseDeTest;
let client: pg.Client;

const ecrire = <T>(geste: (trx: Trx) => Promise<T>): Promise<T> =>
  base.app.transaction().execute(geste);

beforeAll(async () => {
  base = await baseDeTest();
  client = new pg.Client({ connectionString: base.url });
  await client.connect();
  await client.query("set search_path = passerelle, public");
  await client.query(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe) values
     ($1, 'elle', 'Wattel', 'Sophie', 'Agente', 'x'), ($2, 'lui', 'Nowak', 'Paul', 'Agent', 'x')`,
    [ELLE, LUI],
  );
});
afterAll(() => client.end());

/** Each has an application, a key and two recovery codes. */
beforeEach(async () => {
  await client.query("delete from facteur; delete from code_secours; delete from defi");
  await ecrire(async (trx) => {
    for (const [rang, id] of [ELLE, LUI].entries()) {
      const secret = coffre.chiffrer(`secret ${rang}`);
      await insertApplication(trx, id, { nom: "Téléphone", secret, pas: 10 });
      const cle = {
        cleId: `cle-${rang}`,
        clePublique: randomBytes(8),
        compteur: 5,
        transports: [],
      };
      expect(await insertCle(trx, id, "Clé", cle)).toBe(true);
      await remplacerCodes(trx, id, [rang === 0 ? EMPREINTE : randomBytes(32), randomBytes(32)]);
    }
  });
});

const facteurDe = async (id: string, sorte: string): Promise<string> => {
  const { liste } = await lireFacteurs(base.app, id);
  return liste.find((f) => f.sorte === sorte)?.id ?? "";
};

describe("ce qui est à l’un ne vaut pas pour l’autre", () => {
  it("ni ses applications, ni ses clés, ni le compte de ses codes", async () => {
    expect(await lireApplications(base.app, ELLE)).toHaveLength(1);
    expect((await lireCles(base.app, ELLE)).map((c) => c.cleId)).toEqual(["cle-0"]);
    expect((await lireFacteurs(base.app, ELLE)).codesRestants).toBe(2);
  });

  it("un code de secours ne sert qu’à son compte, et une fois", async () => {
    const consommer = (id: string) => ecrire((trx) => consommerCode(trx, id, EMPREINTE));
    expect(await consommer(LUI)).toBe(false);
    expect(await consommer(ELLE)).toBe(true);
    expect(await consommer(ELLE)).toBe(false);
    expect((await lireFacteurs(base.app, ELLE)).codesRestants).toBe(1);
  });

  it("on ne retire que les siens", async () => {
    const application = await facteurDe(ELLE, "application");
    await ecrire((trx) => deleteFacteur(trx, LUI, application));
    expect((await lireFacteurs(base.app, ELLE)).liste).toHaveLength(2);
    await ecrire((trx) => deleteFacteurs(trx, LUI));
    expect(await lireFacteurs(base.app, LUI)).toEqual({ liste: [], codesRestants: 0 });
    expect(await lireFacteurs(base.app, ELLE)).toMatchObject({ codesRestants: 2 });
    expect((await lireFacteurs(base.app, ELLE)).liste).toHaveLength(2);
  });
});

describe("deux réponses à la fois", () => {
  it("un pas déjà accepté, ou un plus ancien, ne l’est plus", async () => {
    const application = await facteurDe(ELLE, "application");
    const noter = (pas: number) => ecrire((trx) => noterPas(trx, application, pas));
    expect([await noter(10), await noter(11), await noter(11), await noter(9)]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it("un compteur qu’une autre réponse a fait avancer ne vaut plus", async () => {
    const cle = await facteurDe(ELLE, "cle");
    const noter = (avant: number) => ecrire((trx) => noterCompteur(trx, cle, avant, 7));
    expect([await noter(5), await noter(5)]).toEqual([true, false]);
  });
});

it("une question échue ne se lit ni ne se prend plus", async () => {
  const lire = () => lireDefi(base.app, coffre, PORTEUR, "cle_presenter");
  const prendre = () => prendreDefi(base.app, coffre, PORTEUR, "cle_presenter");
  await poserDefi(base.app, coffre, PORTEUR, "cle_presenter", "question");
  expect(await lire()).toBe("question");
  await client.query("update defi set expire_a = now() - interval '1 second'");
  expect([await lire(), await prendre()]).toEqual([undefined, undefined]);
});
