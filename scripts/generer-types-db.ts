/** Writes src/platform/db/schema.genere.ts from a migrated database. Usage: tsx scripts/generer-types-db.ts URL */
import { writeFile } from "node:fs/promises";
import pg from "pg";

const TYPES: Record<string, string> = {
  uuid: "string",
  text: "string",
  bpchar: "string",
  int2: "number",
  int4: "number",
  int8: "number",
  float4: "number",
  bool: "boolean",
  date: "Jour",
  daterange: "string",
  tstzrange: "string",
  timestamptz: "Date",
  timestamp: "string",
  jsonb: "unknown",
  json: "unknown",
  bytea: "Buffer",
};

const typeTs = (udt: string): string =>
  udt.startsWith("_")
    ? `readonly ${TYPES[udt.slice(1)] ?? "unknown"}[]`
    : (TYPES[udt] ?? "unknown");

const url = process.argv[2];
if (!url) throw new Error("Usage : tsx scripts/generer-types-db.ts URL");
const client = new pg.Client({ connectionString: url });
await client.connect();
const { rows } = await client.query<{
  t: string;
  c: string;
  udt: string;
  nul: boolean;
  defaut: boolean;
}>(`
  select table_name t, column_name c, udt_name udt, is_nullable = 'YES' nul,
         column_default is not null or is_identity = 'YES' defaut
  from information_schema.columns where table_schema = 'passerelle' order by table_name, ordinal_position`);
await client.end();

const tables = new Map<string, string[]>();
for (const r of rows) {
  const base = `${typeTs(r.udt)}${r.nul ? " | null" : ""}`;
  const ligne = `    ${r.c}: ${r.defaut ? `Generated<${base}>` : base};`;
  tables.set(r.t, [...(tables.get(r.t) ?? []), ligne]);
}
const corps = [...tables].map(([t, lignes]) => `  ${t}: {\n${lignes.join("\n")}\n  };`).join("\n");
await writeFile(
  new URL("../src/platform/db/schema.genere.ts", import.meta.url),
  `// Written by scripts/generer-types-db.ts from a migrated database; never by hand.
import type { Generated } from "kysely";
import type { Jour } from "#core/jour.ts";

export interface DB {
${corps}
}
`,
);
