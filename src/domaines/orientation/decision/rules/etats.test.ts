import { describe, expect, it } from "vitest";
import {
  apres,
  EN_ATTENTE,
  ETATS,
  type EtatOrientation,
  type GesteOrientation,
  TRANSITIONS,
  VIVANTS,
} from "./etats.ts";

const GESTES: readonly GesteOrientation[] = [
  "proposer",
  "rejeter_proposition",
  "decider",
  "annuler",
  "annuler_sans_proposition",
  "constater_hors_delai",
  "enregistrer_decision_ft",
  "notifier",
  "designer_referent",
  "ouvrir_revision",
  "maintenir",
  "remplacer",
  "clore",
];

const PERMIS: readonly (readonly [EtatOrientation, GesteOrientation, EtatOrientation])[] = [
  ["a_orienter", "proposer", "proposee"],
  ["a_orienter", "decider", "decidee"],
  ["a_orienter", "constater_hors_delai", "hors_delai_ft"],
  ["proposee", "rejeter_proposition", "a_orienter"],
  ["proposee", "decider", "decidee"],
  ["proposee", "constater_hors_delai", "hors_delai_ft"],
  ["decidee", "annuler", "proposee"],
  ["decidee", "annuler_sans_proposition", "a_orienter"],
  ["decidee", "notifier", "notifiee"],
  ["hors_delai_ft", "enregistrer_decision_ft", "decidee_ft"],
  ["decidee_ft", "notifier", "notifiee"],
  ["notifiee", "designer_referent", "referent_designe"],
  ["referent_designe", "ouvrir_revision", "en_revision"],
  ["en_revision", "maintenir", "maintenue"],
  ["en_revision", "remplacer", "remplacee"],
  ...(
    [
      "a_orienter",
      "proposee",
      "decidee",
      "hors_delai_ft",
      "decidee_ft",
      "notifiee",
      "referent_designe",
      "en_revision",
    ] as const
  ).map((etat) => [etat, "clore", "close"] as const),
];

describe("vie d’une orientation : chaque état, chaque geste", () => {
  it.each(ETATS.flatMap((etat) => GESTES.map((geste) => ({ etat, geste }))))(
    "$etat, $geste",
    ({ etat, geste }) => {
      const attendu = PERMIS.find(([e, g]) => e === etat && g === geste)?.[2];
      expect(apres(etat, geste)).toBe(attendu);
    },
  );
  it("la liste des gestes essayés est complète", () => {
    const connus = new Set(Object.values(TRANSITIONS).flatMap((t) => Object.keys(t)));
    expect(new Set(GESTES)).toEqual(connus);
  });
  it("personne n’attend deux fois : tout état d’attente est vivant, aucun état fini ne l’est", () => {
    expect(VIVANTS).toEqual(expect.arrayContaining([...EN_ATTENTE]));
    for (const fini of ["maintenue", "remplacee", "close"] as const)
      expect(VIVANTS).not.toContain(fini);
  });
});
