import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilerTypst } from "./compilateur.ts";
import { pagesDuPdf } from "./essai/texte-pdf.ts";

const SOURCE = `
#let donnees = json(bytes(sys.inputs.donnees))
#set document(title: sys.inputs.titre)
#set text(lang: "fr", font: ("Atkinson Hyperlegible Next", "Libertinus Serif"), fallback: false)
= Essai
#donnees.texte
`;
const compiler = (texte: string) =>
  compilerTypst({ source: SOURCE, donnees: { texte }, titre: "Essai" });
const clair = (pdf: Uint8Array): string => Buffer.from(pdf).toString("latin1");

describe("compilateur Typst", () => {
  it("écrit un PDF balisé, titré, en français, identifié PDF/UA-1", () => {
    const { pdf, pages } = compiler("Bonjour");
    expect(pages).toBe(1);
    for (const attendu of [
      "/StructTreeRoot",
      "/Marked true",
      "/Lang (fr)",
      "/DisplayDocTitle true",
    ]) {
      expect(clair(pdf)).toContain(attendu);
    }
    expect(clair(pdf)).toMatch(/pdfuaid:part>?=?"?1/);
  });

  it("refuse un document sans titre", () => {
    expect(() => compilerTypst({ source: "Bonjour", donnees: {}, titre: "" })).toThrow(/title/);
  });

  it.each([
    '#import "@preview/cetz:0.1.0"',
    "\\ $x$ [y] *gras* _ital_ `brut` <etiquette> @renvoi",
    '#read("/etc/passwd") #sys.version #{1+1}',
    "= Titre - puce + numéro / terme: // commentaire",
  ])("imprime « %s » tel quel", (texte) => {
    expect(pagesDuPdf(compiler(texte).pdf)[0]).toBe(`Essai${texte.replace(/\s/g, "")}`);
  });

  it("imprime toute valeur telle quelle", () => {
    const signe = fc.constantFrom(..."#$\\[]{}()*_`<>@=-+/~\"'&éçœÀaZ09 ,;:!?");
    fc.assert(
      fc.property(fc.string({ unit: signe, minLength: 1, maxLength: 40 }), (texte) => {
        expect(pagesDuPdf(compiler(texte).pdf)[0]).toBe(`Essai${texte.replace(/\s/g, "")}`);
      }),
      { numRuns: 60 },
    );
  });

  it("ne lit aucun fichier et n’importe aucun paquet", () => {
    const essai = (source: string) => () =>
      compilerTypst({ source: `#set document(title: "x")\n${source}`, donnees: {}, titre: "x" });
    expect(essai('#read("/etc/hostname")')).toThrow(/not found/);
    expect(essai('#read("../../etc/hostname")')).toThrow(/denied|not found/);
    expect(essai('#import "@preview/cetz:0.1.0"')).toThrow(/aucun paquet/);
  });
});
