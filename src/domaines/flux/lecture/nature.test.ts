import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { flux, foyer } from "../lecture-caf/fabrique-de-test.ts";
import { verifierNature } from "./nature.ts";

const dossier = mkdtempSync(join(tmpdir(), "nature-"));
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

const verifier = (contenu: string | Buffer) => {
  const chemin = join(dossier, "mensuel.xml");
  writeFileSync(chemin, contenu);
  return verifierNature(chemin);
};

const octets = (texte: string): Buffer =>
  Buffer.concat([Buffer.from(texte, "latin1"), Buffer.alloc(64)]);

describe("ce qui peut être un flux", () => {
  const xml = flux([foyer()]);
  it.each([
    ["nu", xml],
    ["sans déclaration, après des espaces et une remarque", "\n <!-- 2026 -->\n<Racine/>"],
    ["en gzip", gzipSync(xml)],
    ["en UTF-8 avec sa marque", `\uFEFF${xml}`],
    ["en UTF-16 avec sa marque", Buffer.from(`\uFEFF<?xml version="1.0"?><Racine/>`, "utf16le")],
    ["coupé", xml.slice(0, 40)],
  ])("%s", async (_, contenu) => expect(await verifier(contenu)).toMatchObject({ ok: true }));
});

describe("ce qui n’est pas un flux, renommé .xml", () => {
  it.each([
    ["un programme Windows", octets("MZ\x90\0")],
    ["un programme Linux", octets("\x7fELF\x02")],
    ["un programme", Buffer.from("#!/bin/sh\nrm -rf /\n")],
    ["un document PDF", octets("%PDF-1.7\n")],
    ["une image PNG", octets("\x89PNG\r\n\x1a\n")],
    ["une image JPEG", octets("\xff\xd8\xff\xe0")],
    ["un document de bureautique", octets("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
    ["une page web", "<!DOCTYPE html><html><script>alert(1)</script></html>"],
    ["une page web", '<?xml version="1.0"?>\n<!-- a -->\n<html xmlns="x"/>'],
    ["une page web", Buffer.from("\uFEFF<HTML ></HTML>", "utf16le")],
    ["un dessin SVG", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["un programme Windows", gzipSync(octets("MZ\x90\0"))],
    ["une archive dans une archive", gzipSync(gzipSync("<Racine/>"))],
  ])("%s", async (nature, contenu) => {
    const lu = await verifier(contenu);
    expect(lu).toMatchObject({ ok: false, refus: { code: "autre_nature", valeur: nature } });
    expect(lu.ok ? "" : lu.refus.message).toContain(nature);
  });

  it.each([
    ["pas_un_flux", "nom;prenom\nA;B\n"],
    ["pas_un_flux", octets("\x01\x02\x03")],
    ["fichier_vide", ""],
    ["archive_illisible", gzipSync("<Racine/>").subarray(0, 12)],
    ["archive_illisible", octets("PK\x03\x04")],
  ])("%s", async (code, contenu) =>
    expect(await verifier(contenu)).toMatchObject({ ok: false, refus: { code } }),
  );
});
