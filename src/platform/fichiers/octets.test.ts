import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { controlerFichier } from "./controle.ts";
import { lireOctets } from "./octets.ts";

const dossier = mkdtempSync(join(tmpdir(), "octets-"));
afterAll(() => rmSync(dossier, { recursive: true, force: true }));
const chemin = join(dossier, "fichier");

const XML = Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<Racine>é</Racine>\n');

interface EntreeTest {
  contenu: Buffer;
  chiffree?: boolean;
  methode?: number;
}

/** A zip, written by hand so that it can be wrong in one chosen way. */
const zip = (entrees: readonly EntreeTest[]): Buffer => {
  const corps: Buffer[] = [];
  const repertoire: Buffer[] = [];
  let position = 0;
  for (const { contenu, chiffree = false, methode = 8 } of entrees) {
    const donnees = methode === 8 ? deflateRawSync(contenu) : contenu;
    const commun = Buffer.alloc(26);
    commun.writeUInt16LE(20, 0);
    commun.writeUInt16LE(chiffree ? 1 : 0, 2);
    commun.writeUInt16LE(methode, 4);
    commun.writeUInt32LE(crc32(contenu), 10);
    commun.writeUInt32LE(donnees.length, 14);
    commun.writeUInt32LE(contenu.length, 18);
    commun.writeUInt16LE(5, 22);
    const nom = Buffer.from("a.xml");
    const locale = Buffer.concat([Buffer.from("PK\u0003\u0004"), commun, nom, donnees]);
    const suite = Buffer.alloc(14);
    suite.writeUInt32LE(position, 10);
    repertoire.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), commun, suite, nom]));
    corps.push(locale);
    position += locale.length;
  }
  const index = Buffer.concat(repertoire);
  const fin = Buffer.alloc(22);
  fin.write("PK\u0005\u0006");
  fin.writeUInt16LE(entrees.length, 8);
  fin.writeUInt16LE(entrees.length, 10);
  fin.writeUInt32LE(index.length, 12);
  fin.writeUInt32LE(position, 16);
  return Buffer.concat([...corps, index, fin]);
};

const controler = (contenu: Buffer) => {
  writeFileSync(chemin, contenu);
  return controlerFichier(chemin);
};
const lireTout = async (): Promise<Buffer> => {
  const morceaux: Buffer[] = [];
  for await (const morceau of lireOctets(chemin)) morceaux.push(Buffer.from(morceau));
  return Buffer.concat(morceaux);
};

describe("fichier reçu nu, gzip ou zip", () => {
  it.each([
    ["aucune", XML],
    ["gzip", gzipSync(XML)],
    ["zip", zip([{ contenu: XML }])],
    ["zip", zip([{ contenu: XML, methode: 0 }])],
  ])(
    "%s : le contenu est rendu et l’empreinte est celle des octets reçus",
    async (mode, octets) => {
      const controle = await controler(octets);
      expect(controle).toMatchObject({
        ok: true,
        value: { compression: mode, taille: octets.length, encodage: "utf-8", contredit: false },
      });
      expect(await lireTout()).toEqual(XML);
    },
  );

  it("l’empreinte est un SHA-256", async () => {
    expect(await controler(Buffer.from("<a/>"))).toMatchObject({
      value: { empreinte: "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079" },
    });
  });

  it.each([
    ["archive_vide", zip([])],
    ["archive_plusieurs_fichiers", zip([{ contenu: XML }, { contenu: XML }])],
    ["archive_chiffree", zip([{ contenu: XML, chiffree: true }])],
    ["archive_non_lue", zip([{ contenu: XML, methode: 12 }])],
    ["archive_illisible", zip([{ contenu: XML }]).subarray(0, 60)],
    ["archive_illisible", gzipSync(XML).subarray(0, 40)],
    ["archive_demesuree", gzipSync(Buffer.concat([XML, Buffer.alloc(40_000_000, 32)]))],
    ["archive_demesuree", zip([{ contenu: Buffer.concat([XML, Buffer.alloc(40_000_000, 32)]) }])],
    ["pas_xml", gzipSync(gzipSync(XML))],
    ["fichier_vide", gzipSync(Buffer.alloc(0))],
    ["fichier_vide", Buffer.alloc(0)],
  ])("%s", async (code, octets) => {
    expect(await controler(octets)).toMatchObject({ ok: false, refus: { code } });
  });

  it("fichier introuvable", async () => {
    expect(await controlerFichier(join(dossier, "absent"))).toMatchObject({
      refus: { code: "fichier_introuvable" },
    });
  });
});
