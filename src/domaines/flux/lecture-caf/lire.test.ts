import { describe, expect, it } from "vitest";
import {
  adresse,
  enveloppe,
  fin,
  flux,
  foyer,
  lireContenu,
  personne,
  rapportDe,
  refusDe,
} from "./fabrique-de-test.ts";
import type { EnTeteFlux } from "./lecture-caf.ts";

const COMPLET = foyer({
  mutations:
    "<OrganismeCedant><FONORGCEDMUT>CAF</FONORGCEDMUT><NUMORGCEDMUT>591</NUMORGCEDMUT><MATRICULEORGCEDMUT>000000007654321</MATRICULEORGCEDMUT><DDARRMUT>2025-10-01</DDARRMUT></OrganismeCedant><OrganismePrenant><FONORGPRENMUT>MSA</FONORGPRENMUT><NUMORGPRENMUT>59</NUMORGPRENMUT><DDDEPAMUT>2026-03-01</DDDEPAMUT></OrganismePrenant>",
  personnes: [
    personne({
      nir: "2 91 07 59 017 042",
      typeNaissance: "O",
      rattachement:
        "<DDRATDOS>2019-02-01</DDRATDOS><DFRATDOS>2026-01-31</DFRATDOS><NUMDEMRSAPRECE>80000012062</NUMDEMRSAPRECE>",
      suite:
        "<DossierPoleEmploi><IDASSEDIC>1234567A</IDASSEDIC></DossierPoleEmploi><Activite><REG>GE</REG><ACT>SSA</ACT><DDACT>2025-10-01</DDACT></Activite><Grossesse><DDGRO>2025-12-01</DDGRO><DTDECLGRO>2026-01-05</DTDECLGRO></Grossesse><Ressources><GeneraliteRessourcesTrimestre><TOPRESSNUL>0</TOPRESSNUL><DDRESS>2025-11-01</DDRESS><DFRESS>2026-01-31</DFRESS></GeneraliteRessourcesTrimestre><RessourcesMensuelles><GeneraliteRessourcesMensuelles><MOISRESS>2025-11-01</MOISRESS></GeneraliteRessourcesMensuelles><DetailRessourcesMensuelles><NATRESS>001</NATRESS><MTNATRESSMEN>0000412.50</MTNATRESSMEN></DetailRessourcesMensuelles></RessourcesMensuelles><RessourcesMensuelles><GeneraliteRessourcesMensuelles><MOISRESS>2025-12-01</MOISRESS></GeneraliteRessourcesMensuelles><DetailRessourcesMensuelles><NATRESS>001</NATRESS><MTNATRESSMEN>0000100.25</MTNATRESSMEN></DetailRessourcesMensuelles></RessourcesMensuelles></Ressources>",
    }),
  ],
  adresses: `${adresse("02", "DE L&apos;ÉGLISE")}${adresse("01")}`,
  etat: "<EtatDossierRSA><ETATDOSRSA>4</ETATDOSRSA></EtatDossierRSA><SuspensionVersement><MOTISUSVERSRSA>06</MOTISUSVERSRSA><DDSUSVERSRSA>2026-02-01</DDSUSVERSRSA></SuspensionVersement><SuspensionVersement><MOTISUSVERSRSA>AB </MOTISUSVERSRSA><DDSUSVERSRSA>2026-01-01</DDSUSVERSRSA></SuspensionVersement>",
  droit:
    "<MontantsCalculDroitRSA><DDELECAL>2026-02-01</DDELECAL><MTREVMINIGARARSA>0001107.00</MTREVMINIGARARSA><MTREVGARARSA>0001107.00</MTREVGARARSA><MTRESSMENRSA>0000512.75</MTRESSMENRSA><MTTOTDRORSA>0000950.00</MTTOTDRORSA></MontantsCalculDroitRSA><DetailCalculDroitRSA><NATPF>RSI</NATPF><SOUSNATPF>RSIN1</SOUSNATPF><DDNATDRO>2025-11-01</DDNATDRO><MTRSAVERS>0000950.00</MTRSAVERS><DTDERRSAVERS>2026-02-01</DTDERRSAVERS></DetailCalculDroitRSA><AvisPCGDroitRSA><ReductionRSA><MTREDRSA>0000200.00</MTREDRSA><DDREDRSA>2026-01-01</DDREDRSA><DFREDRSA>2026-03-31</DFREDRSA></ReductionRSA></AvisPCGDroitRSA>",
  suite:
    "<Evenement><DTLIQ>2026-02-17</DTLIQ><HEULIQ>14:02:33.0000</HEULIQ><FG>MUT</FG></Evenement>",
});

