import { describe, expect, it } from "vitest";
import {
  DECLARATION,
  enveloppe,
  flux,
  foyer,
  lireContenu,
  personne,
  refusDe,
} from "./fabrique-de-test.ts";

const CORRECT = flux([foyer(), foyer({ demande: "90000013062", matricule: "000000001234568" })]);
const avecProlog = (prologue: string): string =>
  CORRECT.replace(DECLARATION, `${DECLARATION}${prologue}\n`);
const avecNom = (nom: string): string => flux([foyer({ personnes: [personne({ nom })] })]);

const CAS: readonly {
  cas: string;
  contenu: string | Buffer;
  code: string;
  ligne: number | null;
  element?: string;
}[] = [
  {
    cas: "1 coupé dans une balise",
    contenu: CORRECT.slice(0, CORRECT.indexOf("<NOMNAI>") + 4),
    code: "fichier_tronque",
    ligne: 10,
  },
  {
    cas: "2 coupé entre deux dossiers",
    contenu: CORRECT.slice(0, CORRECT.indexOf("</InfosFoyerRSA>") + 17),
    code: "fichier_tronque",
    ligne: 20,
  },
  { cas: "3 vide", contenu: "", code: "fichier_vide", ligne: null },
  { cas: "4 en-tête XML seul", contenu: DECLARATION, code: "fichier_tronque", ligne: 2 },
  {
    cas: "4 bis enveloppe seule",
    contenu: `${DECLARATION}<Racine>\n${enveloppe()}</Racine>`,
    code: "fin_absente",
    ligne: null,
  },
  {
    cas: "4 ter aucun dossier",
    contenu: flux([]),
    code: "aucun_foyer",
    ligne: null,
  },
  {
    cas: "5 XXE file://",
    contenu: avecProlog('<!DOCTYPE Racine [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace(
      "VANDEPUTTE",
      "&x;",
    ),
    code: "doctype_interdit",
    ligne: 2,
  },
  {
    cas: "6 XXE http://",
    contenu: avecProlog('<!DOCTYPE Racine [<!ENTITY x SYSTEM "http://127.0.0.1/">]>'),
    code: "doctype_interdit",
    ligne: 2,
  },
  {
    cas: "7 entité paramètre",
    contenu: avecProlog(
      '<!DOCTYPE Racine [<!ENTITY % a SYSTEM "file:///etc/hostname"><!ENTITY % b "<!ENTITY c SYSTEM \'http://127.0.0.1/?%a;\'>"> %b;]>',
    ),
    code: "doctype_interdit",
    ligne: 2,
  },
  {
    cas: "8 milliard de rires",
    contenu: avecProlog(
      '<!DOCTYPE Racine [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
    ),
    code: "doctype_interdit",
    ligne: 2,
  },
  {
    cas: "9 gonflement quadratique",
    contenu: avecProlog(`<!DOCTYPE Racine [<!ENTITY a "${"a".repeat(100_000)}">]>`),
    code: "doctype_interdit",
    ligne: 2,
  },
  {
    cas: "10 DTD externe",
    contenu: avecProlog('<!DOCTYPE Racine SYSTEM "http://127.0.0.1/racine.dtd">'),
    code: "doctype_interdit",
    ligne: 2,
  },
  {
    cas: "11 XInclude",
    contenu: CORRECT.replace(
      "<Racine>",
      '<Racine xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/>',
    ),
    code: "inclusion_interdite",
    ligne: 2,
  },
  {
    cas: "13 UTF-16 sans marque",
    contenu: Buffer.from(CORRECT, "utf16le"),
    code: "encodage_utf16_sans_marque",
    ligne: null,
  },
  {
    cas: "14 octet nul",
    contenu: avecNom("DUP\u0000ONT"),
    code: "caractere_interdit",
    ligne: 10,
    element: "NOM",
  },
  {
    cas: "14 bis caractère de contrôle",
    contenu: avecNom("DUP\u0008ONT"),
    code: "caractere_interdit",
    ligne: 10,
    element: "NOM",
  },
  {
    cas: "15 cent mille niveaux",
    contenu: flux([foyer({ suite: "<a>".repeat(100_000) })]),
    code: "trop_profond",
    ligne: 18,
    element: "a",
  },
  {
    cas: "16 valeur de 10 Mo",
    contenu: avecNom("A".repeat(10_000_000)),
    code: "texte_trop_long",
    ligne: 10,
    element: "NOM",
  },
  {
    cas: "17 cent mille attributs",
    contenu: CORRECT.replace(
      "<Racine>",
      `<Racine ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(" ")}>`,
    ),
    code: "trop_attributs",
    ligne: 2,
  },
  {
    cas: "17 bis deux cent mille attributs",
    contenu: CORRECT.replace(
      "<Racine>",
      `<Racine ${Array.from({ length: 200_000 }, (_, i) => `a${i}="1"`).join(" ")}>`,
    ),
    code: "bloc_trop_grand",
    ligne: 1,
  },
  {
    cas: "18 espace de noms étranger",
    contenu: CORRECT.replace("<Racine>", '<Racine xmlns="urn:cnaf:vrsd">'),
    code: "espace_de_noms",
    ligne: 2,
    element: "Racine",
  },
  {
    cas: "18 bis autre racine",
    contenu: CORRECT.replaceAll("Racine>", "Autre>"),
    code: "racine_inattendue",
    ligne: 2,
    element: "Autre",
  },
  {
    cas: "20 enveloppe répétée",
    contenu: CORRECT.replace("<Racine>\n", `<Racine>\n${enveloppe()}`),
    code: "enveloppe_repetee",
    ligne: 4,
    element: "IdentificationFlux",
  },
  {
    cas: "22 feuille de style",
    contenu: avecProlog('<?xml-stylesheet href="http://127.0.0.1/a.xsl"?>'),
    code: "instruction_interdite",
    ligne: 2,
  },
  {
    cas: "esperluette isolée, sans point-virgule derrière",
    contenu: flux([foyer({ personnes: [personne({ nom: "DUPONT & FILS" })] })]),
    code: "entite_interdite",
    ligne: 10,
    element: "NOM",
  },
  {
    cas: "esperluette isolée, suivie plus loin d’un point-virgule",
    contenu: flux([foyer({ personnes: [personne({ nom: "DUPONT & FILS ; SARL" })] })]),
    code: "entite_interdite",
    ligne: 10,
    element: "NOM",
  },
  {
    cas: "entité nommée inconnue",
    contenu: avecNom("L&eacute;A"),
    code: "entite_interdite",
    ligne: 10,
    element: "NOM",
  },
  {
    cas: "balises croisées",
    contenu: CORRECT.replace("</NOM><NOMNAI>", "</NOMNAI><NOMNAI>"),
    code: "xml_mal_forme",
    ligne: 10,
  },
  { cas: "deux racines", contenu: `${CORRECT}<Racine/>`, code: "xml_mal_forme", ligne: 38 },
  { cas: "pas du XML", contenu: "nom;prenom\nA;B\n", code: "pas_xml", ligne: 1 },
  {
    cas: "encodage jamais vu",
    contenu: CORRECT.replace("UTF-8", "EBCDIC-FR"),
    code: "encodage_inconnu",
    ligne: 1,
  },
  {
    cas: "XML 1.1",
    contenu: CORRECT.replace('version="1.0"', 'version="1.1"'),
    code: "version_xml",
    ligne: 1,
  },
  {
    cas: "bloc final absent",
    contenu: CORRECT.replace(/<TransmissionFlux>.*<\/TransmissionFlux>\n/, ""),
    code: "fin_absente",
    ligne: null,
    element: "TransmissionFlux",
  },
  {
    cas: "dossier d’un mégaoctet",
    contenu: flux([foyer({ suite: "<a>b</a>".repeat(200_000) })]),
    code: "bloc_trop_grand",
    ligne: 18,
    element: "InfosFoyerRSA",
  },
  {
    cas: "flux d’instruction",
    contenu: flux([foyer()]).replace("<NATFLUX>D", "<NATFLUX>I"),
    code: "pas_beneficiaire",
    ligne: 3,
    element: "NATFLUX",
  },
  {
    cas: "type de flux inconnu",
    contenu: flux([foyer()], "T"),
    code: "type_flux_inconnu",
    ligne: 3,
    element: "TYPEFLUX",
  },
  {
    cas: "date de référence illisible",
    contenu: flux([foyer()]).replace("2026-02-28", "2026-02-30"),
    code: "enveloppe_incomplete",
    ligne: 3,
    element: "DTREF",
  },
];

