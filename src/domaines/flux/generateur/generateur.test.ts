import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { verifierNir } from "#core/nir.ts";
import { genererFlux, type OptionsGeneration } from "./generateur.ts";
import {
  type Bloc,
  lireBlocs,
  lireCsv,
  lireManifeste,
  lireXml,
  roleRsa,
  sansEvenement,
  valeur,
} from "./lecture-de-test.ts";

const DROIT = new Set(["2", "3", "4"]);
const MOIS = ["2026-08", "2026-09", "2026-10"] as const;
/** Writing the files takes longer than a rule: this is no measure of speed. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const dossiers: string[] = [];

const generer = async (options: Partial<OptionsGeneration> = {}): Promise<string> => {
  const sortie = await mkdtemp(join(tmpdir(), "flux-"));
  dossiers.push(sortie);
  await genererFlux({
    departement: "62",
    foyers: 200,
    mois: "2026-08",
    graine: 7,
    sortie,
    moisSuivants: 2,
    bruit: true,
    pannes: [],
    ...options,
  });
  return sortie;
};

const contenus = async (sortie: string): Promise<ReadonlyMap<string, string>> => {
  const noms = (await readdir(sortie, { recursive: true, withFileTypes: true })).filter((f) =>
    f.isFile(),
  );
  const lus = await Promise.all(
    noms.map(async (f) => {
      const chemin = join(f.parentPath, f.name);
      return [chemin.slice(sortie.length), await readFile(chemin, "latin1")] as const;
    }),
  );
  return new Map(lus);
};

const mensuel = (sortie: string, mois: string, organisme = "caf"): readonly Bloc[] =>
  lireBlocs(lireXml(sortie, `${mois}/${organisme}-mensuel.xml`));

let sortie = "";
let sansBruit = "";
beforeAll(async () => {
  sortie = await generer();
  sansBruit = await generer({ bruit: false, moisSuivants: 0, departement: "79" });
});
afterAll(async () => {
  await Promise.all(dossiers.map((d) => rm(d, { recursive: true, force: true })));
});

describe("générateur de flux synthétiques", () => {
  it("la même graine donne les mêmes octets, une autre graine d’autres personnes", async () => {
    const premier = await contenus(sortie);
    expect(await contenus(await generer())).toEqual(premier);
    const autre = await contenus(await generer({ graine: 8, moisSuivants: 0 }));
    expect(autre.get("/2026-08/caf-mensuel.xml")).not.toBe(premier.get("/2026-08/caf-mensuel.xml"));
  });

  it("sans quotidiens, les mensuels et la vérité sont les mêmes", async () => {
    const avec = await contenus(sortie);
    const sans = await contenus(await generer({ quotidiens: false }));
    expect([...sans.keys()].filter((f) => f.includes("quotidien"))).toEqual([]);
    for (const [fichier, contenu] of sans) {
      if (!fichier.includes("manifeste")) expect(avec.get(fichier), fichier).toBe(contenu);
    }
  });

  it("le premier mois compte exactement les foyers demandés, CAF et MSA ensemble", () => {
    expect(mensuel(sortie, MOIS[0]).length + mensuel(sortie, MOIS[0], "msa").length).toBe(200);
  });

  it("le nombre annoncé est celui des dossiers transmis, et l’encodage est réel", () => {
    for (const f of lireManifeste(sortie).filter((f) => f.fichier.endsWith(".xml"))) {
      const xml = lireXml(sortie, f.fichier);
      expect(Number(valeur(xml, "NBTOTDOSRSATRANSM")), f.fichier).toBe(lireBlocs(xml).length);
      expect(xml.startsWith('<?xml version="1.0" encoding="windows-1252"?>\n<Racine>\n')).toBe(
        true,
      );
    }
    // É is one byte, 0xC9.
    expect(lireXml(sortie, `${MOIS[0]}/caf-mensuel.xml`)).toMatch(/<NOMCOM>[^<]*\u00c9/);
  });

  it("la vérité du mois est celle qu’on recompte dans les fichiers", () => {
    const lignes = lireCsv(sortie, "verite-mois.csv");
    for (const [organisme, prefixe] of [
      ["CAF 621", "caf"],
      ["MSA 599", "msa"],
    ] as const) {
      let avant: ReadonlyMap<string, string> | undefined;
      for (const mois of MOIS) {
        const blocs = mensuel(sortie, mois, prefixe);
        const etats = new Map(blocs.map((b) => [b.numero, b.etat]));
        const adultes = blocs.flatMap((b) => b.personnes).filter((p) => roleRsa(p) !== "ENF");
        const soumis = (v: string) =>
          adultes.filter((p) => valeur(p, "TOPPERSDRODEVORSA") === v).length;
        const comparer = (f: (e: string, a: string) => boolean) =>
          avant === undefined ? 0 : [...etats].filter(([n, e]) => f(e, avant?.get(n) ?? "")).length;
        const disparus = [...(avant ?? [])].filter(
          ([n, e]) => DROIT.has(e) && !DROIT.has(etats.get(n) ?? ""),
        );
        expect(lignes.find((l) => l.mois === mois && l.organisme === organisme)).toEqual({
          mois,
          organisme,
          foyers: String(blocs.length),
          personnes: String(blocs.reduce((n, b) => n + b.personnes.length, 0)),
          soumis_oui: String(soumis("1")),
          soumis_non: String(soumis("0")),
          soumis_inconnu: String(soumis("")),
          entrees: String(comparer((e, a) => DROIT.has(e) && !DROIT.has(a))),
          sorties: String(disparus.length),
          suspensions: String(comparer((e, a) => a === "2" && (e === "3" || e === "4"))),
          mutations: String(blocs.filter((b) => b.mutation).length),
        });
        avant = etats;
      }
    }
  });

  it("chaque personne d’un mensuel a sa ligne de vérité, dans l’ordre du fichier", () => {
    const lignes = lireCsv(sortie, "verite-personnes.csv").filter((l) => l.organisme === "CAF 621");
    const attendues = MOIS.flatMap((mois) =>
      mensuel(sortie, mois).flatMap((b) =>
        b.personnes.map((p) => [
          mois,
          b.numero,
          b.matricule.slice(-7),
          valeur(p.split("<Rattachement>")[0] ?? "", "NIR"),
          roleRsa(p),
          b.etat,
        ]),
      ),
    );
    expect(lignes.map((l) => [l.mois, l.numdemrsa, l.matricule, l.nir, l.role, l.etat])).toEqual(
      attendues,
    );
  });

  it("le mensuel dit ce que disait le dernier quotidien du dossier", () => {
    const fichiers = lireManifeste(sortie).filter((f) => f.type === "beneficiaire_quotidien");
    expect(fichiers.length).toBeGreaterThan(20);
    for (const mois of MOIS.slice(1)) {
      for (const organisme of ["caf", "msa"]) {
        const dernieres = new Map<string, string>();
        for (const f of fichiers.filter((f) => f.fichier.startsWith(`${mois}/${organisme}`))) {
          for (const b of lireBlocs(lireXml(sortie, f.fichier))) {
            expect(b.xml).toContain("<Evenement>");
            dernieres.set(b.numero, sansEvenement(b.xml));
          }
        }
        const images = new Map(mensuel(sortie, mois, organisme).map((b) => [b.numero, b.xml]));
        for (const [numero, image] of dernieres) {
          // A few rights vanish without a last word.
          if (images.has(numero)) expect(images.get(numero)).toBe(image);
        }
        expect([...dernieres.keys()].filter((n) => !images.has(n)).length).toBeLessThan(3);
      }
    }
  });

  it("le manifeste est dans l’ordre d’arrivée et chaque mensuel arrive après les quotidiens de son mois", () => {
    const manifeste = lireManifeste(sortie);
    expect(manifeste.map((f) => f.recu_le)).toEqual(manifeste.map((f) => f.recu_le).toSorted());
    const rang = (fichier: string) => manifeste.findIndex((f) => f.fichier === fichier);
    const dernierQuotidien = manifeste.findLastIndex((f) =>
      f.fichier.startsWith("2026-09/caf-quotidien"),
    );
    expect(rang("2026-09/caf-mensuel.xml")).toBeGreaterThan(dernierQuotidien);
    expect(rang("2026-08/caf-mensuel.xml")).toBeLessThan(
      rang("2026-09/caf-quotidien-2026-09-01.xml"),
    );
    expect(manifeste[0]).toEqual({
      fichier: "2026-08/caf-mensuel.xml",
      type: "beneficiaire_mensuel",
      organisme: "CAF 621",
      reference: "2026-08-31",
      recu_le: "2026-09-02",
    });
  });

  it("sans bruit, tous les NIR sont cohérents, fictifs et uniques, et France Travail dit comme la CAF", () => {
    const blocs = [...mensuel(sansBruit, MOIS[0]), ...mensuel(sansBruit, MOIS[0], "msa")];
    const nirs = new Map<string, string>();
    for (const p of blocs.flatMap((b) => b.personnes)) {
      const identite = p.split("</Identification>")[0] ?? "";
      const [nir, sexe, naissance] = [
        valeur(identite, "NIR"),
        valeur(identite, "SEXE"),
        valeur(identite, "DTNAI"),
      ];
      const v = verifierNir(nir);
      expect(v.anomalies, nir).toEqual([]);
      expect([nir[0], nir.slice(1, 3)]).toEqual([sexe, naissance.slice(2, 4)]);
      expect(Number(nir.slice(7, 10))).toBeGreaterThanOrEqual(950);
      expect(Number(nir.slice(7, 10))).toBeLessThan(990);
      const qui = valeur(identite, "PRENOM") + naissance;
      expect(nirs.get(v.corps13) ?? qui).toBe(qui);
      nirs.set(v.corps13, qui);
    }
    const paires = lireCsv(sansBruit, "verite-paires.csv");
    expect(paires.length).toBeGreaterThan(100);
    for (const l of paires) {
      expect([l.nom_ft, l.prenom_ft, l.nir_ft, l.differences]).toEqual([
        l.nom_naissance,
        l.prenom,
        l.nir,
        "",
      ]);
    }
  });

  it("les fichiers de France Travail ont leurs colonnes et renvoient aux paires vraies", () => {
    const principal = lireCsv(sortie, "2026-08/france-travail-principal.csv");
    const [premiere = {}] = principal;
    expect(Object.keys(premiere)).toHaveLength(44);
    const inscriptions = lireCsv(sortie, "2026-08/france-travail-inscriptions.csv");
    for (const l of inscriptions) {
      expect(l.IDENTIFIANT).toMatch(/^[0-9]{7}[A-Z0-9][0-9]{3}$/);
      expect(l.NIR).toBe(l.NIR2);
    }
    const connus = new Set(inscriptions.map((l) => l.IDENTIFIANT));
    const uniques = new Set(principal.map((l) => l.identifiant_unique_de));
    const paires = lireCsv(sortie, "verite-paires.csv").filter((l) => l.mois === "2026-08");
    expect(
      paires.filter((l) => connus.has(l.identifiant_ft) && uniques.has(l.identifiant_unique_de)),
    ).toEqual(paires);
    expect(principal.filter((l) => l.brsa === "N").length).toBeGreaterThan(0);
  });

  it.each([
    {
      cas: "département non servi",
      options: { departement: "75" },
      message: "Le département 75 n’est pas servi",
    },
    { cas: "panne inconnue", options: { pannes: ["6"] }, message: "Panne inconnue : 6" },
    { cas: "mois illisible", options: { mois: "2026-13" }, message: "Mois illisible" },
    { cas: "aucun foyer", options: { foyers: 0 }, message: "Il faut au moins un foyer" },
  ])("$cas : refusé avec sa raison", async ({ options, message }) => {
    await expect(generer(options)).rejects.toThrow(message);
  });
});
