import { describe, expect, it } from "vitest";
import { etapeManquante } from "./etape.ts";

const RIEN = { facteurs: 0, particulier: false, demonstration: false, dejaDouble: false };

describe("après la première preuve", () => {
  it.each([
    { cas: "un professionnel sans second facteur en inscrit un", change: {}, etape: "inscription" },
    {
      cas: "un professionnel qui en a un le présente",
      change: { facteurs: 1 },
      etape: "second_facteur",
    },
    {
      cas: "un compte de la démonstration entre",
      change: { demonstration: true },
      etape: undefined,
    },
    {
      cas: "un compte de la démonstration qui en a inscrit un le présente",
      change: { demonstration: true, facteurs: 2 },
      etape: "second_facteur",
    },
    { cas: "un allocataire entre", change: { particulier: true }, etape: undefined },
    {
      cas: "un allocataire qui en a un le présente",
      change: { particulier: true, facteurs: 1 },
      etape: "second_facteur",
    },
    {
      cas: "le fournisseur d’identité a déjà tout demandé",
      change: { dejaDouble: true, facteurs: 1 },
      etape: undefined,
    },
  ])("$cas", ({ change, etape }) => expect(etapeManquante({ ...RIEN, ...change })).toBe(etape));
});