describe("lecture d’un flux bénéficiaire", () => {
  it("traduit un dossier entier, sans balise du payeur", async () => {
    const lecture = await lireContenu(flux([COMPLET], "I"));
    expect(lecture.foyers).toEqual([
      {
        ligne: 4,
        matricule: "1234567",
        matriculeBrut: "000000001234567",
        numeroDemande: "90000012062",
        dateDemande: "2025-11-14",
        mutationEntrante: { organisme: "CAF 591", matricule: "7654321", arriveeLe: "2025-10-01" },
        mutationSortante: { organisme: "MSA 59", departLe: "2026-03-01" },
        situationFamille: { code: "ISO", depuis: "2025-09-01" },
        adresses: [1, 2].map((rang) => ({
          rang,
          depuis: "2025-09-01",
          pays: "FRA",
          nature: "D",
          qualite: "CO",
          lignes: ["APPT 12", `7 B RUE ${rang === 1 ? "DES TISSERANDS" : "DE L'ÉGLISE"}`],
          commune: "62041",
          codePostal: "62000",
          nomCommune: "ARRAS",
        })),
        droit: {
          etat: "4",
          motif: "AB",
          depuis: "2026-01-01",
          sansDomicileFixe: false,
          personnesACharge: 1,
          origine: "DEM",
          natures: [{ code: "RSI", depuis: "2025-11-01" }],
          montantDroitCentimes: 95000,
          ressourcesCentimes: 51275,
          avis: [{ sorte: "reduction", valeur: "20000", depuis: "2026-01-01", fin: "2026-03-31" }],
          roulant: { calculDepuis: "2026-02-01", dernierVersement: "2026-02-01" },
        },
        personnes: [
          {
            ligne: 10,
            civilite: "MME",
            nomUsage: "VANDEPUTTE",
            nomNaissance: "LEFEVRE",
            prenom: "ELODIE",
            autresPrenoms: [],
            naissance: "1991-07-03",
            precisionNaissance: "annee",
            rangNaissance: 1,
            lieuNaissance: "ARMENTIERES",
            sexe: "2",
            nir: "2910759017042",
            responsable: true,
            rattacheeDepuis: "2019-02-01",
            rattacheeJusqua: "2026-01-31",
            demandePrecedente: "80000012062",
            role: "DEM",
            aCharge: true,
            soumis: true,
            identifiantFt: "1234567A",
            activites: [{ regime: "GE", code: "SSA", debut: "2025-10-01" }],
            ressources: [{ nature: "001", totalCentimes: 51275 }],
            grossesse: { depuis: "2025-12-01" },
            roulant: { trimestreDebut: "2025-11-01", trimestreFin: "2026-01-31" },
          },
        ],
        evenements: [{ le: "2026-02-17", heure: "14:02:33", code: "MUT" }],
      },
    ]);
    expect(rapportDe(lecture).avertissements).toEqual([]);
  });

  it("rend le rapport du contrat, comptes compris", async () => {
    const enfant = personne({ nom: "NINO", role: "ENF", soumis: "", naissance: "2018-04-22" });
    const conjoint = personne({ nom: "AUTRE", role: "CJT", soumis: "" });
    const lecture = await lireContenu(
      flux([
        foyer({ demande: "1", personnes: [personne({ soumis: "0" }), conjoint, enfant] }),
        foyer({
          demande: "2",
          etat: "<EtatDossierRSA><ETATDOSRSA>5 </ETATDOSRSA></EtatDossierRSA>",
        }),
      ]),
    );
    const { empreinte, ...rapport } = rapportDe(lecture);
    expect(empreinte).toMatch(/^[0-9a-f]{64}$/);
    expect(rapport).toEqual({
      type: "beneficiaire_mensuel",
      enveloppe: {
        organisme: "CAF",
        numero: "621",
        departement: "62",
        reference: "2026-02-28",
        cree_a: "2026-03-04T02:10:05",
        schema: "CRI 6200",
        encodage: "utf-8",
      },
      foyers: 2,
      personnes: 4,
      annonces: 2,
      annonces_anomalies: 0,
      complet: true,
      soumis: { oui: 1, non: 1, inconnu: 1 },
      etats: { "2": 1, "5": 1 },
      rejets: [],
      rejets_total: 0,
      avertissements: [],
    });
  });

  it("annonce l’enveloppe une fois, avant le premier lot", async () => {
    const vues: EnTeteFlux[] = [];
    await lireContenu(flux([foyer()], "R"), { surEnTete: (e) => void vues.push(e) });
    expect(vues).toEqual([
      {
        type: "beneficiaire_mensuel",
        organisme: "CAF 621",
        sorteOrganisme: "CAF",
        numero: "621",
        departement: "62",
        reference: "2026-02-28",
        creeA: "2026-03-04T02:10:05",
        schema: "CRI 6200",
        encodage: "utf-8",
        reprise: true,
      },
    ]);
  });

  it("un compte annoncé faux se lit, avec un avertissement, et le fichier n’est pas complet", async () => {
    const contenu = `<Racine>${enveloppe()}${foyer()}${fin(1, 1)}</Racine>`;
    const rapport = rapportDe(await lireContenu(contenu));
    expect(rapport).toMatchObject({
      foyers: 1,
      annonces: 1,
      annonces_anomalies: 1,
      complet: false,
    });
    expect(rapport.avertissements).toMatchObject([{ code: "comptes_discordants" }]);
  });

  it("n’attend pas l’ordre du schéma", async () => {
    const droit = /<PrestationRSA>[\s\S]*<\/PrestationRSA>/.exec(COMPLET)?.[0] ?? "";
    const deplace = COMPLET.replace(droit, "").replace(
      "<InfosFoyerRSA>",
      `<InfosFoyerRSA>${droit}`,
    );
    const [a, b] = [await lireContenu(flux([COMPLET])), await lireContenu(flux([deplace]))];
    expect(b.foyers[0]?.droit).toEqual(a.foyers[0]?.droit);
  });

  it("lit par lots et attend chacun d’eux", async () => {
    const foyers = Array.from({ length: 950 }, (_, i) => foyer({ demande: String(i) }));
    const lecture = await lireContenu(flux(foyers));
    expect(lecture.foyers.map((f) => f.numeroDemande)).toEqual(foyers.map((_, i) => String(i)));
    expect(lecture.foyers.at(-1)?.ligne).toBe(4 + 949 * 16);
  });
});

