import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RACINE } from "#platform/config/config.ts";
import { INDICATEURS } from "./indicateur.ts";

describe("définitions des indicateurs", () => {
  it("chaque indicateur a sa vue, et il n’y en a pas d’autre", async () => {
    const vues = await readdir(join(RACINE, "db", "views"));
    expect(vues.sort()).toEqual(INDICATEURS.map((c) => `indicateur_${c}.sql`).sort());
  });

  it.each(INDICATEURS)("%s : la migration crée la définition écrite", async (code) => {
    const definition = await readFile(
      join(RACINE, "db", "views", `indicateur_${code}.sql`),
      "utf8",
    );
    const migration = await readFile(
      join(RACINE, "db", "migrations", "0009_indicateurs.sql"),
      "utf8",
    );
    expect(migration).toContain(definition);
  });
});
