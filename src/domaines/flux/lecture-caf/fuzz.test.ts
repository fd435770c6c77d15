import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adresse, flux, foyer, lireContenu, personne } from "./fabrique-de-test.ts";
import type { RefusLecture } from "./lecture-caf.ts";

/** The fast scanner may only be faster: same dossiers, same lines, same refusals as saxes alone. */
const comparer = async (contenu: string | Buffer): Promise<void> => {
  const rapide = await lireContenu(contenu);
  const lente = await lireContenu(contenu, { rapide: false });
  if (!rapide.resultat.ok && rapide.resultat.refus.code === "entite_interdite") {
    return comparerEsperluette(rapide.resultat.refus, lente.resultat);
  }
  expect(rapide.resultat).toEqual(lente.resultat);
  if (rapide.resultat.ok) expect(rapide.elements).toEqual(lente.elements);
};

/** saxes sees a bare « & » only at the next « ; »: it then names a later line than the one at fault. */
const comparerEsperluette = (
  rapide: RefusLecture,
  lente: Awaited<ReturnType<typeof lireContenu>>["resultat"],
): void => {
  if (lente.ok) throw new Error("saxes lit ce que la voie rapide refuse");
  expect(lente.refus.code).toBe("entite_interdite");
  expect(rapide.ligne ?? 0).toBeLessThanOrEqual(lente.refus.ligne ?? 0);
};

const texte = fc.oneof(
  fc.constantFrom(
    "DUPONT",
    "N'DIAYE",
    "L&apos;HERMITE",
    "A &amp; B",
    "M&#220;LLER",
    "HÉLÈNE",
    "œuf €",
    "A]]&gt;B",
    "<![CDATA[<x>]]>",
    "<!-- rien -->X",
    "  BORDS  ",
    "",
    "&#x20;",
    "A\nB",
    "A\tB",
    "A]B",
    "\u00a0X\u00a0",
    "\ufffd",
    "😀",
  ),
  fc
    .string({ unit: "grapheme-composite", maxLength: 12 })
    .map((s) => s.replace(/[&<>\p{C}]/gu, "")),
);
const blanc = fc.constantFrom("", " ", "\n", "\r\n", "\t", "\r", "\n   \n", "<!-- c -->");
const foyerAuHasard = fc
  .record({
    nom: texte,
    prenom: texte,
    naissance: fc.constantFrom("1991-07-03", "1990-02-30", "1975-00-00", " 1980-01-01 "),
    nir: fc.constantFrom("2910759017042", "291075901704200", ""),
    rue: texte,
    demande: fc.nat({ max: 5 }).map(String),
    suite: fc.constantFrom(
      "",
      "<X/>",
      "<X><Y>1</Y></X>",
      "<Controle/>",
      "<Controle />",
      '<Controle a="1"/>',
    ),
    blancs: blanc,
    enfants: fc.nat({ max: 2 }),
  })
  .map((h) =>
    foyer({
      demande: h.demande,
      personnes: [
        personne(h),
        ...Array.from({ length: h.enfants }, () => personne({ role: "ENF", soumis: "" })),
      ],
      adresses: adresse("01", h.rue),
      suite: h.suite,
    }).replace("<Partenaire>", `${h.blancs}<Partenaire>`),
  );

const CORRECT = flux([
  foyer({ demande: "1", personnes: [personne({ nom: "HÉLÈNE", nir: "2910759017042" })] }),
  foyer({ demande: "2", personnes: [personne({ nom: "L&apos;ÉTÉ" }), personne({ nom: "B" })] }),
  foyer({ demande: "3" }),
]);

const DELAI = 120_000;

describe("la voie rapide et saxes disent la même chose", () => {
  it(
    "sur des dossiers bien formés, ordinaires ou non",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(foyerAuHasard, { minLength: 1, maxLength: 4 }),
          fc.constantFrom("UTF-8", "windows-1252", "ISO-8859-15"),
          async (foyers, encodage) => {
            const contenu = flux(foyers).replace("UTF-8", encodage);
            await comparer(encodage === "UTF-8" ? contenu : Buffer.from(contenu, "latin1"));
          },
        ),
        { numRuns: 150 },
      );
    },
    DELAI,
  );

  it(
    "sur un fichier coupé n’importe où",
    async () => {
      const octets = Buffer.from(CORRECT);
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: octets.length - 1 }), (n) =>
          comparer(octets.subarray(0, n)),
        ),
        { numRuns: 100 },
      );
    },
    DELAI,
  );

  it(
    "sur un octet changé, une balise ôtée ou doublée",
    async () => {
      const balises = CORRECT.split(/(?=<)/);
      await fc.assert(
        fc.asyncProperty(
          fc.nat({ max: balises.length - 1 }),
          fc.constantFrom(
            "",
            "<",
            ">",
            "/",
            "&",
            "]]>",
            "\u0000",
            "<NOM>",
            "</NOM>",
            "<!--",
            "-->",
          ),
          fc.constantFrom("remplacer", "avant", "doubler"),
          async (i, insertion, geste) => {
            const morceau = balises[i] ?? "";
            const autre = {
              remplacer: insertion,
              avant: insertion + morceau,
              doubler: morceau + morceau,
            };
            await comparer(
              [...balises.slice(0, i), autre[geste], ...balises.slice(i + 1)].join(""),
            );
          },
        ),
        { numRuns: 200 },
      );
    },
    DELAI,
  );
});

describe("octets altérés au hasard", () => {
  it(
    "2 000 mutations : toujours une réponse, jamais une panne",
    async () => {
      const octets = Buffer.from(CORRECT);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat({ max: octets.length - 1 }), fc.nat({ max: 255 })), {
            minLength: 1,
            maxLength: 3,
          }),
          async (mutations) => {
            const mute = Buffer.from(octets);
            for (const [place, octet] of mutations) mute[place] = octet;
            const { resultat } = await lireContenu(mute);
            if (!resultat.ok) expect(resultat.refus.message).toMatch(/\.$/);
          },
        ),
        { numRuns: 2000 },
      );
    },
    DELAI,
  );
});
