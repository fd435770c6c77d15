import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Entrees, NOMS_ENTREES, type NomEntree, type ValeurEntree } from "../../entrees.ts";
import { LISTE_FOURNIE } from "../../liste-fournie.ts";
import type { Condition, Regle } from "../../liste-regles.ts";
import { verifier } from "../condition.ts";
import { casDe, conditionDe, decouperPour } from "../ecriture/cas.ts";
import { direEnLigne } from "../ecriture/dire.ts";
import { evaluer } from "../evaluer.ts";
import { controler, estBloquant } from "./controler.ts";
import { formuleDe } from "./formule.ts";
import { repartir } from "./repartir.ts";

const { regles } = LISTE_FOURNIE;
const modele: Omit<Regle, "code" | "condition"> = {
  rang: 1,
  phrase_agent: "Une règle d’essai",
  phrase_personne: "votre situation d’essai",
  parcours: null,
  organisme_nature: null,
};

const regle = (
  code: string,
  condition: Condition,
  issue: Pick<Regle, "parcours" | "organisme_nature"> = {
    parcours: "emploi",
    organisme_nature: "france_travail",
  },
): Regle => ({ ...modele, code, condition, ...issue });
const SOCIAL = { parcours: "social", organisme_nature: "departement" } as const;
const TOUS: Condition = { et: [] };
const age = (min?: number, max?: number): Condition => ({ entre: { entree: "age", min, max } });

