import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jour } from "./jour.ts";
import { masquerNir, normaliserNir, verifierNir } from "./nir.ts";

/** Written apart from the code under test: remainder by long division over the digits. */
const clef = (corps: string): string => {
  const reste = [...corps.replace("2A", "19").replace("2B", "18")].reduce(
    (r, c) => (r * 10 + Number(c)) % 97,
    0,
  );
  return String(97 - reste).padStart(2, "0");
};
const deuxChiffres = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, "0"));
const unCorps = fc
  .tuple(
    fc.constantFrom("1", "2", "3", "4", "7", "8"),
    deuxChiffres,
    fc.constantFrom("01", "12", "20", "42", "50", "99"),
    fc.constantFrom("62", "59", "2A", "2B", "97", "99"),
    fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, "0")),
  )
  .map((parts) => parts.join(""));

describe("numéro d’inscription au répertoire", () => {
  it("un numéro bien formé avec sa clef est cohérent, sur 13 comme sur 15 caractères", () => {
    fc.assert(
      fc.property(unCorps, (corps) => {
        expect(verifierNir(corps + clef(corps))).toMatchObject({
          corps13: corps,
          clef: clef(corps),
          coherent: true,
        });
        expect(verifierNir(corps)).toMatchObject({
          corps13: corps,
          clef: clef(corps),
          coherent: true,
        });
      }),
    );
  });

  it("toute erreur sur un chiffre du corps se voit à la clef", () => {
    fc.assert(
      fc.property(
        unCorps,
        fc.integer({ min: 7, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (corps, rang, ajout) => {
          const faux = String((Number(corps.charAt(rang)) + ajout) % 10);
          const abime = corps.slice(0, rang) + faux + corps.slice(rang + 1);
          expect(verifierNir(abime + clef(corps)).anomalies).toEqual(["clef"]);
        },
      ),
    );
  });

  it.each([
    { cas: "Corse-du-Sud", nir: "1 84 05 2A 004 123", anomalies: [] },
    { cas: "écrit avec des points et en minuscules", nir: "2.84.05.2b.004.123", anomalies: [] },
    { cas: "trop court", nir: "284056200412", anomalies: ["longueur"] },
    { cas: "vide", nir: "", anomalies: ["longueur"] },
    { cas: "mois impossible", nir: "2841362004123", anomalies: ["forme"] },
    { cas: "premier chiffre impossible", nir: "5840562004123", anomalies: ["forme"] },
    { cas: "clef fausse", nir: "284056200412300", anomalies: ["clef"] },
  ])("$cas : anomalies $anomalies", ({ nir, anomalies }) => {
    const lu = verifierNir(nir);
    expect(lu.anomalies).toEqual(anomalies);
    expect(lu.coherent).toBe(anomalies.length === 0);
  });

  it.each(["3", "4", "7", "8"])("un numéro qui commence par %s est provisoire", (debut) =>
    expect(verifierNir(`${debut}840562004123`)).toMatchObject({ provisoire: true, coherent: true }),
  );

  it("dit ensemble le sexe et l’année de naissance qui ne concordent pas", () => {
    const attendu = { sexe: "1", naissance: jour("1975-05-12") } as const;
    expect(verifierNir("2840562004123", attendu).anomalies).toEqual(["sexe", "annee_naissance"]);
    expect(verifierNir("1750562004123", attendu).coherent).toBe(true);
    expect(verifierNir("7750562004123", attendu).coherent).toBe(true);
  });

  it("à l’écran, ni département, ni rang, ni clef", () => {
    expect(masquerNir("284056200412345")).toBe("2 84 05 •• ••• ••• ••");
    expect(masquerNir("")).toBe("•• ••• ••• ••");
  });

  it("normaliser deux fois ne change plus rien", () => {
    fc.assert(
      fc.property(fc.string(), (s) => {
        expect(normaliserNir(normaliserNir(s))).toBe(normaliserNir(s));
      }),
    );
  });
});
