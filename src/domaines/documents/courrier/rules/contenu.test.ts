import { describe, expect, it } from "vitest";
import { compilerTypst } from "#platform/pdf/compilateur.ts";
import { pagesDuPdf } from "#platform/pdf/essai/texte-pdf.ts";
import { donneesEssai } from "../../essai/donnees.ts";
import { NATURES } from "../../modele/natures.ts";
import { ORIENTATION_DECISION } from "../../modele/orientation-decision.ts";
import { lireModele } from "../../modele/rules/lire-modele.ts";
import type { DonneesCourrier } from "../courrier.ts";
import { documentDeCourriers } from "../gabarit.ts";
import { lignesAdresse, problemesAdresse } from "./adresse.ts";
import { contenuCourrier } from "./contenu.ts";

const nature = NATURES.orientation_decision;
const arbre = nature && lireModele(ORIENTATION_DECISION.corps, nature);
if (!nature || !arbre?.ok) throw new Error("modèle installé illisible");
const modele = { arbre: arbre.value, nature };

const contenu = (donnees: DonneesCourrier) => {
  const c = contenuCourrier(modele, donnees);
  if (!c.ok) throw new Error(JSON.stringify(c.refus));
  return c.value;
};
const imprimer = (...lots: readonly DonneesCourrier[]): readonly string[] =>
  pagesDuPdf(compilerTypst(documentDeCourriers(lots.map(contenu), "Courriers", true)).pdf);
const colle = (texte: string): string => texte.replace(/\s/g, "");

