import { describe, expect, it } from "vitest";
import {
  adresse,
  type FoyerTest,
  flux,
  foyer,
  lireContenu,
  personne,
  rapportDe,
} from "./fabrique-de-test.ts";

const TEMOIN = foyer({ demande: "temoin", matricule: "7777777" });

const lireAvec = async (f: FoyerTest, ...autres: FoyerTest[]) => {
  const lecture = await lireContenu(flux([TEMOIN, foyer(f), ...autres.map((x) => foyer(x))]));
  return {
    rapport: rapportDe(lecture),
    lu: lecture.foyers[1],
    rejet: lecture.rejets[0],
    rejets: lecture.rejets,
    codes: rapportDe(lecture).avertissements.map((a) => a.code),
  };
};
const avec = (p: Parameters<typeof personne>[0]): FoyerTest => ({ personnes: [personne(p)] });

describe("un dossier insensé est rejeté, les autres entrent", () => {
  it.each<{ cas: string; f: FoyerTest; code: string; element: string; valeur: string | null }>([
    {
      cas: "63 naissance dans l’avenir",
      f: avec({ naissance: "2026-03-05" }),
      code: "naissance_future",
      element: "DTNAI",
      valeur: "2026-03-05",
    },
    {
      cas: "63 naissance en 1850",
      f: avec({ naissance: "1850-01-01" }),
      code: "naissance_trop_ancienne",
      element: "DTNAI",
      valeur: "1850-01-01",
    },
    {
      cas: "63 naissance un 30 février",
      f: avec({ naissance: "1990-02-30" }),
      code: "date_impossible",
      element: "DTNAI",
      valeur: "1990-02-30",
    },
    {
      cas: "63 année à cinq chiffres",
      f: avec({ naissance: "19970-01-01" }),
      code: "date_impossible",
      element: "DTNAI",
      valeur: "19970-01-01",
    },
    {
      cas: "63 naissance absente",
      f: avec({ naissance: "" }),
      code: "valeur_absente",
      element: "DTNAI",
      valeur: null,
    },
    {
      cas: "date de demande illisible",
      f: { dateDemande: "14/11/2025" },
      code: "date_impossible",
      element: "DTDEMRSA",
      valeur: "14/11/2025",
    },
    {
      cas: "matricule à zéro",
      f: { matricule: "000000000000000" },
      code: "matricule_illisible",
      element: "MATRICULE",
      valeur: "000000000000000",
    },
    {
      cas: "matricule passé par un tableur",
      f: { matricule: "1,23E+14" },
      code: "matricule_illisible",
      element: "MATRICULE",
      valeur: "1,23E+14",
    },
    {
      cas: "numéro de demande absent",
      f: { demande: " " },
      code: "valeur_absente",
      element: "NUMDEMRSA",
      valeur: null,
    },
    {
      cas: "sexe inconnu",
      f: avec({ sexe: "3" }),
      code: "sexe_inconnu",
      element: "SEXE",
      valeur: "3",
    },
    {
      cas: "dossier sans personne",
      f: { personnes: [] },
      code: "aucune_personne",
      element: "Personne",
      valeur: null,
    },
    {
      cas: "état absent",
      f: { etat: "<EtatDossierRSA><ETATDOSRSA/></EtatDossierRSA>" },
      code: "valeur_absente",
      element: "ETATDOSRSA",
      valeur: null,
    },
    {
      cas: "personne sans rôle au titre du RSA",
      f: { personnes: [personne().replace("<NATPREST>RSA", "<NATPREST>PFA")] },
      code: "role_rsa_absent",
      element: "ROLEPERS",
      valeur: null,
    },
  ])("$cas → $code", async ({ f, code, element, valeur }) => {
    const { rapport, rejet, rejets } = await lireAvec(f);
    expect(rejets).toHaveLength(1);
    expect(rejet).toMatchObject({ code, element, valeur });
    expect(rapport).toMatchObject({
      foyers: 2,
      rejets_total: 1,
      rejets: [{ code, element, valeur }],
    });
    expect(rejet?.message).toMatch(/^Ligne \d+, élément \w+ : .*\. Le dossier n’entre pas/);
    expect(rejet?.ligne).toBeGreaterThanOrEqual(20);
    expect(rejet?.contenu).toBe(foyer(f).trim());
  });

  it("la ligne du rejet est celle de l’élément fautif", async () => {
    const { rejet } = await lireAvec({
      personnes: [personne(), personne({ nom: "B", naissance: "1850-01-01" })],
    });
    expect(rejet?.ligne).toBe(27);
  });

  it("une valeur qui ressemble à un NIR n’est pas montrée", async () => {
    const { rejet } = await lireAvec(avec({ sexe: "291075901704234" }));
    expect(rejet).toMatchObject({ code: "sexe_inconnu", valeur: "•••" });
    expect(rejet?.message).not.toContain("2910759");
  });
});

