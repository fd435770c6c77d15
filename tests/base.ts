import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { type Bases, ouvrirBases } from "#platform/db/pools.ts";

export interface BaseDeTest extends Bases {
  /** Superuser address: outside both walls, to arrange and to look. */
  readonly url: string;
}

const executer = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject("serveur") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

/** A migrated, empty database for one test file, dropped after its last test. In `beforeAll`. */
export async function baseDeTest(): Promise<BaseDeTest> {
  const nom = `essai_${randomBytes(6).toString("hex")}`;
  await executer(`create database ${nom} template ${inject("modele")}`);
  const adresse = new URL(inject("serveur"));
  adresse.pathname = `/${nom}`;
  const bases = await ouvrirBases(adresse.href, 4);
  afterAll(async () => {
    await bases.fermer();
    await executer(`drop database ${nom} with (force)`);
  });
  return { ...bases, url: adresse.href };
}
