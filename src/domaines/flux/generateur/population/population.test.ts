import { beforeAll, describe, expect, it } from "vitest";
import { lireMois } from "../calendrier.ts";
import { soumission } from "./droits.ts";
import { peupler } from "./initiale.ts";
import { DANS_LE_DROIT, type Dossier, enfants } from "./modele.ts";
import { vivreUnMois } from "./mois.ts";
import { creerMonde, type Monde } from "./monde.ts";

const FOYERS = 6_000;
/** A year of events on a loaded machine. */
const PATIENCE = 60_000;
const SEPTEMBRE = lireMois("2026-09");

const creer = (foyers = FOYERS): Monde => {
  const monde = creerMonde({
    graine: 11,
    departement: "62",
    bruit: true,
    pannes: new Set(),
    mois: SEPTEMBRE,
    doublons: 0,
  });
  peupler(monde, foyers);
  return monde;
};

let monde: Monde;
beforeAll(() => {
  monde = creer();
}, PATIENCE);

const part = (liste: readonly Dossier[], convient: (d: Dossier) => boolean): number =>
  (100 * liste.filter(convient).length) / liste.length;
const annee = (jour: string): number => Number(jour.slice(0, 4));
const grands = (d: Dossier) => d.membres.filter((m) => m.role !== "ENF");

describe("population du premier mois", () => {
  it.each([
    {
      cas: "homme seul",
      attendu: 36.8,
      convient: (d: Dossier) => d.membres.length === 1 && d.membres[0]?.humain.sexe === 1,
    },
    {
      cas: "femme seule",
      attendu: 18.8,
      convient: (d: Dossier) => d.membres.length === 1 && d.membres[0]?.humain.sexe === 2,
    },
    {
      cas: "mère seule",
      attendu: 29.5,
      convient: (d: Dossier) =>
        grands(d).length === 1 && enfants(d).length > 0 && grands(d)[0]?.humain.sexe === 2,
    },
    { cas: "couple", attendu: 12.3, convient: (d: Dossier) => grands(d).length === 2 },
    { cas: "droit ouvert et versable", attendu: 78, convient: (d: Dossier) => d.etat === "2" },
    { cas: "versement suspendu", attendu: 13, convient: (d: Dossier) => d.etat === "4" },
    { cas: "droit clos", attendu: 5, convient: (d: Dossier) => d.etat === "5" },
    { cas: "sans domicile fixe", attendu: 4, convient: (d: Dossier) => d.sansDomicile },
    {
      cas: "adresse hors du département",
      attendu: 2,
      convient: (d: Dossier) => d.adresses[0]?.lieu.territoire === "",
    },
    { cas: "MSA", attendu: 2, convient: (d: Dossier) => d.organisme === monde.msa },
    { cas: "RSA majoré", attendu: 12, convient: (d: Dossier) => d.majoreJusqua >= "2026-09-30" },
  ])("$cas : $attendu % des foyers, à 2 points près", ({ attendu, convient }) => {
    expect(Math.abs(part(monde.dossiers, convient) - attendu)).toBeLessThan(2);
  });

  it("97 % des adultes dans le droit sont soumis aux droits et devoirs", () => {
    const adultes = monde.dossiers
      .filter((d) => DANS_LE_DROIT.has(d.etat))
      .flatMap((d) => grands(d).map((m) => soumission(d, m)));
    const oui = (100 * adultes.filter((s) => s === true).length) / adultes.length;
    expect(oui).toBeGreaterThan(95);
    expect(oui).toBeLessThan(98.5);
    expect(adultes).toContain(undefined);
  });

  it("personne n’est demandeur avant 25 ans sans enfant (R-PER-02)", () => {
    const jeunes = monde.dossiers.filter(
      (d) => (d.membres[0]?.humain.naissance ?? "") > "2001-09-30" && d.membres.length === 1,
    );
    expect(jeunes).toEqual([]);
  });

  it("un parent a au moins 17 ans de plus que ses enfants, et le quart des adultes est né à l’étranger", () => {
    for (const d of monde.dossiers) {
      for (const e of enfants(d)) {
        for (const parent of grands(d)) {
          expect(annee(e.humain.naissance) - annee(parent.humain.naissance)).toBeGreaterThan(16);
        }
      }
    }
    const adultes = monde.dossiers.flatMap(grands);
    const nesAilleurs =
      adultes.filter((m) => m.humain.nir.slice(5, 7) === "99").length / adultes.length;
    expect(Math.abs(nesAilleurs - 0.25)).toBeLessThan(0.03);
  });

  it("rien d’un dossier n’est plus ancien que la majorité de ses adultes", () => {
    for (const d of monde.dossiers) {
      for (const m of grands(d)) {
        const debuts = [d.ouvertLe, d.situationDepuis, m.depuis, m.activiteDepuis];
        expect(Math.min(...debuts.map(annee)) - annee(m.humain.naissance)).toBeGreaterThan(15);
      }
    }
  });

  it("les numéros de demande, les matricules et les NIR sont uniques", () => {
    expect(new Set(monde.dossiers.map((d) => d.numero)).size).toBe(FOYERS);
    expect(new Set(monde.dossiers.map((d) => d.matricule)).size).toBe(FOYERS);
    const humains = new Set(monde.dossiers.flatMap((d) => d.membres.map((m) => m.humain)));
    expect(new Set([...humains].map((h) => h.nir)).size).toBe(humains.size);
  });

  it("0,3 % des dossiers ont un adulte présent dans un autre dossier actif", () => {
    const vus = new Map<number, number>();
    for (const d of monde.dossiers)
      for (const m of grands(d)) vus.set(m.humain.id, (vus.get(m.humain.id) ?? 0) + 1);
    expect([...vus.values()].filter((n) => n === 2).length).toBeGreaterThan(FOYERS * 0.002);
  });
});

