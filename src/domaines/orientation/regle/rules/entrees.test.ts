import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { LISTE_FOURNIE } from "../liste-fournie.ts";
import { calculerEntrees, type FaitsConnus } from "./entrees.ts";
import { evaluer } from "./evaluer.ts";
import type { ActiviteDite, RessourceDite } from "./neutraliser.ts";

const AUJOURDHUI = jour("2026-11-24");
const FAITS: FaitsConnus = {
  naissance: jour("1986-11-25"),
  dateDemande: jour("2025-01-31"),
  identifiantFt: null,
  nombreEnfants: 0,
  plusJeuneEnfant: null,
  autreAdulte: false,
  natures: ["RSD"],
  demandeAnterieure: false,
  accompagne: false,
  dernierParcours: null,
  territoireConnu: true,
  autonomie: null,
  activites: [],
  ressources: [],
  grossesse: false,
};
const entreesDe = (faits: Partial<FaitsConnus>) =>
  calculerEntrees({ ...FAITS, ...faits }, AUJOURDHUI).entrees;

describe("R-ORI-08 entrées tirées du flux", () => {
  it("compte l’âge et l’ancienneté en unités révolues", () => {
    expect(entreesDe({})).toMatchObject({ age: 39, anciennete_droit_mois: 21 });
    expect(entreesDe({ dateDemande: jour("2025-11-24") }).anciennete_droit_mois).toBe(12);
    expect(entreesDe({ dateDemande: jour("2025-11-25") }).anciennete_droit_mois).toBe(11);
    expect(entreesDe({ dateDemande: null }).anciennete_droit_mois).toBeNull();
  });
  it.each<{ cas: string; activites: readonly ActiviteDite[]; attendu: boolean | null }>([
    { cas: "aucune activité dite", activites: [], attendu: null },
    { cas: "sans activité", activites: [{ code: "SSA", debut: "2020-01-01" }], attendu: null },
    { cas: "salarié en cours", activites: [{ code: "SAL", debut: "2010-01-01" }], attendu: true },
    {
      cas: "indépendant en cours",
      activites: [{ code: "ETI", debut: "2010-01-01" }],
      attendu: true,
    },
    {
      cas: "salarié jusqu’à il y a 24 mois moins un jour",
      activites: [{ code: "SAL", debut: "2010-01-01", fin: "2024-11-25" }],
      attendu: true,
    },
    {
      cas: "salarié jusqu’à il y a 24 mois",
      activites: [{ code: "SAL", debut: "2010-01-01", fin: "2024-11-24" }],
      attendu: false,
    },
    {
      cas: "code que personne n’a listé",
      activites: [{ code: "ZZZ", debut: "2026-01-01" }],
      attendu: null,
    },
  ])("activité, $cas : $attendu", ({ activites, attendu }) =>
    expect(entreesDe({ activites }).activite_recente).toBe(attendu),
  );
  it("un revenu d’activité du trimestre vaut activité récente ; nul, il ne dit rien", () => {
    expect(entreesDe({ ressources: [{ nature: "001", totalCentimes: 1 }] }).activite_recente).toBe(
      true,
    );
    expect(
      entreesDe({ ressources: [{ nature: "001", totalCentimes: 0 }] }).activite_recente,
    ).toBeNull();
  });
  it("un identifiant France Travail absent est inconnu, pas « non »", () => {
    expect(entreesDe({}).inscrit_ft).toBeNull();
    expect(entreesDe({ identifiantFt: "1234567A000" }).inscrit_ft).toBe(true);
  });
  it("le degré d’autonomie entre avec qui l’a constaté et depuis combien de mois", () => {
    const autonomie = {
      degre: "a_appuyer",
      source: "france_travail",
      constateLe: jour("2026-08-25"),
    };
    expect(entreesDe({ autonomie })).toMatchObject({
      degre_autonomie: "a_appuyer",
      source_autonomie: "france_travail",
      anciennete_autonomie_mois: 2,
    });
    expect(entreesDe({})).toMatchObject({ degre_autonomie: null, anciennete_autonomie_mois: null });
  });
  it("R-ORI-09 la majoration qui tiendrait à une grossesse ne compte pas", () => {
    const isole = { nombreEnfants: 1, natures: ["RSI"] } as const;
    expect(entreesDe({ natures: ["RSI"], grossesse: true }).majoration).toBe(false);
    expect(entreesDe({ ...isole, plusJeuneEnfant: jour("2020-01-01") }).majoration).toBe(false);
    expect(entreesDe({ ...isole, plusJeuneEnfant: jour("2025-01-01") }).majoration).toBe(true);
    expect(
      entreesDe({ ...isole, plusJeuneEnfant: jour("2025-01-01"), autreAdulte: true }).majoration,
    ).toBe(false);
  });
  it("R-ORI-09 dit qu’un humain doit regarder, sans dire quoi", () => {
    const revue = (f: Partial<FaitsConnus>) =>
      calculerEntrees({ ...FAITS, ...f }, AUJOURDHUI).revueHumaine;
    expect(revue({})).toEqual([]);
    expect(revue({ activites: [{ code: "HAN", debut: "2026-01-01" }] })).toEqual([
      "element_sensible",
    ]);
    expect(revue({ ressources: [{ nature: "021", totalCentimes: 0 }] })).toEqual([
      "element_sensible",
    ]);
    expect(revue({ grossesse: true, territoireConnu: false })).toEqual([
      "element_sensible",
      "sans_territoire",
    ]);
  });
});

