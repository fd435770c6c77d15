import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { enveloppe, fin, flux, foyer } from "../lecture-caf/fabrique-de-test.ts";
import { reconnaitreFlux } from "./reconnaitre.ts";

const dossier = mkdtempSync(join(tmpdir(), "reconnaitre-"));
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

/** The name lies on purpose: only the content counts. */
const reconnaitre = (contenu: string | Buffer) => {
  const chemin = join(dossier, "RSABEI-quotidien.xml");
  writeFileSync(chemin, contenu);
  return reconnaitreFlux(chemin);
};

describe("un flux se reconnaît à son contenu", () => {
  it.each([
    ["beneficiaire_mensuel", flux([foyer(), foyer()])],
    ["beneficiaire_mensuel", flux([foyer()], "R")],
    ["beneficiaire_quotidien", flux([foyer()], "I")],
    ["beneficiaire_quotidien", gzipSync(flux([foyer()], "I"))],
    ["beneficiaire_mensuel", flux([])],
  ])("%s", async (type, contenu) => {
    expect(await reconnaitre(contenu)).toEqual({ ok: true, value: { type } });
  });

  it.each([
    ["instruction", `<Racine>${enveloppe("I", "I")}<InfoDemandeRSA/></Racine>`],
    [
      "recueil",
      `<Racine>${enveloppe("I", "R")}<InfoDemandeRSA/></Racine>`.replace(
        "InfoDemandeRSA",
        "Recueil",
      ),
    ],
    ["financier", `<Racine>${enveloppe("M", "F")}<InfosFinancieresFoyerRSA/></Racine>`],
    ["pecg", "<fichier-PE-CG><entete/><dossier/></fichier-PE-CG>"],
    [
      "anomalies",
      `<Racine>${enveloppe()}${foyer({ suite: "<Anomalie><LIBANO>X</LIBANO></Anomalie>" })}${fin(1, 1)}</Racine>`,
    ],
  ])("%s : reconnu, mais pas encore importé", async (type, contenu) => {
    const resultat = await reconnaitre(contenu);
    expect(resultat).toMatchObject({
      ok: false,
      refus: { code: "flux_pas_encore_lu", valeur: type },
    });
  });

  it.each([
    ["flux_inconnu", "<html><body/></html>"],
    ["flux_inconnu", `<Racine>${enveloppe("M", "Z")}<Chose/></Racine>`],
    ["xml_mal_forme", "nom;prenom\n"],
    ["fichier_vide", ""],
    [
      "doctype_interdit",
      `<!DOCTYPE a [<!ENTITY b "c">]>${flux([foyer()])}`.replace(/<\?.*\?>\n/, ""),
    ],
  ])("%s", async (code, contenu) => {
    expect(await reconnaitre(contenu)).toMatchObject({ ok: false, refus: { code } });
  });
});
