import { beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { nombreAu } from "../parametre/rules/parametre-au.ts";
import { donneesDuDepartement } from "../territoire/donnees.ts";
import { territoireDeCommune, territoiresDuDepartement } from "../territoire/territoires.ts";
import { chargerReferentiels } from "./charger-referentiels.ts";
import { lireReferentiels } from "./lire-referentiels.ts";

const AUJOURDHUI = jour("2026-11-24");
const RIEN = {
  communes: 0,
  territoires: 0,
  rattachements: 0,
  resolutions: 0,
  parametres: 0,
  joursFeries: 0,
};

describe.each(["62", "59"])("référentiels du département %s en base", (departement) => {
  let base: BaseDeTest;
  const charger = async (prereglage?: string) => {
    const client = await base.poolTraitement.connect();
    return chargerReferentiels(client, departement, AUJOURDHUI, prereglage).finally(() =>
      client.release(),
    );
  };
  const resolutions = async (): Promise<Map<string, string>> => {
    const { rows } = await base.poolTraitement.query<{ commune: string; code: string }>(
      "select ct.commune, t.code from commune_territoire ct join territoire t on t.id = ct.territoire_id",
    );
    return new Map(rows.map((r) => [r.commune, r.code]));
  };

  beforeAll(async () => {
    base = await baseDeTest();
    await charger();
  });

  it("la base et la règle donnent le même territoire à chaque commune, ancienne comprise", async () => {
    const { communes, anciennes } = donneesDuDepartement(departement);
    const attendues = [...communes, ...anciennes].map(({ code }) => [
      code,
      territoireDeCommune(code, departement)?.code,
    ]);
    expect(new Map(await resolutions())).toEqual(new Map(attendues as [string, string][]));
  });

  it("charger deux fois n’écrit rien la seconde", async () =>
    expect(await charger()).toEqual(RIEN));

  it("les valeurs relues sont celles des fichiers, avec leurs dates", async () => {
    const client = await base.poolTraitement.connect();
    const lus = await lireReferentiels(client).finally(() => client.release());
    expect(nombreAu(lus.parametres, "delai_orientation", jour("2024-06-01"))).toBe(2);
    expect(nombreAu(lus.parametres, "delai_orientation", AUJOURDHUI)).toBe(6);
    expect(lus.territoires.toSorted((a, b) => a.code.localeCompare(b.code))).toEqual(
      territoiresDuDepartement(departement).toSorted((a, b) => a.code.localeCompare(b.code)),
    );
  });

  it("une valeur locale changée reste, une valeur légale abîmée est remise", async () => {
    await base.poolTraitement.query(
      "update parametre set valeur = '30' where code in ('lot_max', 'delai_contrat')",
    );
    expect(await charger()).toEqual({ ...RIEN, parametres: 1 });
    const { rows } = await base.poolTraitement.query(
      "select code, valeur from parametre where code in ('lot_max', 'delai_contrat') order by code",
    );
    expect(rows).toEqual([
      { code: "delai_contrat", valeur: "1" },
      { code: "lot_max", valeur: "30" },
    ]);
  });

  it("un rattachement changé par l’administrateur l’emporte et se résout au chargement suivant", async () => {
    const [commune] = donneesDuDepartement(departement).communes;
    const autre = territoiresDuDepartement(departement).at(-1);
    await base.poolTraitement.query(
      "insert into territoire_commune (territoire_id, commune, motif) values ($1, $2, 'décision locale')",
      [autre?.id, commune?.code],
    );
    expect(await charger()).toEqual({ ...RIEN, resolutions: 1 });
    expect((await resolutions()).get(commune?.code ?? "")).toBe(autre?.code);
  });

  it("le rôle du web lit les référentiels et ne peut pas les écrire", async () => {
    const { rowCount } = await base.poolApp.query("select code from commune limit 1");
    expect(rowCount).toBe(1);
    await expect(base.poolApp.query("update commune set nom = 'x'")).rejects.toThrow();
  });
});
