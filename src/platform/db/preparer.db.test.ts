import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { type BaseDeTest, baseDeTest } from "../../../tests/base.ts";
import { parmi } from "./parmi.ts";
import { preparer, preparerPour } from "./preparer.ts";
import { lirePour } from "./transaction.ts";

const UN = "00000000-0000-4000-8000-0000000000a1";
const DEUX = "00000000-0000-4000-8000-0000000000a2";

const acteur = (territoires: readonly string[], departement = false): Acteur => ({
  utilisateurId: "00000000-0000-4000-8000-000000000001",
  nom: "Essai",
  roles: [],
  perimetre: { departement, territoires, organismes: [] },
});

let base: BaseDeTest;
beforeAll(async () => {
  base = await baseDeTest();
});

const pour = <T>(lecture: Parameters<typeof lirePour<T>>[3]) =>
  lirePour(base.app, acteur([], true), jour("2026-11-24"), lecture);

describe("requête préparée", () => {
  it("donne à chaque appel ses propres valeurs, listes et absences comprises", async () => {
    let ecrites = 0;
    const lire = preparer((trx, { ids, nom }: { ids: readonly string[]; nom: string | null }) => {
      ecrites += 1;
      return trx.selectNoFrom((eb) => [
        eb.val(nom).$castTo<string | null>().as("nom"),
        eb(eb.val(UN), "=", parmi(ids)).as("dedans"),
      ]);
    });
    expect(await pour((trx) => lire(trx, { ids: [UN], nom: "a" }, undefined))).toEqual([
      { nom: "a", dedans: true },
    ]);
    expect(await pour((trx) => lire(trx, { ids: [DEUX], nom: null }, undefined))).toEqual([
      { nom: null, dedans: false },
    ]);
    expect(await pour((trx) => lire(trx, { ids: [], nom: "b" }, undefined))).toEqual([
      { nom: "b", dedans: false },
    ]);
    expect(ecrites).toBe(1);
  });

  it("n’écrit deux fois que ce dont la forme change : un périmètre n’en vaut jamais un autre", async () => {
    const formes: unknown[] = [];
    const lire = preparerPour((trx, { perimetre }, _: object, forme: { tri: string }) => {
      formes.push(forme.tri, perimetre.departement);
      return trx.selectNoFrom((eb) =>
        (perimetre.departement
          ? eb.lit(true)
          : eb(eb.val(UN), "=", parmi(perimetre.territoires))
        ).as("vu"),
      );
    });
    const vu = async (qui: Acteur, tri: string) =>
      (await pour((trx) => lire(trx, qui, {}, { tri })))[0]?.vu;
    expect(await vu(acteur([UN]), "nom")).toBe(true);
    expect(await vu(acteur([DEUX]), "nom")).toBe(false);
    expect(await vu(acteur([]), "nom")).toBe(false);
    expect(await vu(acteur([DEUX], true), "nom")).toBe(true);
    expect(await vu(acteur([UN, DEUX]), "nom")).toBe(true);
    expect(formes).toEqual(["nom", false, "nom", false, "nom", true]);
    await vu(acteur([UN]), "age");
    expect(formes.slice(-2)).toEqual(["age", false]);
  });
});
