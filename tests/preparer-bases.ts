import pg from "pg";
import type { TestProject } from "vitest/node";
import { ouvrirBaseEphemere } from "#platform/cluster/ouvrir-base-ephemere.ts";
import { migrer } from "#platform/db/migrations.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Superuser address of the server. */
    readonly serveur: string;
    /** Migrated database that every test file copies. */
    readonly modele: string;
  }
}

/** One server for the whole run, with one migrated model. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const serveur = await ouvrirBaseEphemere();
  const modele = `passerelle_modele_${process.pid}`;
  const executer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serveur.url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  try {
    await executer(`create database ${modele}`);
    const url = new URL(serveur.url);
    url.pathname = `/${modele}`;
    await migrer(url.href);
  } catch (error) {
    await serveur.rendre();
    throw error;
  }
  project.provide("serveur", serveur.url);
  project.provide("modele", modele);
  return async () => {
    await executer(`drop database ${modele} with (force)`);
    await serveur.rendre();
  };
}
