import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ouvrirClamd } from "./clamd.ts";
import {
  CLAMD_EXIGE,
  type ClamdDeTest,
  demarrerClamd,
  EICAR,
  SIGNATURE,
  trouverClamd,
} from "./clamd-de-test.ts";

const dossier = mkdtempSync(join(tmpdir(), "antivirus-"));
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

const fichier = (contenu: string | Buffer): string => {
  const chemin = join(dossier, "recu");
  writeFileSync(chemin, contenu);
  return chemin;
};

const programme = trouverClamd();
const MUET = { etat: "indisponible", raison: "muet" };
const INFECTE = { etat: "infecte", signature: SIGNATURE };

it("clamd est sur cette machine, là où il est exigé", () =>
  expect(programme !== undefined || !CLAMD_EXIGE).toBe(true));

describe.skipIf(programme === undefined)("avec un vrai clamd", () => {
  let clamd: ClamdDeTest;
  beforeAll(async () => {
    clamd = await demarrerClamd(programme ?? "");
  });
  afterAll(() => clamd?.arreter());

  it.each(["unix", "tcp"] as const)("par %s : un flux est sain, EICAR est infecté", async (par) => {
    const antivirus = ouvrirClamd(clamd[par]);
    expect(await antivirus.analyser(fichier("<Racine/>"))).toEqual({ etat: "sain" });
    expect(await antivirus.analyser(fichier(EICAR))).toEqual(INFECTE);
    expect(await antivirus.lireVersion()).toMatch(/^ClamAV \d/);
  });

  it("EICAR est vu au milieu d’un flux, dans une archive, au-delà du premier morceau envoyé", async () => {
    const antivirus = ouvrirClamd(clamd.unix);
    const cache = `<Racine>${" ".repeat(600_000)}${EICAR}</Racine>`;
    expect(await antivirus.analyser(fichier(cache))).toEqual(INFECTE);
    expect(await antivirus.analyser(fichier(gzipSync(cache)))).toEqual(INFECTE);
  });

  it("un fichier plus gros que ce que clamd accepte n’est pas dit sain", async () => {
    const gros = fichier(Buffer.alloc(clamd.limite + 3_000_000, 32));
    for (const adresse of [clamd.unix, clamd.tcp]) {
      const { etat, ...dit } = await ouvrirClamd(adresse).analyser(gros);
      expect(etat).toBe("indisponible");
      // Its answer is lost when the connection falls first.
      expect(["limite", "coupe"]).toContain("raison" in dit && dit.raison);
    }
  });

  it("arrêté, il n’est plus disponible, et ne bloque personne", async () => {
    const autre = await demarrerClamd(programme ?? "");
    await autre.arreter();
    for (const adresse of [autre.unix, autre.tcp]) {
      expect(await ouvrirClamd(adresse).analyser(fichier("<Racine/>"))).toEqual(MUET);
      await expect(ouvrirClamd(adresse).lireVersion()).rejects.toThrow();
    }
  });
});

describe("quoi que réponde la prise", () => {
  let serveur: Server;
  let prises: Socket[] = [];
  afterEach(() => {
    for (const prise of prises) prise.destroy();
    serveur.close();
    prises = [];
  });

  const ecouter = async (repondre: (prise: Socket, recu: Buffer) => void): Promise<string> => {
    serveur = createServer((prise) => {
      prises.push(prise);
      prise.on("error", () => undefined);
      let recu = Buffer.alloc(0);
      prise.on("data", (octets) => {
        recu = Buffer.concat([recu, octets]);
        repondre(prise, recu);
      });
    }).listen(0, "127.0.0.1");
    await once(serveur, "listening");
    const adresse = serveur.address();
    return `tcp://127.0.0.1:${typeof adresse === "object" && adresse ? adresse.port : 0}`;
  };
  const finDuFichier = (recu: Buffer): boolean => recu.subarray(-4).equals(Buffer.alloc(4));
  const analyser = (adresse: string, contenu: string | Buffer = "<Racine/>", silence = 10_000) =>
    ouvrirClamd(adresse, { question: silence, silence }).analyser(fichier(contenu));

  it("ne dit rien : jamais sain, et l’on n’attend pas toujours", async () => {
    const adresse = await ecouter(() => undefined);
    expect(await analyser(adresse, "<Racine/>", 200)).toEqual(MUET);
  });

  it("envoie le fichier entier, chaque morceau précédé de sa longueur, puis une longueur nulle", async () => {
    const contenu = Buffer.from(Array.from({ length: 700_000 }, (_, n) => (n % 250) + 1));
    let recompose = Buffer.alloc(0);
    const adresse = await ecouter((prise, recu) => {
      if (!finDuFichier(recu)) return;
      expect(recu.subarray(0, 10).toString("latin1")).toBe("zINSTREAM\0");
      let place = 10;
      for (let n = recu.readUInt32BE(place); n > 0; n = recu.readUInt32BE(place)) {
        recompose = Buffer.concat([recompose, recu.subarray(place + 4, place + 4 + n)]);
        place += 4 + n;
      }
      prise.write("stream: OK\0");
    });
    expect(await analyser(adresse, contenu)).toEqual({ etat: "sain" });
    expect(recompose.equals(contenu)).toBe(true);
  });

  it.each([
    ["parle une autre langue", "HTTP/1.1 400 Bad Request\r\n\r\n\0", MUET],
    ["dit une panne", "stream: Can't allocate memory ERROR\0", MUET],
    ["dit OK d’autre chose", "autre: OK\0", MUET],
    [
      "dit avoir lu moins que tout",
      "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0",
      { etat: "indisponible", raison: "limite" },
    ],
  ])("%s : jamais sain", async (_, reponse, attendu) => {
    const adresse = await ecouter((prise, recu) => {
      if (finDuFichier(recu)) prise.write(reponse);
    });
    expect(await analyser(adresse)).toEqual(attendu);
  });

  it("raccroche sans répondre, au milieu d’un gros fichier : jamais sain", async () => {
    const adresse = await ecouter((prise) => prise.destroy());
    const lu = await analyser(adresse, Buffer.alloc(8 << 20, 65));
    expect(lu.etat).toBe("indisponible");
  });

  it("un fichier à nous qui ne se lit pas est une panne, non un silence de l’antivirus", async () => {
    const adresse = await ecouter(() => undefined);
    await expect(ouvrirClamd(adresse).analyser(join(dossier, "absent"))).rejects.toThrow("ENOENT");
  });
});
