import type pg from "pg";

/** The three database roles (architecture, ADR 0003): owner, web, bulk identities. None can log in. */
export const ROLES = {
  proprietaire: "passerelle_proprietaire",
  application: "passerelle_app",
  traitement: "passerelle_traitement",
} as const;
export type NomRole = keyof typeof ROLES;

/**
 * `separes`: the three roles stand and the login may take each of them.
 * `unique`: the login can neither create nor take them (a shared host's ordinary role): it owns the tables, and
 * forced row-level security holds it in like anyone.
 */
export type ModeRoles = "separes" | "unique";

const peutPrendreTous = async (client: pg.ClientBase): Promise<boolean> => {
  const { rows } = await client.query<{ tous: boolean }>(
    `select count(*) = 3 as tous from pg_roles
     where rolname = any ($1) and pg_has_role(current_user, oid, 'MEMBER')`,
    [Object.values(ROLES)],
  );
  return rows[0]?.tous ?? false;
};

/** Creates what is missing when the login may; otherwise says which mode holds. */
export const assurerRoles = async (client: pg.ClientBase): Promise<ModeRoles> => {
  if (await peutPrendreTous(client)) return "separes";
  const { rows } = await client.query<{ peut: boolean }>(
    "select rolsuper or rolcreaterole as peut from pg_roles where rolname = current_user",
  );
  if (!rows[0]?.peut) return "unique";
  for (const role of Object.values(ROLES)) {
    await client.query(`do $$ begin
      create role ${role} nologin noinherit;
    exception when duplicate_object or unique_violation then null; end $$`);
    await client.query(`do $$ begin
      grant ${role} to current_user;
    exception when insufficient_privilege then null; end $$`);
  }
  return (await peutPrendreTous(client)) ? "separes" : "unique";
};

/** Which mode an already migrated database was built for. */
export const lireModeRoles = async (client: pg.ClientBase): Promise<ModeRoles> => {
  const { rows } = await client.query<{ separes: boolean }>(
    "select passerelle.roles_separes() as separes",
  );
  return rows[0]?.separes ? "separes" : "unique";
};
