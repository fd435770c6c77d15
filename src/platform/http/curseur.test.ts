import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Curseur, decoderCurseur, decouperPage, encoderCurseur } from "./curseur.ts";

const CLE = new Uint8Array(32).fill(3);

describe("curseur de liste", () => {
  const curseurs = fc.record({
    sens: fc.constantFrom("apres", "avant"),
    valeurs: fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxLength: 4 }),
  }) as fc.Arbitrary<Curseur>;

  it("se relit tel qu’il a été écrit", () =>
    fc.assert(
      fc.property(curseurs, fc.string(), (curseur, tri) => {
        expect(decoderCurseur(CLE, tri, encoderCurseur(CLE, tri, curseur))).toEqual(curseur);
      }),
    ));

  it("est refusé dès qu’un caractère change", () =>
    fc.assert(
      fc.property(curseurs, fc.nat(), fc.string({ minLength: 1 }), (curseur, rang, mot) => {
        const texte = encoderCurseur(CLE, "nom", curseur);
        const i = rang % texte.length;
        const change = texte.slice(0, i) + mot + texte.slice(i + 1);
        const memesOctets = Buffer.from(change, "base64url").equals(
          Buffer.from(texte, "base64url"),
        );
        fc.pre(!memesOctets);
        expect(decoderCurseur(CLE, "nom", change)).toBeUndefined();
      }),
    ));

  it("ne vaut que pour le tri et la clé qui l’ont fait", () => {
    const texte = encoderCurseur(CLE, "nom", { sens: "apres", valeurs: ["KACZMAREK"] });
    expect(decoderCurseur(CLE, "commune", texte)).toBeUndefined();
    expect(decoderCurseur(new Uint8Array(32), "nom", texte)).toBeUndefined();
  });

  it("ne laisse rien lire du nom sur lequel la liste est triée", () => {
    const texte = encoderCurseur(CLE, "nom", { sens: "apres", valeurs: ["KACZMAREK"] });
    expect(Buffer.from(texte, "base64url").toString("latin1")).not.toContain("KACZ");
  });
});

describe("pages d’une liste", () => {
  const LISTE = Array.from({ length: 23 }, (_, i) => i);
  const TAILLE = 5;
  const lire = (curseur?: Curseur): readonly number[] => {
    const borne = Number(curseur?.valeurs[0] ?? -1);
    if (curseur?.sens === "avant") {
      return LISTE.filter((n) => n < borne)
        .reverse()
        .slice(0, TAILLE + 1);
    }
    return LISTE.filter((n) => n > borne).slice(0, TAILLE + 1);
  };
  const page = (curseur?: Curseur) => decouperPage(lire(curseur), TAILLE, curseur, (n) => [n]);

  it("va jusqu’au bout sans perdre ni doubler une ligne", () => {
    const vues: number[] = [];
    for (let p = page(); ; p = page(p.suivante)) {
      vues.push(...p.lignes);
      if (!p.suivante) break;
    }
    expect(vues).toEqual(LISTE);
  });

  it("revient en arrière dans le même ordre, et le début n’a pas de page précédente", () => {
    const deux = page(page().suivante);
    const une = page(deux.precedente);
    expect(une.lignes).toEqual([0, 1, 2, 3, 4]);
    expect(une.precedente).toBeUndefined();
    expect(page(une.suivante).lignes).toEqual(deux.lignes);
  });

  it("une liste vide n’a ni avant ni après", () =>
    expect(decouperPage([], TAILLE, undefined, (n: number) => [n])).toEqual({ lignes: [] }));
});
