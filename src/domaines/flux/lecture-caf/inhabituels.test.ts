import { describe, expect, it } from "vitest";
import { flux, foyer, lireContenu, personne, rapportDe, refusDe } from "./fabrique-de-test.ts";

const avecNom = (nom: string): string => flux([foyer({ personnes: [personne({ nom })] })]);

describe("fichier inhabituel mais lisible", () => {
  const lireNom = async (contenu: string | Buffer) => {
    const lecture = await lireContenu(contenu);
    return {
      nom: lecture.foyers[0]?.personnes[0]?.nomUsage,
      avertissements: rapportDe(lecture).avertissements,
      encodage: rapportDe(lecture).enveloppe.encodage,
    };
  };

  it("12 UTF-8 annoncé, octets latins : lu en windows-1252, et dit", async () => {
    const { nom, avertissements, encodage } = await lireNom(
      Buffer.from(avecNom("HÉLÈNE"), "latin1"),
    );
    expect(nom).toBe("HÉLÈNE");
    expect(encodage).toBe("windows-1252");
    expect(avertissements).toMatchObject([{ code: "encodage_contredit", nombre: 1 }]);
  });

  it("encodage absent, octets latins : lu en windows-1252, et dit", async () => {
    const contenu = avecNom("HÉLÈNE").replace(' encoding="UTF-8"', "");
    const { nom, avertissements } = await lireNom(Buffer.from(contenu, "latin1"));
    expect(nom).toBe("HÉLÈNE");
    expect(avertissements).toMatchObject([{ code: "encodage_contredit" }]);
  });

  it.each([
    ["utf16le", Buffer.from([0xff, 0xfe])],
    ["utf16be", Buffer.from([0xfe, 0xff])],
  ])("13 UTF-16 avec marque (%s)", async (sens, marque) => {
    const octets = Buffer.from(avecNom("HÉLÈNE ŒUVRARD €"), "utf16le");
    if (sens === "utf16be") octets.swap16();
    const { nom } = await lireNom(Buffer.concat([marque, octets]));
    expect(nom).toBe("HÉLÈNE ŒUVRARD €");
  });

  it("UTF-8 avec marque", async () => {
    expect((await lireNom(`\uFEFF${avecNom("ÉLÉONORE")}`)).nom).toBe("ÉLÉONORE");
  });

  it("ISO-8859-1 annoncé est lu comme windows-1252", async () => {
    const contenu = avecNom("C\u0153UR").replace("UTF-8", "ISO-8859-1");
    const octets = Buffer.from(contenu.replace("\u0153", "\u009c"), "latin1");
    expect(await lireNom(octets)).toMatchObject({ nom: "CœUR", encodage: "iso-8859-1" });
  });

  it("ISO-8859-1 annoncé mais octets UTF-8 : lu tel qu’annoncé, et signalé", async () => {
    const { avertissements } = await lireNom(avecNom("HÉLÈNE").replace("UTF-8", "ISO-8859-1"));
    expect(avertissements).toMatchObject([{ code: "encodage_douteux" }]);
  });

  it("19 élément inconnu : ignoré et compté, jamais un échec", async () => {
    const lecture = await lireContenu(
      flux([foyer({ suite: "<NOUVEAUTE><X>1</X></NOUVEAUTE>" }), foyer({ demande: "2" })]),
    );
    expect(rapportDe(lecture).foyers).toBe(2);
    expect(rapportDe(lecture).avertissements).toContainEqual({
      code: "element_inconnu",
      message: "Éléments inconnus, ignorés : NOUVEAUTE (1).",
      nombre: 1,
    });
  });

  it("20 élément unique répété : le dossier est rejeté, les autres entrent", async () => {
    const double = foyer({ demande: "1" }).replace(
      "<NUMDEMRSA>1<",
      "<NUMDEMRSA>0</NUMDEMRSA><NUMDEMRSA>1<",
    );
    const lecture = await lireContenu(flux([double, foyer({ demande: "2" })]));
    expect(lecture.foyers).toHaveLength(1);
    expect(lecture.rejets).toMatchObject([
      { code: "element_repete", element: "NUMDEMRSA", ligne: 8, contenu: double.trim() },
    ]);
  });

  it("21 CDATA coupé pour cacher « ]]> » : rendu tel qu’écrit", async () => {
    expect((await lireNom(avecNom("<![CDATA[A]]]]><![CDATA[>B]]>"))).nom).toBe("A]]>B");
    expect(refusDe(await lireContenu(avecNom("A]]>B")))).toMatchObject({ code: "xml_mal_forme" });
  });

  it("un commentaire qui contient un dossier n’est pas un dossier", async () => {
    const contenu = flux([foyer({ demande: "1" })]).replace(
      "<TransmissionFlux>",
      `<!-- > ${foyer({ demande: "2" })} --><TransmissionFlux>`,
    );
    expect((await lireContenu(contenu)).foyers).toHaveLength(1);
  });

  it("fins de ligne Windows, balises espacées, valeurs bordées de blancs", async () => {
    const contenu = avecNom(" DUPONT ").replaceAll("\n", "\r\n").replaceAll("</NOM>", "</NOM >");
    const lecture = await lireContenu(contenu);
    expect(lecture.foyers[0]?.personnes[0]).toMatchObject({ nomUsage: "DUPONT", ligne: 10 });
  });
});
