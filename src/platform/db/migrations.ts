import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { assurerRoles, type ModeRoles, ROLES } from "./roles.ts";

const DOSSIER = new URL("../../../db/migrations/", import.meta.url);
/** Any constant: one migration at a time on a database. */
const VERROU = 7_262_026;

export interface BilanMigration {
  readonly appliquees: readonly string[];
  readonly roles: ModeRoles;
}

export class MigrationModifiee extends Error {
  constructor(nom: string) {
    super(
      `La migration ${nom} a changé depuis qu'elle a été appliquée : rétablissez le fichier, ou ajoutez une nouvelle migration.`,
    );
  }
}

interface Migration {
  readonly nom: string;
  readonly sql: string;
  readonly empreinte: string;
}

const lireMigrations = async (): Promise<Migration[]> => {
  const noms = (await readdir(DOSSIER)).filter((n) => n.endsWith(".sql")).sort();
  return Promise.all(
    noms.map(async (nom) => {
      const sql = await readFile(new URL(nom, DOSSIER), "utf8");
      return { nom, sql, empreinte: createHash("sha256").update(sql).digest("hex") };
    }),
  );
};

const preparerSchema = async (client: pg.Client, roles: ModeRoles): Promise<void> => {
  for (const extension of ["pg_trgm", "btree_gist"]) {
    await client.query(`create extension if not exists ${extension} with schema public`);
  }
  const separes = roles === "separes";
  if (separes) {
    await client.query(
      `create schema if not exists passerelle authorization ${ROLES.proprietaire}`,
    );
    await client.query(
      `grant usage on schema passerelle to ${ROLES.application}, ${ROLES.traitement}`,
    );
    await client.query(`do $$ begin
      execute format('grant create on database %I to ${ROLES.proprietaire}', current_database()); end $$`);
    await client.query(`set role ${ROLES.proprietaire}`);
  } else {
    await client.query("create schema if not exists passerelle");
  }
  await client.query(`
    set search_path = passerelle, public;
    create or replace function passerelle.roles_separes() returns boolean language sql immutable
      return ${separes};
    create or replace function passerelle.est_traitement() returns boolean language sql stable
      return ${separes ? "false" : "coalesce(current_setting('passerelle.traitement', true), '') = 'oui'"};
    create table if not exists passerelle.migration (
      nom text primary key, empreinte text not null, appliquee_a timestamptz not null default now());
    comment on table passerelle.migration is 'plateforme : migrations appliquées.';
    comment on column passerelle.migration.nom is 'Fichier.';
    comment on column passerelle.migration.empreinte is 'SHA-256 du fichier.';
    comment on column passerelle.migration.appliquee_a is 'Instant.';`);
};

const appliquer = async (client: pg.Client, migration: Migration): Promise<void> => {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into passerelle.migration (nom, empreinte) values ($1, $2)", [
      migration.nom,
      migration.empreinte,
    ]);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback");
    throw new Error(`La migration ${migration.nom} a échoué`, { cause });
  }
};

/** graphile-worker's own tables refuse a non-owner: jobs enter through this door, ids only. */
const ouvrirPorteDesTaches = async (client: pg.Client, roles: ModeRoles): Promise<void> => {
  await client.query(`
    create or replace function passerelle.enfiler(tache text, charge json, cle text) returns void
    language sql security definer set search_path = passerelle, public, pg_temp as
    $$ select graphile_worker.add_job(tache, charge, job_key => cle, max_attempts => 5) $$`);
  if (roles === "separes") {
    await client.query("revoke all on function passerelle.enfiler from public");
    await client.query(
      `grant execute on function passerelle.enfiler to ${ROLES.application}, ${ROLES.traitement}`,
    );
  }
};

/**
 * Brings the schema up to date; safe to run from several processes at once.
 *
 * @param url  any PostgreSQL 15 to 18, as superuser, owner or ordinary role
 * @throws MigrationModifiee when an applied file was edited
 */
export const migrer = async (url: string): Promise<BilanMigration> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [VERROU]);
    const roles = await assurerRoles(client);
    await preparerSchema(client, roles);
    const { rows } = await client.query<{ nom: string; empreinte: string }>(
      "select nom, empreinte from passerelle.migration",
    );
    const faites = new Map(rows.map((r) => [r.nom, r.empreinte]));
    const appliquees: string[] = [];
    for (const migration of await lireMigrations()) {
      const empreinte = faites.get(migration.nom);
      if (empreinte === migration.empreinte) continue;
      if (empreinte !== undefined) throw new MigrationModifiee(migration.nom);
      await appliquer(client, migration);
      appliquees.push(migration.nom);
    }
    const role = roles === "separes" ? ` -c role=${ROLES.proprietaire}` : "";
    const pool = new pg.Pool({ connectionString: url, max: 1, options: role.trim() });
    pool.on("error", () => undefined);
    pool.on("connect", (c) => c.on("error", () => undefined));
    try {
      await runMigrations({ pgPool: pool });
    } finally {
      await pool.end();
    }
    await ouvrirPorteDesTaches(client, roles);
    return { appliquees, roles };
  } finally {
    await client.end();
  }
};
