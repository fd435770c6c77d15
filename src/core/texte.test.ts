import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nomPourAffichage, normaliserNom, premierPrenom, prenomPourAffichage } from "./texte.ts";

describe("comparaison des noms", () => {
  it.each([
    ["Éléonore", "ELEONORE"],
    ["JEAN-PIERRE", "JEAN PIERRE"],
    ["d’Hondt", "D HONDT"],
    ["D'HONDT", "D HONDT"],
    ["  Le   Goff ", "LE GOFF"],
    ["Cœur", "COEUR"],
    ["ST ETIENNE", "SAINT ETIENNE"],
    ["Ste-Rose", "SAINTE ROSE"],
    ["Łukasz", "LUKASZ"],
    ["Noe\u0308l", "NOEL"],
    ["", ""],
  ])("« %s » se compare comme « %s »", (nom, attendu) => expect(normaliserNom(nom)).toBe(attendu));

  it.each([
    ["DE LA TOUR", "TOUR"],
    ["d'Hondt", "HONDT"],
    ["VAN DEN BERGHE", "BERGHE"],
    ["DE", "DE"],
    ["LEGRAND", "LEGRAND"],
  ])("sans particules, « %s » se compare comme « %s »", (nom, attendu) =>
    expect(normaliserNom(nom, { sansParticules: true })).toBe(attendu),
  );

  it("normaliser deux fois ne change plus rien, et ne laisse que des capitales et des chiffres", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.boolean(), (nom, sansParticules) => {
        const une = normaliserNom(nom, { sansParticules });
        expect(normaliserNom(une, { sansParticules })).toBe(une);
        expect(une).toMatch(/^([A-Z0-9]+( [A-Z0-9]+)*)?$/);
      }),
    );
  });

  it("ne garde que le premier prénom", () => {
    expect(premierPrenom("Marie-Thérèse, Anne")).toBe("MARIE");
    expect(premierPrenom("")).toBe("");
  });
});

describe("noms à l’écran", () => {
  it.each([
    ["KACZMAREK", "ÉLODIE", "KACZMAREK Élodie"],
    ["lefèvre", "jean-pierre", "LEFÈVRE Jean-Pierre"],
    ["N’Diaye", "MARIE ANNE", "N’DIAYE Marie Anne"],
    ["DUPONT", "", "DUPONT"],
  ])("%s %s s’affiche « %s »", (nom, prenom, attendu) =>
    expect(nomPourAffichage(nom, prenom)).toBe(attendu),
  );

  it("un prénom affiché ne change plus", () => {
    expect(prenomPourAffichage("éLODIE")).toBe("Élodie");
    fc.assert(
      fc.property(fc.constantFrom("JEAN-LUC", "ANNE MARIE", "ÉLODIE", "M’BARKA"), (p) => {
        expect(prenomPourAffichage(prenomPourAffichage(p))).toBe(prenomPourAffichage(p));
      }),
    );
  });
});
