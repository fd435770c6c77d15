import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { genererFlux, PANNES } from "./generateur.ts";
import { lireBlocs, lireCsv, lireManifeste, lireXml, roleRsa, valeur } from "./lecture-de-test.ts";

/** Writing the files takes longer than a rule: this is no measure of speed. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const dossiers: string[] = [];
afterAll(async () => {
  await Promise.all(dossiers.map((d) => rm(d, { recursive: true, force: true })));
});

const generer = async (panne: string, quotidiens = false, moisSuivants = 1): Promise<string> => {
  const sortie = await mkdtemp(join(tmpdir(), "pannes-"));
  dossiers.push(sortie);
  await genererFlux({
    departement: "62",
    foyers: 400,
    mois: "2026-08",
    graine: 3,
    sortie,
    moisSuivants,
    bruit: false,
    pannes: [panne],
    quotidiens,
  });
  return sortie;
};

const blocs = (sortie: string, mois = "2026-08") =>
  lireBlocs(lireXml(sortie, `${mois}/caf-mensuel.xml`));
const compter = <T>(liste: readonly T[], cle: (t: T) => string): ReadonlyMap<string, number> => {
  const n = new Map<string, number>();
  for (const t of liste) n.set(cle(t), (n.get(cle(t)) ?? 0) + 1);
  return n;
};

type Verification = (sortie: string) => void;
const VERIFICATIONS: Readonly<Record<string, Verification>> = {
  "1": (s) => {
    const arrivees = compter(lireManifeste(s), (f) => f.fichier);
    expect(arrivees.get("2026-08/caf-mensuel.xml")).toBe(2);
    const corrige = [...arrivees.keys()].find((f) => f.endsWith("-corrige.xml")) ?? "";
    const [avant, apres] = [corrige.replace("-corrige", ""), corrige].map((f) => lireXml(s, f));
    expect(valeur(avant ?? "", "DTREF")).toBe(valeur(apres ?? "", "DTREF"));
    expect(avant).toContain("<NUMVOIE>999</NUMVOIE>");
    expect(apres).not.toContain("<NUMVOIE>999</NUMVOIE>");
  },
  "2": (s) => {
    const arrivees = lireManifeste(s)
      .map((f) => f.fichier)
      .filter((f) => f.startsWith("2026-09/caf-mensuel"));
    expect(arrivees).toEqual([
      "2026-09/caf-mensuel-tronque.xml",
      "2026-09/caf-mensuel-partiel.xml",
      "2026-09/caf-mensuel.xml",
    ]);
    expect(lireXml(s, "2026-09/caf-mensuel-tronque.xml")).not.toContain("</Racine>");
    const partiel = lireXml(s, "2026-09/caf-mensuel-partiel.xml");
    expect(lireBlocs(partiel).length).toBeLessThan(Number(valeur(partiel, "NBTOTDOSRSATRANSM")));
  },
  "3": (s) => {
    const manifeste = lireManifeste(s).filter((f) => f.organisme === "CAF 621");
    const mensuel = manifeste.findIndex((f) => f.fichier === "2026-09/caf-mensuel.xml");
    expect(manifeste[mensuel + 1]?.type).toBe("beneficiaire_quotidien");
  },
  "4": (s) => {
    const doubles = [...compter(blocs(s), (b) => b.numero)].filter(([, n]) => n === 2);
    expect(doubles.length).toBeGreaterThan(0);
    const images = blocs(s).filter((b) => b.numero === doubles[0]?.[0]);
    expect(images[0]?.xml).toContain("<NUMVOIE>999</NUMVOIE>");
    expect(images[1]?.xml).not.toContain("<NUMVOIE>999</NUMVOIE>");
  },
  "5": (s) => {
    const doubles = [...compter(blocs(s), (b) => b.numero)]
      .filter(([, n]) => n === 2)
      .map(([n]) => n);
    expect(doubles.length).toBeGreaterThan(0);
    for (const n of doubles) {
      expect(
        new Set(
          blocs(s)
            .filter((b) => b.numero === n)
            .map((b) => b.matricule),
        ).size,
      ).toBe(2);
    }
  },
  "7": (s) => {
    const nirs = blocs(s)
      .flatMap((b) => b.personnes)
      .map((p) => valeur(p.split("</Identification>")[0] ?? "", "NIR"));
    expect(nirs.some((n) => n.includes(" ")) || nirs.some((n) => n.length === 15)).toBe(true);
    expect([...compter(nirs, (n) => n)].some(([, n]) => n > 1)).toBe(true);
  },
  "8": (s) => {
    const types = compter(
      blocs(s).flatMap((b) => b.personnes),
      (p) => valeur(p, "TYPEDTNAI"),
    );
    expect((types.get("O") ?? 0) + (types.get("J") ?? 0)).toBeGreaterThanOrEqual(2);
    const dates = lireCsv(s, "2026-08/france-travail-inscriptions.csv").map(
      (l) => l.DATENAISSANCE ?? "",
    );
    expect(dates.filter((d) => !/^\d\d\/\d\d\/\d{4}$/.test(d)).length).toBeGreaterThan(0);
  },
  "9": (s) => {
    const familles = blocs(s).map((b) => b.personnes.filter((p) => roleRsa(p) === "ENF"));
    const jumeaux = familles.filter((f) => f.some((p) => valeur(p, "RGNAI") === "2"));
    expect(jumeaux.length).toBeGreaterThan(0);
    const seuls = blocs(s)
      .filter((b) => b.personnes.length === 1)
      .map((b) => b.personnes[0] ?? "");
    const memes = compter(seuls, (p) => valeur(p, "NOMNAI") + valeur(p, "DTNAI"));
    expect([...memes.values()].some((n) => n > 1)).toBe(true);
  },
  "11": (s) => {
    const sansDem = (mois: string) =>
      blocs(s, mois).filter((b) => b.personnes.every((p) => roleRsa(p) !== "DEM"));
    expect(sansDem("2026-08").length).toBeGreaterThan(0);
    expect(sansDem("2026-09").length).toBe(sansDem("2026-08").length);
  },
  "16": (s) => {
    const fermes = new Set(
      blocs(s)
        .filter((b) => b.etat === "5")
        .map((b) => b.numero),
    );
    const revenus = ["2026-09", "2026-10", "2026-11"]
      .flatMap((m) => blocs(s, m))
      .filter((b) => b.etat === "2" && fermes.has(b.numero));
    expect(revenus.length).toBeGreaterThan(0);
  },
  "18": (s) => {
    const partis = blocs(s).filter((b) => b.xml.includes("<DFRATDOS>"));
    expect(partis.length).toBeGreaterThan(0);
    const restes = new Set(
      blocs(s, "2026-09")
        .filter((b) => b.xml.includes("<DFRATDOS>2026-0") || b.xml.includes("<DFRATDOS>"))
        .map((b) => b.numero),
    );
    expect(partis.some((b) => restes.has(b.numero))).toBe(true);
  },
  "23": (s) => {
    const actuelles = blocs(s).map((b) => b.xml);
    expect(actuelles.some((x) => x.includes("<AdresseHorsFrance>"))).toBe(true);
    const dehors = (x: string) => /<NUMCOM>(?!62)\d/.test(x);
    expect(actuelles.filter(dehors).length).toBeGreaterThan(2);
  },
  "24": (s) => {
    const inconnus = blocs(s).filter((b) => b.xml.includes("<TOPNOUVEAURSA>"));
    expect(inconnus.length).toBeGreaterThan(0);
    expect(inconnus.every((b) => b.xml.includes("<SITFAM>ZZZ</SITFAM>"))).toBe(true);
  },
};

describe("pièges plantés à la demande", () => {
  it("chaque panne proposée a sa vérification", () => {
    expect(Object.keys(VERIFICATIONS).toSorted()).toEqual(Object.keys(PANNES).toSorted());
  });

  it.each(Object.entries(PANNES))("%s : %s", async (panne) => {
    const besoinQuotidiens = panne === "1" || panne === "3";
    const s = await generer(panne, besoinQuotidiens, panne === "16" ? 3 : 1);
    VERIFICATIONS[panne]?.(s);
    const msa = lireBlocs(lireXml(s, "2026-08/msa-mensuel.xml"));
    expect(blocs(s).length + msa.length).toBe(400);
  });

  it("3 sans quotidiens : deux mensuels de la CAF arrivent dans le désordre", async () => {
    const mensuels = lireManifeste(await generer("3")).filter((f) =>
      f.fichier.endsWith("caf-mensuel.xml"),
    );
    expect(mensuels.map((f) => f.reference)).toEqual(["2026-09-30", "2026-08-31"]);
  });
});
