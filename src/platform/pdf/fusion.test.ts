import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ouvrirAtelier } from "./atelier.ts";
import { compilerTypst } from "./compilateur.ts";
import { lireObjetsFusionnes } from "./essai/objets-pdf.ts";
import { pagesDuPdf } from "./essai/texte-pdf.ts";
import { fusionnerPdf } from "./fusion.ts";
import { renumeroter } from "./lire-pdf.ts";

const dossier = mkdtempSync(join(tmpdir(), "passerelle-pdf-"));
afterAll(() => rmSync(dossier, { recursive: true }));

const document = (nom: string, pages: number) => ({
  source: `#let d = json(bytes(sys.inputs.donnees))
#set document(title: sys.inputs.titre)
#set heading(outlined: false)
#set text(lang: "fr", font: "Atkinson Hyperlegible Next")
#for p in range(d.pages) { [= Titre (12 0 R) #d.nom #p \n - puce #p \n]; pagebreak(weak: true) }`,
  donnees: { nom, pages },
  titre: "Lot d’essai",
});

describe("fusion de PDF", () => {
  const parties = [document("un", 2), document("deux", 3), document("trois", 1)].map(
    (d) => compilerTypst(d).pdf,
  );
  const chemin = join(dossier, "lot.pdf");
  let pages = 0;
  let objets: ReadonlyMap<number, string> = new Map();
  let textes: readonly string[] = [];
  beforeAll(async () => {
    pages = await fusionnerPdf(parties, chemin);
    objets = new Map(lireObjetsFusionnes(readFileSync(chemin)).map((o) => [o.numero, o.texte]));
    textes = [...objets.values()];
  });

  it("garde toutes les pages, dans l’ordre", () => {
    expect(pages).toBe(6);
    expect(textes.filter((t) => /\/Type \/Page\b(?!s)/.test(t))).toHaveLength(6);
    expect(textes.some((t) => t.includes("/Type /Pages /Count 6"))).toBe(true);
  });

  it("garde les balises : un document, une partie par fichier, chaque page rattachée une fois", () => {
    expect(textes.filter((t) => t.includes("/S /Document"))).toHaveLength(1);
    expect(textes.filter((t) => t.includes("/S /Part\n"))).toHaveLength(3);
    expect(textes.filter((t) => t.includes("/S /H1"))).toHaveLength(6);
    const cles = textes.flatMap((t) =>
      [...t.matchAll(/\/StructParents (\d+)/g)].map((m) => Number(m[1])),
    );
    expect([...cles].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    const arbre = textes.filter((t) => t.includes("/Limits")).join(" ");
    const inscrites = [...arbre.matchAll(/(\d+) \d+ 0 R/g)].map((m) => Number(m[1]));
    expect(inscrites).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("garde la langue, le titre affiché et le marquage", () => {
    const catalogue = textes.find((t) => t.includes("/Type /Catalog")) ?? "";
    for (const attendu of ["/Lang (fr)", "/DisplayDocTitle true", "/Marked true", "/Metadata"]) {
      expect(catalogue).toContain(attendu);
    }
  });

  it("ne laisse aucune référence dans le vide", () => {
    const citees = new Set<number>();
    for (const t of textes) {
      renumeroter(t, (n) => {
        citees.add(n);
        return n;
      });
    }
    expect([...citees].filter((n) => !objets.has(n))).toEqual([]);
  });

  it("ne prend pas le texte d’un titre pour une référence", () => {
    expect(renumeroter("/T (a 12 0 R \\) (b)) /P 12 0 R /H <31203020> 3 0 R", (n) => n + 100)).toBe(
      "/T (a 12 0 R \\) (b)) /P 112 0 R /H <31203020> 103 0 R",
    );
    expect(
      textes.filter((t) => t.includes("(Titre \\(12 0 R\\)") || t.includes("(Titre (12 0 R)")),
    ).toHaveLength(6);
  });
});

describe("atelier", () => {
  it("compose en parallèle, rapporte une faute sans s’arrêter, et se ferme", async () => {
    const atelier = ouvrirAtelier(2);
    try {
      const faute = atelier.compiler({ source: "#panic()", donnees: {}, titre: "x" });
      const suite = [1, 2, 3].map((n) => atelier.compiler(document("x", n)));
      await expect(faute).rejects.toThrow(/Gabarit refusé/);
      expect((await Promise.all(suite)).map((r) => r.pages)).toEqual([1, 2, 3]);
      const fichier = join(dossier, "seul.pdf");
      await atelier.compilerVers(document("x", 2), fichier);
      expect(pagesDuPdf(readFileSync(fichier))).toHaveLength(2);
    } finally {
      await atelier.fermer();
    }
    await expect(atelier.compiler(document("x", 1))).rejects.toThrow(/fermé/);
  }, 30_000);
});
