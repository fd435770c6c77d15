import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { DEPARTEMENTS_FOURNIS, donneesDuDepartement, listDepartements } from "./donnees.ts";
import { preparerResolveur } from "./rules/resolution.ts";
import {
  communesDuCodePostal,
  communesDuDepartement,
  decoupageDuDepartement,
  territoireDeCommune,
  territoiresDuDepartement,
} from "./territoires.ts";

const unJour = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => jour(new Date(Date.UTC(2000, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)));

describe("communes du code officiel géographique", () => {
  it.each([
    ["62", 887, 9],
    ["59", 647, 8],
    ["79", 252, 6],
  ])(
    "le département %s compte %i communes et %i territoires",
    (departement, communes, territoires) => {
      expect(communesDuDepartement(departement)).toHaveLength(communes);
      expect(territoiresDuDepartement(departement)).toHaveLength(territoires);
    },
  );

  it("un code postal rend toutes ses communes", () => {
    expect(communesDuCodePostal("62", "62153").map((c) => c.nom)).toContain("Ablain-Saint-Nazaire");
    expect(communesDuCodePostal("62", "62153").length).toBeGreaterThan(1);
  });

  it("la liste nationale nomme les départements", () => {
    expect(listDepartements().find((d) => d.code === "2A")?.nom).toBe("Corse-du-Sud");
  });

  it("un département sans référentiel est une faute de réglage", () => {
    expect(() => communesDuDepartement("75")).toThrow(RangeError);
    expect(() => territoireDeCommune("62041", "62", undefined, "1789")).toThrow(RangeError);
  });
});

describe.each(DEPARTEMENTS_FOURNIS)("territoires du département %s", (departement) => {
  const { communes, anciennes, decoupages } = donneesDuDepartement(departement);

  it("chaque commune et chaque ancien code a un territoire, à toute date et sous tout découpage", () => {
    const codes = [...communes, ...anciennes].map((c) => c.code);
    fc.assert(
      fc.property(unJour, fc.constantFrom(...decoupages), (au, { prereglage }) => {
        const sansTerritoire = codes.filter(
          (code) => territoireDeCommune(code, departement, au, prereglage) === undefined,
        );
        expect(sansTerritoire).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it("une intercommunalité et une commune en exception n’ont qu’un territoire à la fois", () => {
    for (const decoupage of decoupages) {
      const epci = decoupage.rattachements.flatMap((r) => r.epci);
      expect(new Set(epci).size).toBe(epci.length);
      const nommees = decoupage.exceptions.map((e) => `${e.commune} ${e.debut ?? ""}`);
      expect(new Set(nommees).size).toBe(nommees.length);
    }
  });

  it("les exceptions et les rattachements nomment des communes, intercommunalités et territoires connus", () => {
    const connus = new Set(communes.map((c) => c.code));
    const sirens = new Set(communes.map((c) => c.epci));
    for (const { rattachements, exceptions, territoires } of decoupages) {
      const codes = new Set(territoires.map((t) => t.code));
      expect(exceptions.filter((e) => !connus.has(e.commune) || !codes.has(e.territoire))).toEqual(
        [],
      );
      expect(rattachements.flatMap((r) => r.epci).filter((siren) => !sirens.has(siren))).toEqual(
        [],
      );
      expect(rattachements.filter((r) => !codes.has(r.territoire))).toEqual([]);
    }
  });

  it("la carte en briques est quinconcée et sans recouvrement", () => {
    const briques = territoiresDuDepartement(departement);
    const parites = new Set(briques.map((b) => (b.colonne + b.rangee) % 2));
    expect(parites.size).toBe(1);
    for (const a of briques) {
      const voisines = briques.filter((b) => b !== a && b.rangee === a.rangee);
      expect(voisines.every((b) => Math.abs(b.colonne - a.colonne) >= 2)).toBe(true);
    }
  });
});

describe("résolution commune vers territoire", () => {
  const code = (commune: string, departement: string, au?: string, prereglage?: string) =>
    territoireDeCommune(commune, departement, au === undefined ? undefined : jour(au), prereglage)
      ?.code;
  const insee = (departement: string, nom: string): string =>
    communesDuDepartement(departement).find((c) => c.nom === nom)?.code ?? nom;

  it.each([
    ["62", "Lens", "LEN"],
    ["62", "Arras", "ARR"],
    ["62", "Boulogne-sur-Mer", "BOU"],
    ["62", "Saint-Pol-sur-Ternoise", "TER"],
    ["62", "Hénin-Beaumont", "HEN"],
    ["59", "Dunkerque", "FMA"],
    ["59", "Roubaix", "RTX"],
    ["59", "Linselles", "RTX"],
    ["59", "Lille", "LIL"],
    ["59", "Maubeuge", "AVE"],
    ["79", "Niort", "NIO"],
    ["79", "Melle", "MEL"],
  ])("%s : %s est en %s", (departement, nom, attendu) => {
    expect(code(insee(departement, nom), departement)).toBe(attendu);
  });

  it("Flandre Lys se résout par le département de la commune", () => {
    const dans = (departement: string) =>
      communesDuDepartement(departement).filter((c) => c.epci === "245900758");
    expect(dans("62").map((c) => code(c.code, "62"))).toEqual(["ART", "ART", "ART", "ART"]);
    expect(dans("59").map((c) => code(c.code, "59"))).toEqual(["FIN", "FIN", "FIN", "FIN"]);
    expect(dans("59").map((c) => code(c.code, "62"))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ["62210", "TER"],
    ["62226", "AUD"],
    ["62447", "MON"],
    ["62461", "MON"],
    ["80831", "ARR"],
  ])(
    "l’ancien code %s mène au territoire de la commune qui lui succède (%s)",
    (ancien, attendu) => {
      expect(code(ancien, "62")).toBe(attendu);
    },
  );

  it("une commune d’ailleurs ou inconnue n’a pas de territoire", () => {
    expect(code("75056", "62")).toBeUndefined();
    expect(code("", "62")).toBeUndefined();
  });

  it("le découpage de 2010 donne les Campagnes de l’Artois au Ternois", () => {
    const avesnes = insee("62", "Avesnes-le-Comte");
    expect(code(avesnes, "62")).toBe("ARR");
    expect(code(avesnes, "62", undefined, "2010")).toBe("TER");
  });

  it("une exception datée ne vaut que dans sa période", () => {
    const { communes, anciennes } = donneesDuDepartement("62");
    const lens = insee("62", "Lens");
    const resoudre = preparerResolveur(communes, anciennes, {
      ...decoupageDuDepartement("62"),
      exceptions: [
        {
          commune: lens,
          territoire: "HEN",
          motif: "essai",
          debut: jour("2024-01-01"),
          fin: jour("2025-01-01"),
        },
        { commune: lens, territoire: "ART", motif: "essai", debut: jour("2026-01-01") },
      ],
    });
    const au = (j: string) => resoudre(lens, jour(j))?.code;
    expect([au("2023-12-31"), au("2024-01-01"), au("2024-12-31")]).toEqual(["LEN", "HEN", "HEN"]);
    expect([au("2025-01-01"), au("2026-01-01"), resoudre(lens)?.code]).toEqual([
      "LEN",
      "ART",
      "ART",
    ]);
  });
});