/** Inputs of the properties: few enough to enumerate everything beside. */
const NOMS: readonly NomEntree[] = ["age", "activite_recente", "parcours_en_cours"];
const conditionAuHasard = fc.letrec<{ c: Condition }>((lier) => ({
  c: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Condition>(
      { egal: { entree: "activite_recente", valeur: true } },
      { egal: { entree: "activite_recente", valeur: false } },
      { dans: { entree: "parcours_en_cours", valeurs: ["emploi", "aucun"] } },
      { egal: { entree: "parcours_en_cours", valeur: "social" } },
      { present: "age" },
      { present: "activite_recente" },
    ),
    fc
      .tuple(fc.integer({ min: 16, max: 110 }), fc.integer({ min: 0, max: 40 }))
      .map(
        ([min, n]): Condition => ({ entre: { entree: "age", min, max: Math.min(110, min + n) } }),
      ),
    fc.record({ et: fc.array(lier("c"), { maxLength: 3 }) }),
    fc.record({ ou: fc.array(lier("c"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ non: lier("c") }),
  ),
})).c;

const INCONNUES = Object.fromEntries(NOMS_ENTREES.map((n) => [n, null])) as unknown as Entrees;
const DOMAINES: Readonly<Record<string, readonly (ValeurEntree | null)[]>> = {
  age: [...Array.from({ length: 95 }, (_, i) => 16 + i), null],
  activite_recente: [true, false, null],
  parcours_en_cours: ["emploi", "socio_pro", "social", "aucun", null],
};
const situations: readonly Entrees[] = NOMS.reduce<readonly Entrees[]>(
  (toutes, nom) => toutes.flatMap((e) => (DOMAINES[nom] ?? []).map((v) => ({ ...e, [nom]: v }))),
  [INCONNUES],
);

describe("R-ALG-05 contrôle exhaustif d’une liste", () => {
  it("la liste fournie donne un chemin et un seul à chaque situation, sans règle morte", () => {
    const { constats, parRegle, situations: total } = controler(regles);
    expect(constats.filter(estBloquant)).toEqual([]);
    expect(parRegle.every((n) => n > 0n)).toBe(true);
    expect(parRegle.reduce((a, b) => a + b, 0n)).toBe(total);
  });

  it("compte comme l’énumération de toutes les situations, une à une", () =>
    fc.assert(
      fc.property(fc.array(conditionAuHasard, { minLength: 1, maxLength: 4 }), (conditions) => {
        const decoupage = decouperPour(conditions);
        const partage = repartir(
          conditions.map((c) => formuleDe(c, decoupage)),
          decoupage,
        );
        const autres = NOMS_ENTREES.filter((n) => !NOMS.includes(n)).reduce(
          (n, nom) => n * BigInt(decoupage[nom].reduce((t, c) => t + c.taille, 0)),
          1n,
        );
        const comptes = new Map<number, bigint>();
        for (const e of situations) {
          const rang = conditions.findIndex((c) => verifier(c, e) === "oui");
          comptes.set(rang, (comptes.get(rang) ?? 0n) + autres);
        }
        expect(new Map([...partage].map(([r, p]) => [r, p.situations]))).toEqual(comptes);
        for (const [rang, { exemple }] of partage) {
          const e = { ...INCONNUES, ...exemple };
          expect(conditions.findIndex((c) => verifier(c, e) === "oui")).toBe(rang);
        }
      }),
      { numRuns: 60 },
    ));

  it("une condition redite en cas de formulaire garde le même sens, partout", () =>
    fc.assert(
      fc.property(conditionAuHasard, (condition) => {
        const cas = casDe(condition);
        const redite = conditionDe(cas);
        for (const e of situations) {
          const attendu = verifier(condition, e) === "oui";
          expect(cas.length > 0 && verifier(redite, e) === "oui").toBe(attendu);
        }
      }),
      { numRuns: 60 },
    ));

  it("nomme une situation sans chemin, que les règles laissent bien de côté", () => {
    const trouee = regles.slice(0, -1);
    const [constat] = controler(trouee).constats.filter((c) => c.code === "sans_regle");
    const exemple = constat?.code === "sans_regle" ? constat.exemple : {};
    expect(evaluer(trouee, { ...INCONNUES, ...exemple }).regle).toBeNull();
  });

  it.each<{ cas: string; liste: readonly Regle[]; attendu: object }>([
    {
      cas: "conditions qui s’excluent",
      liste: [regle("a", { et: [age(30), age(undefined, 20)] }), regle("b", TOUS)],
      attendu: { code: "regle_impossible", rang: 1 },
    },
    {
      cas: "parent isolé sans enfant : personne ne peut l’être",
      liste: [
        regle("a", {
          et: [
            { egal: { entree: "isole_avec_enfants", valeur: true } },
            { egal: { entree: "nombre_enfants", valeur: 0 } },
          ],
        }),
        regle("b", TOUS),
      ],
      attendu: { code: "regle_impossible", rang: 1 },
    },
    {
      cas: "prise tout entière par deux règles ensemble",
      liste: [
        regle("a", age(undefined, 30)),
        regle("b", age(31)),
        regle("c", age(20, 40)),
        regle("d", TOUS),
      ],
      attendu: { code: "regle_masquee", rang: 3, par: [1, 2], contradiction: false },
    },
    {
      cas: "deux règles qui se contredisent",
      liste: [regle("a", age(20, 40)), regle("b", age(20, 40), SOCIAL), regle("c", TOUS)],
      attendu: { code: "regle_masquee", rang: 2, par: [1], contradiction: true },
    },
    {
      cas: "recouvrement : l’ordre décide",
      liste: [regle("a", age(undefined, 30)), regle("b", age(20, 40), SOCIAL), regle("c", TOUS)],
      attendu: { code: "recouvrement", rang: 2, par: [1] },
    },
    {
      cas: "garder un parcours que rien n’assure",
      liste: [
        regle(
          "a",
          { egal: { entree: "accompagnement_en_cours", valeur: true } },
          { parcours: "actuel", organisme_nature: "actuel" },
        ),
        regle("b", TOUS),
      ],
      attendu: { code: "parcours_actuel_inconnu", rang: 1 },
    },
  ])("$cas", ({ liste, attendu }) => expect(controler(liste).constats).toContainEqual(attendu));

  it("reste exact et prompt sur quarante règles aux bornes toutes différentes", () => {
    const liste = [
      ...Array.from({ length: 40 }, (_, i) =>
        regle(`r${i}`, {
          et: [
            age(18 + i, 60 + i),
            { entre: { entree: "anciennete_droit_mois", min: i * 3, max: 100 + i * 7 } },
            { egal: { entree: i % 2 ? "inscrit_ft" : "activite_recente", valeur: i % 3 > 0 } },
          ],
        }),
      ),
      regle("tous", TOUS),
    ];
    const debut = performance.now();
    const { parRegle, situations: total } = controler(liste);
    expect(parRegle.reduce((a, b) => a + b, 0n)).toBe(total);
    expect(performance.now() - debut).toBeLessThan(5_000);
  });
});

describe("R-ALG-05 une condition en français", () => {
  it.each<{ condition: Condition; phrase: string }>([
    { condition: TOUS, phrase: "Tout le monde" },
    { condition: age(undefined, 25), phrase: "Âge : 25 ans ou moins" },
    {
      condition: { et: [age(26, 49), { egal: { entree: "inscrit_ft", valeur: true } }] },
      phrase: "Âge : de 26 à 49 ans ; Inscription à France Travail : oui",
    },
    {
      condition: { ou: [age(60), { non: { present: "activite_recente" } }] },
      phrase: "Âge : 60 ans ou plus, ou bien Activité depuis moins de 24 mois : inconnu",
    },
    { condition: { et: [age(30), age(undefined, 20)] }, phrase: "Personne" },
  ])("$phrase", ({ condition, phrase }) => expect(direEnLigne(condition)).toBe(phrase));
});