describe("ce qui peut être écarté l’est, et compté", () => {
  it.each<{ cas: string; f: FoyerTest; code: string }>([
    {
      cas: "60 même personne deux fois",
      f: { personnes: [personne(), personne()] },
      code: "personne_en_double",
    },
    { cas: "62 NIR de mauvaise clé", f: avec({ nir: "291075901704200" }), code: "nir_incoherent" },
    { cas: "62 NIR d’un autre sexe", f: avec({ nir: "1910759017042" }), code: "nir_incoherent" },
    { cas: "62 NIR d’une autre année", f: avec({ nir: "2850759017042" }), code: "nir_incoherent" },
    { cas: "62 NIR en forme de texte", f: avec({ nir: "INCONNU" }), code: "nir_incoherent" },
    {
      cas: "63 naissance le 00/00",
      f: avec({ naissance: "1975-00-00" }),
      code: "naissance_partielle",
    },
    {
      cas: "64 fin de rattachement avant le début",
      f: avec({ rattachement: "<DDRATDOS>2019-02-01</DDRATDOS><DFRATDOS>2018-02-01</DFRATDOS>" }),
      code: "fin_avant_debut",
    },
    {
      cas: "64 fin d’activité avant le début",
      f: avec({
        suite:
          "<Activite><ACT>SAL</ACT><DDACT>2025-02-01</DDACT><DFACT>2025-01-01</DFACT></Activite>",
      }),
      code: "fin_avant_debut",
    },
    {
      cas: "65 commune illisible",
      f: { adresses: adresse().replace("<NUMCOM>62041", "<NUMCOM>ARRAS") },
      code: "commune_illisible",
    },
    {
      cas: "69 montant négatif",
      f: {
        droit:
          "<MontantsCalculDroitRSA><MTTOTDRORSA>-0000012.00</MTTOTDRORSA></MontantsCalculDroitRSA>",
      },
      code: "montant_ecarte",
    },
    {
      cas: "69 montant d’un milliard",
      f: {
        droit:
          "<MontantsCalculDroitRSA><MTTOTDRORSA>1000000000.00</MTTOTDRORSA></MontantsCalculDroitRSA>",
      },
      code: "montant_ecarte",
    },
    { cas: "70 dossier sans demandeur", f: avec({ role: "CJT" }), code: "foyer_sans_demandeur" },
    {
      cas: "72 code hors nomenclature",
      f: { etat: "<EtatDossierRSA><ETATDOSRSA>9</ETATDOSRSA></EtatDossierRSA>" },
      code: "code_inconnu",
    },
    {
      cas: "adresse de rang répété",
      f: { adresses: adresse() + adresse() },
      code: "adresse_ecartee",
    },
    {
      cas: "date de situation impossible",
      f: {
        droit:
          "<DetailCalculDroitRSA><NATPF>RSD</NATPF><DDNATDRO>2026-13-01</DDNATDRO></DetailCalculDroitRSA>",
      },
      code: "date_ecartee",
    },
  ])("$cas → $code", async ({ f, code }) => {
    const { rapport, codes, lu } = await lireAvec(f);
    expect(codes).toEqual([code]);
    expect(lu).toBeDefined();
    expect(rapport).toMatchObject({ foyers: 2, rejets_total: 0 });
    expect(rapport.avertissements[0]?.message).toMatch(/\.$/);
  });

  it("62 un NIR incohérent est gardé", async () => {
    const { lu } = await lireAvec(avec({ nir: "291075901704200" }));
    expect(lu?.personnes[0]?.nir).toBe("291075901704200");
  });

  it("62 un numéro provisoire ne dit rien du sexe", async () => {
    expect((await lireAvec(avec({ nir: "7910759017042" }))).codes).toEqual([]);
  });

  it.each([
    ["1975-00-00", "1975-01-01", "annee"],
    ["1975-06-00", "1975-06-01", "mois"],
  ])("63 %s se lit à sa précision", async (naissance, jour, precisionNaissance) => {
    const { lu } = await lireAvec(avec({ naissance }));
    expect(lu?.personnes[0]).toMatchObject({ naissance: jour, precisionNaissance });
  });

  it("61 un NIR pour deux naissances est signalé", async () => {
    const { codes } = await lireAvec(avec({ nir: "2910759017042" }), {
      demande: "3",
      ...avec({ nir: "2910759017042", naissance: "1991-08-03" }),
    });
    expect(codes).toEqual(["nir_deux_personnes"]);
  });

  it("71 une personne dans deux dossiers est signalée et entre deux fois", async () => {
    const { codes, rapport } = await lireAvec(avec({ nir: "2910759017042" }), {
      demande: "3",
      ...avec({ nir: "2910759017042" }),
    });
    expect(codes).toEqual(["personne_deux_foyers"]);
    expect(rapport.rejets_total).toBe(0);
  });

  it("même dossier deux fois, puis avec un autre matricule", async () => {
    const { rapport } = await lireAvec(
      { demande: "2" },
      { demande: "2" },
      { demande: "2", matricule: "42" },
    );
    expect(rapport.avertissements).toMatchObject([
      { code: "dossier_en_double", nombre: 2 },
      { code: "demande_deux_matricules", nombre: 1 },
    ]);
  });

  it("72 les codes inconnus sont nommés dans le rapport et gardés tels quels", async () => {
    const etat =
      "<EtatDossierRSA><ETATDOSRSA>4</ETATDOSRSA></EtatDossierRSA><SuspensionVersement><MOTISUSVERSRSA>XX</MOTISUSVERSRSA><DDSUSVERSRSA>2026-01-01</DDSUSVERSRSA></SuspensionVersement>";
    const { rapport, lu } = await lireAvec({ etat });
    expect(lu?.droit.motif).toBe("XX");
    expect(rapport.avertissements).toEqual([
      {
        code: "code_inconnu",
        message: "Codes inconnus, gardés tels quels : MOTISUSVERSRSA XX (1).",
        nombre: 1,
      },
    ]);
  });
});