describe("département et organisme", () => {
  it("66 le fichier d’un autre département est refusé en entier", async () => {
    const refus = refusDe(await lireContenu(flux([foyer()]), { departementAttendu: "59" }));
    expect(refus).toMatchObject({ code: "autre_departement", valeur: "62", element: "IDEPARTE" });
  });

  it("66 un gros fichier d’un autre département est refusé sans être lu jusqu’au bout", async () => {
    const foyers = Array.from({ length: 60 }, (_, i) => foyer({ demande: String(i) }));
    const contenu = flux(foyers).replace("</Racine>", "");
    const refus = refusDe(await lireContenu(contenu, { departementAttendu: "59" }));
    expect(refus.code).toBe("autre_departement");
  });

  it("un dossier d’un autre département ou d’un autre organisme est rejeté, le reste entre", async () => {
    const lecture = await lireContenu(
      flux([
        foyer({ demande: "1" }),
        foyer({ demande: "2", departement: "059" }),
        foyer({ demande: "3", organisme: "591" }),
      ]),
    );
    expect(lecture.foyers).toHaveLength(1);
    expect(lecture.rejets).toMatchObject([
      { code: "autre_departement", valeur: "59", ligne: 23, numeroDemande: "2" },
      { code: "autre_organisme", valeur: "CAF 591", ligne: 38, numeroDemande: "3" },
    ]);
  });

  it("un fichier dont aucun dossier n’entre est refusé", async () => {
    const mauvais = foyer({ matricule: "0" });
    expect(refusDe(await lireContenu(flux([mauvais, mauvais])))).toMatchObject({
      code: "tous_rejetes",
      ligne: 6,
      element: "MATRICULE",
      valeur: "0",
    });
  });

  it("un dossier que l’organisme signale en anomalie n’entre pas", async () => {
    const anomalie = "<Anomalie><LIBANO>DATE INCOHERENTE</LIBANO></Anomalie>";
    const lecture = await lireContenu(flux([foyer(), foyer({ demande: "2", suite: anomalie })]));
    expect(lecture.rejets).toMatchObject([{ code: "anomalie_payeur", valeur: "DATE INCOHERENTE" }]);
  });
});

