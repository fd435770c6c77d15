import { expect, it } from "vitest";
import { identifiantPropose } from "./identifiant-propose.ts";

it.each([
  ["Sophie", "Wattel", [], "sophie.wattel"],
  ["Élise", "D’Hérouville", [], "elise.d-herouville"],
  ["Jean-Pierre", "de la Tour", [], "jean-pierre.de-la-tour"],
  ["Sophie", "Wattel", ["sophie.wattel"], "sophie.wattel2"],
  ["Sophie", "Wattel", ["sophie.wattel", "sophie.wattel2"], "sophie.wattel3"],
  ["", "Wattel", [], "wattel"],
] as const)("%s %s : l’identifiant proposé évite %j", (prenom, nom, pris, attendu) =>
  expect(identifiantPropose(prenom, nom, new Set(pris))).toBe(attendu),
);
