import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creerControleUtf8, creerDecodeur, detecterEncodage } from "./encodage.ts";

const declarer = (nom: string): Buffer =>
  Buffer.from(`<?xml version='1.0' encoding='${nom}' ?><a/>`);

describe("encodage d’un fichier XML", () => {
  it.each([
    ["UTF-8", "utf-8"],
    ["utf8", "utf-8"],
    ["ISO-8859-1", "windows-1252"],
    ["Windows-1252", "windows-1252"],
    ["ISO-8859-15", "iso-8859-15"],
  ])("%s annoncé se lit %s", (declare, encodage) =>
    expect(detecterEncodage(declarer(declare))).toEqual({
      encodage,
      declare: declare.toLowerCase(),
      marque: 0,
    }),
  );

  it("sans annonce : UTF-8, comme le dit XML", () =>
    expect(detecterEncodage(Buffer.from("<a/>"))).toMatchObject({
      encodage: "utf-8",
      declare: null,
    }));

  it("la marque d’ordre des octets l’emporte sur l’annonce", () =>
    expect(
      detecterEncodage(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), declarer("ISO-8859-1")])),
    ).toMatchObject({ encodage: "utf-8", marque: 3 }));

  it.each([
    ["windows-1252", "\x80\x8c\x9c\x92\xe9\xff", "€Œœ’éÿ"],
    ["iso-8859-15", "\xa4\xbc\xbd\xe9\xa7", "€Œœé§"],
    ["utf-8", "\xc3\xa9\xe2\x82\xac", "é€"],
  ] as const)("%s décode ses caractères propres", (encodage, octets, texte) =>
    expect(creerDecodeur(encodage)(octets)).toBe(texte),
  );

  it("le contrôle par morceaux dit la même chose que d’un seul tenant", { timeout: 60_000 }, () => {
    const octets = fc.oneof(
      fc.string({ unit: "binary", maxLength: 6 }).map((s) => Buffer.from(s)),
      fc.uint8Array({ maxLength: 8 }).map((o) => Buffer.from(o)),
    );
    fc.assert(
      fc.property(
        fc.array(octets, { maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        (parts, n) => {
          const tout = Buffer.concat(parts);
          const controle = creerControleUtf8();
          for (let i = 0; i < tout.length; i += n) controle.ajouter(tout.subarray(i, i + n));
          return controle.valide() === isUtf8(tout);
        },
      ),
    );
  });
});
