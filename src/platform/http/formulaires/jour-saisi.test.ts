import { describe, expect, it } from "vitest";
import { lireJourSaisi } from "./jour-saisi.ts";

describe("date tapée", () => {
  it.each([
    ["30 nov. 2026", "2026-11-30"],
    ["1er décembre 2026", "2026-12-01"],
    ["1 DÉC 2026", "2026-12-01"],
    ["30/11/2026", "2026-11-30"],
    ["30-11-2026", "2026-11-30"],
    ["2026-11-30", "2026-11-30"],
    ["  5  août   2026 ", "2026-08-05"],
    ["29 février 2028", "2028-02-29"],
    ["30\u00A0nov.\u00A02026", "2026-11-30"],
  ])("lit « %s »", (saisi, lu) => expect(lireJourSaisi(saisi)).toEqual({ ok: true, value: lu }));

  it.each([
    ["31 nov. 2026", "Novembre a 30 jours"],
    ["29/02/2027", "Février 2027 a 28 jours"],
    ["30/13/2026", "n’est pas un mois"],
    ["30 novembr 2026", "n’est pas un mois"],
    ["demain", "ne se lit pas"],
    ["30/11/26", "ne se lit pas"],
    ["0 mars 2026", "Mars a 31 jours"],
    ["1 mars 0026", "L’année 26 n’est pas possible"],
  ])("refuse « %s », en disant pourquoi et avec un exemple", (saisi, raison) => {
    const lu = lireJourSaisi(saisi);
    expect(lu.ok).toBe(false);
    expect(lu.ok ? "" : lu.refus).toContain(raison);
    expect(lu.ok ? "" : lu.refus).toContain("30 nov. 2026");
  });
});
