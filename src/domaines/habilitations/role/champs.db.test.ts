import { beforeAll, expect, it } from "vitest";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { CHAMPS_SENSIBLES, NOMS_SENSIBLES } from "./champs.ts";

let base: BaseDeTest;
let colonnes: readonly string[];
beforeAll(async () => {
  base = await baseDeTest();
  const { rows } = await base.poolJobs.query<{ nom: string }>(
    `select table_name || '.' || column_name as nom from information_schema.columns
     where table_schema = 'passerelle' order by 1`,
  );
  colonnes = rows.map((r) => r.nom);
});

const declarees: readonly string[] = Object.values(CHAMPS_SENSIBLES).flatMap((c) => c.colonnes);

it("R-RGPD-02 toute colonne nommée comme un champ sensible est déclarée, avec qui peut la lire", () => {
  const nommees = colonnes.filter((c) => NOMS_SENSIBLES.test(c.split(".")[1] ?? ""));
  expect(nommees.filter((c) => !declarees.includes(c))).toEqual([]);
});

it("aucune déclaration ne vise une colonne disparue", () =>
  expect(declarees.filter((c) => !colonnes.includes(c))).toEqual([]));