describe("R-ORI-10 lettre d’orientation", () => {
  const pages = imprimer(donneesEssai());
  const lettre = pages.join("");

  it.each([
    [
      "le parcours et l’organisme (R-ORI-10)",
      "un accompagnement à vocation d’insertion socio-professionnelle",
    ],
    ["l’organisme", "le centre social Les Tilleuls"],
    ["le premier contact", "vous contacte avant le mercredi 9 décembre 2026"],
    ["les raisons en clair", "vous avez travaillé au cours des 24 derniers mois"],
    [
      "comment demander un autre accompagnement",
      "Vous pouvez demander un autre accompagnement à tout moment",
    ],
    ["la suite", "Ce qui se passe maintenant"],
    ["les devoirs", "Ce qui est attendu de vous"],
    ["l’auteur (R-GEN-03)", "Hélène DUBOIS"],
    [
      "sa qualité (R-GEN-03)",
      "Pour le président du conseil départemental et par délégation, la cheffe du service",
    ],
    ["sa délégation (R-GEN-03)", "Arrêté de délégation n° 2026-114 du 2 septembre 2026"],
    [
      "le recours préalable (R-GEN-07)",
      "Cette étape est obligatoire (articles L. 262-47 et R. 262-88",
    ],
    ["son délai (R-GEN-07)", "Vous avez 2 mois à partir du jour où vous recevez cette lettre"],
    ["son adresse (R-GEN-07)", "rue Ferdinand-Buisson, 62018 Arras Cedex 9"],
    ["le tribunal (R-GEN-07)", "tribunal administratif de Lille"],
    [
      "la mention du calcul (R-ALG-02)",
      "un traitement algorithmique, qui sert à proposer un accompagnement",
    ],
    ["le droit aux règles (R-ALG-02)", "articles L. 311-3-1 et R. 311-3-1-1"],
    ["la CADA (R-ALG-02)", "www.cada.fr"],
    [
      "les données et le délégué (RGPD 13-14)",
      "déléguée à la protection des données : dpo@departement.exemple",
    ],
    ["la CNIL (RGPD 13-14)", "www.cnil.fr"],
  ])("imprime %s", (_quoi, texte) => expect(lettre).toContain(colle(texte)));

  it("tient en deux pages numérotées, la décision dans la première phrase", () => {
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain("Page1sur2");
    expect(pages[1]).toContain("Page2sur2");
    expect(pages[0]).toContain(colle("Madame, Nous avons décidé de vous orienter vers"));
  });

  it("R-ALG-02 ne parle de calcul que s’il y en a eu un", () => {
    const { algorithme: _sans, ...valeurs } = donneesEssai().valeurs;
    expect(imprimer(donneesEssai({ valeurs })).join("")).not.toContain("algorithmique");
  });

  it("dit le rendez-vous quand il est fixé", () => {
    const valeurs = { ...donneesEssai().valeurs, rendez_vous: "mardi 8 décembre 2026 à 9 h 30" };
    expect(imprimer(donneesEssai({ valeurs }))[0]).toContain("mardi8décembre2026à9h30");
  });

  it("imprime une injection telle quelle", () => {
    const piege = '#import "x" $a$ [b] {nom} **gras** \\';
    const valeurs = { ...donneesEssai().valeurs, organisme: piege };
    expect(imprimer(donneesEssai({ valeurs }))[0]).toContain(colle(piege));
  });

  it("écrit dans un lot les mêmes mots que seule, chaque lettre sur une nouvelle feuille", () => {
    const autre = donneesEssai({ reference: "ORI-2026-000002" });
    expect(imprimer(donneesEssai(), autre)).toEqual([...pages, ...imprimer(autre)]);
  });

  it("refuse une valeur manquante et un signe que les polices n’ont pas", () => {
    const sans = donneesEssai({ valeurs: {} });
    expect(contenuCourrier(modele, sans)).toMatchObject({ refus: { code: "valeurs_manquantes" } });
    const valeurs = { ...sans.valeurs, ...donneesEssai().valeurs, organisme: "漢 🙂" };
    expect(contenuCourrier(modele, donneesEssai({ valeurs }))).toEqual({
      ok: false,
      refus: { code: "caractere_non_imprimable", signes: ["漢", "🙂"] },
    });
  });

  it("sait imprimer tous les signes qu’elle accepte", () => {
    const bornes = [
      [0x20, 0x7e],
      [0xa0, 0x17f],
      [0x218, 0x21b],
      [0x370, 0x3ff],
      [0x400, 0x45f],
      [0x1e80, 0x1ef3],
      [0x2010, 0x203a],
      [0x20ac, 0x20ac],
      [0x2116, 0x2122],
      [0x2212, 0x2212],
    ] as const;
    const signes = bornes.flatMap(([de, a]) =>
      Array.from({ length: a - de + 1 }, (_, i) => String.fromCodePoint(de + i)),
    );
    const acceptes = signes.filter(
      (s) => contenuCourrier(modele, donneesEssai({ reference: `R${s}` })).ok,
    );
    expect(acceptes.length).toBeGreaterThan(400);
    const organisme = acceptes.join(" ");
    expect(() =>
      imprimer(donneesEssai({ valeurs: { ...donneesEssai().valeurs, organisme } })),
    ).not.toThrow();
  });
});

describe("adresse d’un courrier", () => {
  const { adresse } = donneesEssai().destinataire;

  it("écrit le nom, puis la commune en capitales, sans ligne vide", () => {
    expect(lignesAdresse(donneesEssai().destinataire)).toEqual([
      "Madame KACZMAREK Élodie",
      "Résidence des Lilas",
      "14 rue de la République",
      "62110 HÉNIN-BEAUMONT",
    ]);
  });

  it.each([
    { cas: "complète", change: {}, problemes: [] },
    { cas: "lieu-dit sans voie", change: { voie: "" }, problemes: [] },
    {
      cas: "ni voie ni lieu-dit",
      change: { voie: " ", complement: [] },
      problemes: ["voie_absente"],
    },
    {
      cas: "code postal court",
      change: { code_postal: "6211" },
      problemes: ["code_postal_invalide"],
    },
    { cas: "sans commune", change: { commune: "" }, problemes: ["commune_absente"] },
    { cas: "ligne longue", change: { voie: "a".repeat(39) }, problemes: ["ligne_trop_longue"] },
  ])("$cas", ({ change, problemes }) => {
    expect(problemesAdresse({ ...adresse, ...change })).toEqual(problemes);
  });
});
