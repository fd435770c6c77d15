import { describe, expect, it } from "vitest";
import { DEPARTEMENTS_FOURNIS, territoiresDuDepartement } from "#domaines/referentiels/index.ts";
import { reseauDeDemonstration } from "./donnees.ts";

describe.each(DEPARTEMENTS_FOURNIS)("organismes référents du département %s", (departement) => {
  const { structures, organismes } = reseauDeDemonstration(departement);
  const territoires = territoiresDuDepartement(departement).map((t) => t.code);

  it("chaque territoire a de quoi assurer les trois parcours, par le Département, France Travail et une mission locale", () => {
    const natureDe = new Map(structures.map((s) => [s.id, s.nature]));
    for (const territoire of territoires) {
      const sur = organismes.filter((o) => o.territoire === territoire);
      expect(new Set(sur.flatMap((o) => o.parcours))).toEqual(
        new Set(["emploi", "socio_pro", "social"]),
      );
      const natures = sur.map((o) => natureDe.get(o.structureId));
      expect(natures).toEqual(
        expect.arrayContaining(["departement", "france_travail", "mission_locale"]),
      );
    }
  });

  it("chaque organisme a une structure, un territoire connu ou tout le département, et un premier contact", () => {
    const ids = new Set(structures.map((s) => s.id));
    expect(organismes.filter((o) => !ids.has(o.structureId))).toEqual([]);
    expect(
      organismes.filter((o) => o.territoire !== null && !territoires.includes(o.territoire)),
    ).toEqual([]);
    expect(organismes.filter((o) => o.premierContact === "")).toEqual([]);
    expect(organismes.filter((o) => o.territoire === null).length).toBeGreaterThan(0);
  });

  it("les identifiants ne se répètent pas", () => {
    const ids = [...structures, ...organismes].map((o) => o.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("les capacités suivent le nombre de foyers", () => {
    const total = (foyers?: number) =>
      reseauDeDemonstration(departement, foyers).organismes.reduce(
        (a, o) => a + (o.capacite ?? 0),
        0,
      );
    expect(total(60_000)).toBe(10 * total());
    expect(total(100)).toBeGreaterThanOrEqual(organismes.length);
  });
});
