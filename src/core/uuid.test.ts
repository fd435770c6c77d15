import { describe, expect, it } from "vitest";
import { creerGenerateurUuid, nouvelUuid, uuidDeNom } from "./uuid.ts";

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("identifiants ordonnés", () => {
  it("ont la forme de la version 7 et portent l’instant", () => {
    const uuid = creerGenerateurUuid({ horloge: () => 0x0123456789ab })();
    expect(uuid).toMatch(V7);
    expect(uuid.startsWith("01234567-89ab-7")).toBe(true);
    expect(nouvelUuid()).toMatch(V7);
  });

  it("se trient dans l’ordre de création, même dans une milliseconde figée et au-delà du compteur", () => {
    const generer = creerGenerateurUuid({ horloge: () => 1_800_000_000_000 });
    const crees = Array.from({ length: 20_000 }, generer);
    expect(new Set(crees).size).toBe(crees.length);
    expect(crees).toEqual([...crees].sort());
  });

  it("se trient encore quand l’horloge recule", () => {
    let instant = 1_800_000_000_000;
    const generer = creerGenerateurUuid({ horloge: () => instant });
    const avant = generer();
    instant -= 3_600_000;
    expect(generer() > avant).toBe(true);
  });

  it("se rejouent à horloge et hasard fixés", () => {
    const sources = {
      horloge: () => 1_800_000_000_000,
      hasard: (octets: Uint8Array) => void octets.fill(7),
    };
    const serie = () => Array.from({ length: 5 }, creerGenerateurUuid(sources));
    expect(serie()).toEqual(serie());
  });

  it("un même nom donne toujours le même identifiant, deux noms deux identifiants", () => {
    expect(uuidDeNom("territoire:62:2026:LEN")).toBe(uuidDeNom("territoire:62:2026:LEN"));
    expect(uuidDeNom("a")).not.toBe(uuidDeNom("b"));
    expect(uuidDeNom("a")).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
