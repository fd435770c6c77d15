import { describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import { mensuelAttendu } from "./attendus.ts";

describe("le mensuel attendu d’un organisme", () => {
  it.each([
    ["2026-10-31", "2026-11-24", "2026-11-30", "a_jour", 0],
    ["2026-10-31", "2026-11-30", "2026-11-30", "a_jour", 0],
    ["2026-10-31", "2026-12-01", "2026-11-30", "attendu", 1],
    ["2026-09-30", "2026-11-24", "2026-10-31", "attendu", 1],
    ["2026-08-31", "2026-11-24", "2026-09-30", "manquant", 2],
    ["2026-01-31", "2026-03-01", "2026-02-28", "attendu", 1],
    ["2026-02-15", "2026-03-31", "2026-03-31", "a_jour", 0],
  ])(
    "dernier du %s, le %s : celui du %s est %s (%i)",
    (dernier, le, prochaine, etat, manquants) => {
      expect(mensuelAttendu(jour(dernier), jour(le))).toEqual({ prochaine, etat, manquants });
    },
  );
});
