import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { accepte } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { tracer } from "#platform/trace/trace.ts";
import { baseDeTest } from "../../../tests/base.ts";
import { type Bases, ouvrirBases } from "./pools.ts";
import { enTransaction, lirePour, lireUnePersonnePour, type Trx } from "./transaction.ts";

const LE = jour("2026-11-24");
const ids = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const acteur = (n: number): Acteur => ({
  utilisateurId: ids(n),
  nom: "Sophie Wattel",
  roles: [],
  perimetre: { departement: false, territoires: [], organismes: [] },
});

/** One connection: whoever comes next takes the statements the one before prepared. */
let bases: Bases;

beforeAll(async () => {
  const { url } = await baseDeTest();
  bases = await ouvrirBases(url, 1);
  for (const n of [1, 2]) {
    await bases.poolTraitement.query(
      `insert into visibilite (personne_id, sorte, cible_id, validite)
       values ($1, 'remplacement', $2, '[2026-01-01,)')`,
      [ids(n + 4), ids(n)],
    );
  }
});
afterAll(() => bases.fermer());

const liens = (trx: Trx) =>
  trx.selectFrom("visibilite").select("personne_id").where("sorte", "=", "remplacement").execute();

const preparees = async (trx: Trx): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_prepared_statements where statement like 'select "personne_id" from "visibilite"%'`.execute(
    trx,
  );
  return rows[0]?.n ?? 0;
};

describe("les requêtes nommées", () => {
  it.each([
    { comment: "lirePour", lire: lirePour },
    { comment: "lireUnePersonnePour", lire: lireUnePersonnePour },
  ])("$comment : un plan gardé ne montre à chacun que ce qui est à lui", async ({ lire }) => {
    for (let tour = 0; tour < 8; tour++) {
      for (const n of [1, 2]) {
        const vus = await lire(bases.app, acteur(n), LE, liens);
        expect(vus).toEqual([{ personne_id: ids(n + 4) }]);
      }
    }
    expect(await lire(bases.app, acteur(3), LE, liens)).toEqual([]);
    expect(await lire(bases.app, acteur(1), LE, preparees)).toBe(1);
  });

  it("le périmètre posé pour une transaction finit avec elle", async () => {
    await lireUnePersonnePour(bases.app, acteur(1), LE, liens);
    expect(await bases.app.selectFrom("visibilite").select("sorte").execute()).toEqual([]);
    const { rows } = await bases.poolApp.query("show plan_cache_mode");
    expect(rows).toEqual([{ plan_cache_mode: "auto" }]);
  });

  it("une requête refusée défait sa transaction et laisse la connexion entière", async () => {
    const faute = enTransaction(bases.app, acteur(1), LE, async (trx) => {
      await sql`select 1 / 0`.execute(trx);
      return accepte(undefined);
    });
    await expect(faute).rejects.toThrow("division by zero");
    expect(await lirePour(bases.app, acteur(2), LE, liens)).toHaveLength(1);
  });

  it("une ouverture refusée est dite par la première requête", async () => {
    const horsCalendrier = { ...acteur(1), utilisateurId: "\u0000" };
    await expect(lirePour(bases.app, horsCalendrier, LE, liens)).rejects.toThrow();
    expect(await lirePour(bases.app, acteur(1), LE, liens)).toHaveLength(1);
  });

  it("une trace part avec ce qui la suit ; refusée, elle défait la transaction et le dit", async () => {
    const tracee = (geste: string) =>
      enTransaction(bases.app, acteur(1), LE, async (trx) => {
        await tracer(trx, { acteur: "essai", geste });
        return accepte(undefined);
      });
    const combien = async () =>
      (await bases.poolTraitement.query("select 1 from trace where acteur = 'essai'")).rowCount;
    await tracee("essai.voir");
    expect(await combien()).toBe(1);
    await expect(tracee("\u0000")).rejects.toThrow("invalid byte sequence");
    expect(await combien()).toBe(1);
    expect(await lirePour(bases.app, acteur(1), LE, liens)).toHaveLength(1);
  });

  it("une transaction qui ne demande rien s’ouvre et se ferme", async () => {
    expect(await lirePour(bases.app, acteur(1), LE, () => Promise.resolve("rien"))).toBe("rien");
  });
});
