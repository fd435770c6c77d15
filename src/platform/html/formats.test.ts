import { describe, expect, it } from "vitest";
import { type Instant, jour } from "#core/jour.ts";
import {
  communePourAffichage,
  compter,
  duAu,
  duree,
  euros,
  heure,
  jourCourt,
  jourEtHeure,
  jourLong,
  jourMoyen,
  joursRestants,
  nombre,
  pourcent,
  tailleFichier,
  typographier,
} from "./formats.ts";

/** Reads easier than escapes: `_` stands for the no-break space. */
const insecable = (texte: string): string => texte.replaceAll("_", "\u00A0");

describe("formats", () => {
  it.each([
    ["jour court", jourCourt(jour("2026-11-22")), "22_nov."],
    ["premier du mois", jourMoyen(jour("2026-12-01")), "1er_déc._2026"],
    ["jour long", jourLong(jour("2026-11-30")), "lundi 30_novembre_2026"],
    ["période", duAu(jour("2026-09-01"), jour("2027-08-31")), "du 1er_sept._2026 au 31_août_2027"],
    ["période ouverte", duAu(jour("2026-09-01"), undefined), "depuis le 1er_sept._2026"],
    ["milliers", nombre(67526), "67_526"],
    ["négatif", nombre(-1200), "\u22121_200"],
    ["pourcentage", pourcent(37.45), "37,5_%"],
    ["euros", euros(108642), "1_086,42_€"],
    ["centimes", euros(5), "0,05_€"],
    ["singulier", compter(1, "personne"), "1_personne"],
    ["zéro", compter(0, "personne"), "0_personne"],
    ["pluriel", compter(1204, "travail", "travaux"), "1_204_travaux"],
    ["durée courte", duree(4123), "4,1_s"],
    ["durée longue", duree(125_000), "2_min_05_s"],
    ["octets", tailleFichier(84_210), "84_Ko"],
    ["gros fichier", tailleFichier(312_400_000), "312,4_Mo"],
  ])("%s", (_nom, ecrit, attendu) => expect(ecrit).toBe(insecable(attendu)));

  it.each([
    ["2026-12-06", "J\u221212"],
    ["2026-11-24", "Jour_J"],
    ["2026-11-21", "J+3"],
  ])("jours restants jusqu’au %s : %s", (echeance, attendu) =>
    expect(joursRestants(jour(echeance), jour("2026-11-24"))).toBe(insecable(attendu)),
  );

  it("un instant se montre à l’heure de Paris, été comme hiver", () => {
    expect(heure("2026-11-24T08:30:00.000Z" as Instant)).toBe(insecable("9_h_30"));
    expect(heure("2026-07-01T07:05:00.000Z" as Instant)).toBe(insecable("9_h_05"));
    expect(jourEtHeure("2026-12-31T23:10:00.000Z" as Instant)).toBe(
      insecable("1er_janv._2027 à 0_h_10"),
    );
  });

  it.each([
    ["LENS", "Lens"],
    ["SAINS-EN-GOHELLE", "Sains-en-Gohelle"],
    ["ÉLEU-DIT-LEAUWETTE", "Éleu-dit-Leauwette"],
    ["FOUQUIÈRES-LÈS-LENS", "Fouquières-lès-Lens"],
    ["LE TOUQUET-PARIS-PLAGE", "Le Touquet-Paris-Plage"],
    ["VILLERS-L’HÔPITAL", "Villers-l’Hôpital"],
    ["Béthune", "Béthune"],
  ])("commune %s : %s", (recue, attendue) => expect(communePourAffichage(recue)).toBe(attendue));

  it.each([
    ["Parent isolé : oui", "Parent isolé_: oui"],
    ["« Lens » ; 12 %", "«_Lens_»_; 12_%"],
    ["9:30", "9:30"],
  ])("typographie de %s", (brute, attendue) =>
    expect(typographier(brute)).toBe(insecable(attendue)),
  );
});
