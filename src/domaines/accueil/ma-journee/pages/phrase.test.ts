import { describe, expect, it } from "vitest";
import type { FileDuJour } from "../ma-journee.ts";
import { phraseDuJour } from "./phrase.ts";

const file = (f: Partial<FileDuJour>): FileDuJour => ({
  attente: 0,
  depassees: 0,
  bientot: 0,
  reprise: 0,
  plusAncienne: null,
  urgentes: [],
  delai: 42,
  alerte: 14,
  ...f,
});

describe("la phrase du jour", () => {
  it.each([
    { f: file({}), autres: 0, dit: "Rien ne vous attend : votre file est vide." },
    { f: file({}), autres: 3, dit: "Votre file d’orientation est vide." },
    { f: file({ attente: 1 }), autres: 0, dit: "1 personne attend une orientation." },
    {
      f: file({ attente: 50, depassees: 2, bientot: 9 }),
      autres: 0,
      dit: "50 personnes attendent une orientation ; 2 ont dépassé le délai et reviennent à France Travail ; 9 arrivent bientôt à échéance.",
    },
    {
      f: file({ attente: 4, depassees: 1 }),
      autres: 0,
      dit: "4 personnes attendent une orientation ; 1 a dépassé le délai et revient à France Travail.",
    },
    { f: undefined, autres: 0, dit: "Rien ne vous attend." },
    { f: undefined, autres: 1, dit: "1 chose à traiter : elle est ci-dessous." },
    { f: undefined, autres: 2, dit: "2 choses à traiter : elles sont ci-dessous." },
  ])("$dit", ({ f, autres, dit }) => {
    expect(phraseDuJour(f, autres).replaceAll("\u00A0", " ")).toBe(dit);
  });
});
