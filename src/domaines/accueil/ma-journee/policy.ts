import { peut } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { type CodeSuite, SUITES } from "./ma-journee.ts";

export const voitLaFile = (acteur: Acteur): boolean => peut(acteur, "orientation.consulter");

export const peutDecider = (acteur: Acteur): boolean => peut(acteur, "orientation.decider");

export const suitesDe = (acteur: Acteur): readonly CodeSuite[] =>
  (Object.keys(SUITES) as CodeSuite[]).filter((code) => peut(acteur, SUITES[code].geste));