describe("empreinte d’un dossier", () => {
  const empreinteDe = async (xml: string): Promise<string | undefined> => {
    const [element] = (await lireContenu(flux([xml]))).elements;
    return element?.sorte === "foyer" ? element.empreinte : undefined;
  };
  const [a, b] = [personne(), personne({ nom: "NINO", role: "ENF", sexe: "1" })];
  const deux = foyer({ personnes: [a, b], adresses: adresse("01") + adresse("02", "HAUTE") });

  it("ne dépend ni de l’ordre des personnes et des adresses, ni des lignes", async () => {
    const autre = foyer({ personnes: [b, a], adresses: adresse("02", "HAUTE") + adresse("01") });
    expect(await empreinteDe(`\n\n${autre}`)).toBe(await empreinteDe(deux));
  });

  it.each([
    ["DDELECAL", "2026-02-01"],
    ["DTDERRSAVERS", "2026-02-01"],
    ["MOISRESS", "2025-12-01"],
    ["DDRESS", "2025-11-01"],
    ["HEULIQ", "14:02:33.0000"],
  ])("ne dépend pas de %s, qui roule de lui-même", async (element, valeur) => {
    const balise = `<${element}>${valeur}<`;
    expect(COMPLET).toContain(balise);
    const decale = COMPLET.replace(balise, balise.replace(/\d</, "9<").replace("-01<", "-28<"));
    expect(await empreinteDe(decale)).toBe(await empreinteDe(COMPLET));
  });

  it.each([
    ["NOM", "VANDEPUTTE", "AUTRE"],
    ["TOPPERSDRODEVORSA", "1", "0"],
    ["ETATDOSRSA", "4", "3"],
    ["MTTOTDRORSA", "0000950.00", "0000950.01"],
    ["MTNATRESSMEN", "0000412.50", "0000412.51"],
    ["NOMVOIE", "DES TISSERANDS", "DES TISSEURS"],
    ["DDDEPAMUT", "2026-03-01", "2026-03-02"],
    ["ACT", "SSA", "CHO"],
  ])("change avec %s", async (element, avant, apres) => {
    const change = COMPLET.replace(`<${element}>${avant}<`, `<${element}>${apres}<`);
    expect(change).not.toBe(COMPLET);
    expect(await empreinteDe(change)).not.toBe(await empreinteDe(COMPLET));
  });
});