describe("un an de vie", () => {
  it(
    "le stock tient, 2 à 5 % des foyers entrent et sortent chaque mois, tous les faits se produisent",
    async () => {
      const foyers = 3_000;
      const vivant = creer(foyers);
      const faits = new Set<string>();
      let passages = 0;
      for (let mois = SEPTEMBRE + 1; mois <= SEPTEMBRE + 12; mois++) {
        const avant = new Set(
          vivant.dossiers.filter((d) => DANS_LE_DROIT.has(d.etat)).map((d) => d.numero),
        );
        await vivreUnMois(vivant, mois, async (_le, touches) => {
          passages += touches.length;
          for (const d of touches) for (const f of d.faits) faits.add(f);
        });
        const apres = new Set(
          vivant.dossiers.filter((d) => DANS_LE_DROIT.has(d.etat)).map((d) => d.numero),
        );
        const entres = [...apres].filter((n) => !avant.has(n)).length / avant.size;
        const sortis = [...avant].filter((n) => !apres.has(n)).length / avant.size;
        expect(entres).toBeGreaterThan(0.02);
        expect(entres).toBeLessThan(0.05);
        expect(sortis).toBeGreaterThan(0.02);
        expect(sortis).toBeLessThan(0.05);
      }
      expect(Math.abs(vivant.dossiers.length / foyers - 1)).toBeLessThan(0.08);
      // 2 to 4 % of the stock each working day.
      expect(passages / (12 * 21 * foyers)).toBeGreaterThan(0.02);
      expect(passages / (12 * 21 * foyers)).toBeLessThan(0.04);
      for (const f of [
        "DEMRSA",
        "ENTDED",
        "ADR",
        "SITFAM",
        "SITPRO",
        "SITENFAUT",
        "RESTRIRSA",
        "SUS",
        "RAD",
        "MUT",
        "REA",
        "INTGRO",
        "DESALL",
        "CREALI",
        "DECDEMPCG",
      ]) {
        expect(faits, f).toContain(f);
      }
    },
    PATIENCE,
  );
});