const jourAuHasard = fc
  .tuple(
    fc.integer({ min: 1960, max: 2026 }),
    fc.integer({ min: 1, max: 10 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([a, m, j]) => jour(`${a}-${String(m).padStart(2, "0")}-${String(j).padStart(2, "0")}`));
const NEUTRES = ["SSA", "CHO", "ANP", "CNI", "SFP"];
const SENSIBLES = ["MAL", "MLD", "INV", "HAN", "MAT", "AMT", "CAT"];
const TRAVAIL = ["SAL", "ETI", "AMA"];
const activite = (codes: readonly string[]): fc.Arbitrary<ActiviteDite> =>
  fc.record({
    code: fc.constantFrom(...codes),
    debut: jourAuHasard,
    fin: fc.option(jourAuHasard, { nil: undefined }),
  });
const ressource = (natures: readonly string[]): fc.Arbitrary<RessourceDite> =>
  fc.record({ nature: fc.constantFrom(...natures), totalCentimes: fc.nat(100_000) });

const personne: fc.Arbitrary<FaitsConnus> = fc
  .record({
    naissance: jourAuHasard,
    dateDemande: fc.option(jourAuHasard),
    identifiantFt: fc.option(fc.constant("1234567A000")),
    enfants: fc.array(jourAuHasard, { maxLength: 5 }),
    autreAdulte: fc.boolean(),
    natures: fc.subarray(["RSD", "RSI"]),
    demandeAnterieure: fc.boolean(),
    accompagne: fc.boolean(),
    dernierParcours: fc.option(
      fc.constantFrom("emploi" as const, "socio_pro" as const, "social" as const),
    ),
    activites: fc.array(activite([...NEUTRES, ...TRAVAIL]), { maxLength: 3 }),
    ressources: fc.array(ressource(["000", "001", "030", "010"]), { maxLength: 3 }),
  })
  .map(({ enfants, ...p }) => ({
    ...p,
    nombreEnfants: enfants.length,
    plusJeuneEnfant: [...enfants].sort().at(-1) ?? null,
    territoireConnu: true,
    autonomie: null,
    grossesse: false,
  }));

/** All the ways a flow may speak of health, laid over a person who had none of it. */
const sante = fc.record({
  remplace: fc.constantFrom(...SENSIBLES),
  ajoutees: fc.array(activite(SENSIBLES), { maxLength: 2 }),
  ressources: fc.array(ressource(["011", "012", "013", "014", "021"]), { maxLength: 2 }),
  grossesse: fc.boolean(),
});

describe("R-ORI-09 la santé ne décide jamais", () => {
  it("changer les codes de santé de 1 000 personnes laisse la proposition identique et demande un examen", () => {
    fc.assert(
      fc.property(personne, sante, (p, s) => {
        const activites = p.activites.map((a) =>
          NEUTRES.includes(a.code) ? { ...a, code: s.remplace } : a,
        );
        const atteinte: FaitsConnus = {
          ...p,
          activites: [...activites, { code: s.remplace, debut: "2026-01-01" }, ...s.ajoutees],
          ressources: [...p.ressources, ...s.ressources],
          grossesse: s.grossesse,
        };
        const avant = calculerEntrees(p, AUJOURDHUI);
        const apres = calculerEntrees(atteinte, AUJOURDHUI);
        expect(avant.revueHumaine).toEqual([]);
        expect(apres.revueHumaine).toEqual(["element_sensible"]);
        const { regles } = LISTE_FOURNIE;
        expect(JSON.stringify([apres.entrees, evaluer(regles, apres.entrees)])).toBe(
          JSON.stringify([avant.entrees, evaluer(regles, avant.entrees)]),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
