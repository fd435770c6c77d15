import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { type Cellule, type Classeur, neutraliser } from "./classeur.ts";
import { repondreClasseur } from "./index.ts";

const classeur = (lignes: readonly (readonly Cellule[])[]): Classeur => ({
  nom: "Personnes",
  colonnes: [{ titre: "Nom", largeur: 30 }, { titre: "Entrée" }, { titre: "Montant" }],
  lignes: (async function* () {
    yield* lignes;
  })(),
});

const LIGNES: readonly (readonly Cellule[])[] = [
  ["KACZMAREK Élodie", { jour: jour("2026-09-07") }, 607.75],
  ['=HYPERLINK("http://ailleurs")', null, 3],
  ['D’ARC ; "Jeanne"', { jour: jour("2026-01-01") }, null],
];

describe("neutralise ce qu’un tableur prendrait pour une formule", () => {
  it.each(["=1+1", "+33 6 12", "-2", "@SOMME(A1)", "\t=1", "  =1"])("%j", (texte) => {
    expect(neutraliser(texte)).toBe(`'${texte}`);
  });
  it.each(["DUPONT", "", "14 rue de la République", "a=b"])("laisse %j", (texte) => {
    expect(neutraliser(texte)).toBe(texte);
  });
});

describe("un fichier CSV", () => {
  it("s’ouvre en français : point-virgule, marque d’ordre, jours lisibles, guillemets doublés", async () => {
    const octets = new Uint8Array(
      await repondreClasseur("csv", "personnes", classeur(LIGNES)).arrayBuffer(),
    );
    expect([...octets.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(octets)).toBe(
      [
        "Nom;Entrée;Montant",
        "KACZMAREK Élodie;2026-09-07;607,75",
        '"\'=HYPERLINK(""http://ailleurs"")";;3',
        '"D’ARC ; ""Jeanne""";2026-01-01;',
        "",
      ].join("\r\n"),
    );
  });
});

describe("un classeur XLSX", () => {
  it("se rouvre avec ses valeurs, ses dates, et sans formule", async () => {
    const reponse = repondreClasseur("xlsx", "personnes", classeur(LIGNES));
    expect(reponse.headers.get("content-disposition")).toBe(
      'attachment; filename="personnes.xlsx"',
    );
    const lu = await readXlsx(new Uint8Array(await reponse.arrayBuffer()));
    const feuille = lu.sheets[0];
    expect(feuille?.name).toBe("Personnes");
    const [titres, premiere, deuxieme] = feuille?.rows ?? [];
    expect(titres).toEqual(["Nom", "Entrée", "Montant"]);
    expect(premiere?.[0]).toBe("KACZMAREK Élodie");
    expect(premiere?.[1]).toEqual(new Date("2026-09-07T00:00:00Z"));
    expect(premiere?.[2]).toBe(607.75);
    expect(deuxieme?.[0]).toBe(`'=HYPERLINK("http://ailleurs")`);
  });

  it("sort par morceaux, sans attendre la dernière ligne", async () => {
    let lues = 0;
    const reponse = repondreClasseur("xlsx", "essai", {
      nom: "Essai",
      colonnes: [{ titre: "N" }],
      lignes: (async function* () {
        for (; lues < 200_000; lues++) yield [`ligne ${lues}`];
      })(),
    });
    const lecteur = reponse.body?.getReader();
    let octets = 0;
    while (octets < 20_000) {
      const { value, done } = (await lecteur?.read()) ?? { done: true, value: undefined };
      if (done) break;
      octets += value.length;
    }
    await lecteur?.cancel();
    expect(lues).toBeGreaterThan(0);
    expect(lues).toBeLessThan(200_000);
  });
});