describe("fichier mal formé : refusé en entier, avec un code, une ligne et une phrase", () => {
  it.each(CAS)("$cas → $code", async ({ contenu, code, ligne, element }) => {
    const refus = refusDe(await lireContenu(contenu));
    expect(refus).toMatchObject({ code, ligne });
    if (element !== undefined) expect(refus.element).toBe(element);
    expect(refus.message).toMatch(/\p{L}.*\.$/u);
  });

  it.each(CAS)("$cas : même réponse par la voie lente", async ({ contenu }) => {
    const [rapide, lente] = [
      await lireContenu(contenu),
      await lireContenu(contenu, { rapide: false }),
    ];
    expect(rapide.resultat).toEqual(lente.resultat);
  });

  it("une esperluette au début d’un gros fichier n’est pas avalée jusqu’à la fin", async () => {
    const foyers = Array.from({ length: 3000 }, (_, i) =>
      foyer({
        demande: String(i),
        ...(i === 10 ? { personnes: [personne({ nom: "A & B" })] } : {}),
      }),
    );
    const refus = refusDe(await lireContenu(flux(foyers)));
    expect(refus).toMatchObject({ code: "entite_interdite", element: "NOM" });
    expect(refus.ligne).toBe(3 + 10 * 16 + 7);
  });
});
