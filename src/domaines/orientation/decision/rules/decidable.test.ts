import { describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import {
  type Decidable,
  empechements,
  estValidableEnUnGeste,
  suitLaProposition,
} from "./decidable.ts";
import { apres, ETATS } from "./etats.ts";

const AUJOURDHUI = jour("2026-11-24");
const BASE: Decidable = {
  etat: "proposee",
  motif_ouverture: "ouverture",
  echeance_le: jour("2026-11-24"),
  dans_le_droit: true,
};

describe("R-ORI-02 qui décide, et quand", () => {
  it.each<{ cas: string; o: Partial<Decidable>; attendus: readonly string[] }>([
    { cas: "dernier jour du délai", o: {}, attendus: [] },
    { cas: "lendemain", o: { echeance_le: jour("2026-11-23") }, attendus: ["hors_delai_ft"] },
    { cas: "sans délai", o: { echeance_le: null, motif_ouverture: "reprise" }, attendus: [] },
    {
      cas: "hors délai constaté",
      o: { etat: "hors_delai_ft", echeance_le: jour("2026-10-01") },
      attendus: ["hors_delai_ft"],
    },
    { cas: "droit fermé", o: { dans_le_droit: false }, attendus: ["droit_ferme"] },
    {
      cas: "droit fermé, entrée manuelle",
      o: { dans_le_droit: false, motif_ouverture: "manuelle" },
      attendus: [],
    },
    {
      cas: "tout à la fois",
      o: { etat: "decidee", dans_le_droit: false, echeance_le: jour("2026-01-01") },
      attendus: ["hors_delai_ft", "droit_ferme", "etat_incompatible"],
    },
  ])("$cas : $attendus", ({ o, attendus }) =>
    expect(empechements({ ...BASE, ...o }, AUJOURDHUI)).toEqual(attendus),
  );
  it.each(ETATS)("depuis l’état %s, décider suit la table", (etat) => {
    const possible = empechements({ ...BASE, etat }, AUJOURDHUI).length === 0;
    expect(possible).toBe(apres(etat, "decider") !== undefined);
  });
});

describe("R-ALG-06 suivre la proposition, ou s’en écarter", () => {
  const choix = { parcours: "emploi", organismeId: "a" };
  it.each([
    {
      cas: "même parcours, même organisme",
      p: { parcours: "emploi", organisme_id: "a" },
      suit: true,
    },
    { cas: "autre organisme", p: { parcours: "emploi", organisme_id: "b" }, suit: false },
    { cas: "autre parcours", p: { parcours: "social", organisme_id: "a" }, suit: false },
    { cas: "aucun organisme proposé", p: { parcours: "emploi", organisme_id: null }, suit: true },
    { cas: "aucun parcours proposé", p: { parcours: null, organisme_id: null }, suit: false },
    { cas: "aucune proposition", p: null, suit: false },
  ])("$cas : suit = $suit", ({ p, suit }) => expect(suitLaProposition(p, choix)).toBe(suit));
  it.each([
    {
      cas: "complète",
      p: { parcours: "emploi", organisme_id: "a", revue_humaine: [] },
      possible: true,
    },
    {
      cas: "à examiner",
      p: { parcours: "emploi", organisme_id: "a", revue_humaine: ["element_sensible"] },
      possible: false,
    },
    {
      cas: "sans organisme",
      p: { parcours: "emploi", organisme_id: null, revue_humaine: [] },
      possible: false,
    },
    {
      cas: "à recueillir",
      p: { parcours: null, organisme_id: null, revue_humaine: [] },
      possible: false,
    },
  ])("validable en un geste, $cas : $possible", ({ p, possible }) =>
    expect(estValidableEnUnGeste(p)).toBe(possible),
  );
});
