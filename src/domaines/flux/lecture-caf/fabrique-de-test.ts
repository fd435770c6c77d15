import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Result } from "#core/result.ts";
import type { FoyerRecu } from "#domaines/personnes/index.ts";
import type { ElementLu, RapportLecture, RefusLecture, RejetLu } from "./lecture-caf.ts";
import { lireFluxBeneficiaire, type OptionsLecture } from "./lire.ts";

/** Builds small flux for tests. Synthetic people only. */

export interface PersonneTest {
  nom?: string;
  prenom?: string;
  naissance?: string;
  typeNaissance?: string;
  nir?: string;
  sexe?: string;
  role?: string;
  soumis?: string;
  rattachement?: string;
  /** XML added at the end of the block. */
  suite?: string;
}

export const personne = (p: PersonneTest = {}): string =>
  `<Personne><Identification><QUAL>MME</QUAL><NOM>${p.nom ?? "VANDEPUTTE"}</NOM><NOMNAI>${p.nom ?? "LEFEVRE"}</NOMNAI><PRENOM>${p.prenom ?? "ELODIE"}</PRENOM><NOMCOMNAI>ARMENTIERES</NOMCOMNAI><DTNAI>${p.naissance ?? "1991-07-03"}</DTNAI><RGNAI>1</RGNAI><TYPEDTNAI>${p.typeNaissance ?? "N"}</TYPEDTNAI>${p.nir === undefined ? "" : `<NIR>${p.nir}</NIR>`}<TOPVALIEC>1</TOPVALIEC><SEXE>${p.sexe ?? "2"}</SEXE></Identification><DossierCAF><TOPRESPDOS>1</TOPRESPDOS>${p.rattachement ?? "<DDRATDOS>2019-02-01</DDRATDOS>"}</DossierCAF><Prestations><NATPREST>PFA</NATPREST><ROLEPERS>RDO</ROLEPERS><TOPCHAPERS>0</TOPCHAPERS></Prestations><Prestations><NATPREST>RSA</NATPREST><ROLEPERS>${p.role ?? "DEM"}</ROLEPERS><TOPCHAPERS>1</TOPCHAPERS></Prestations>${p.soumis === "" ? "" : `<MontantCalculDroitRSAPersonne><TOPPERSDRODEVORSA>${p.soumis ?? "1"}</TOPPERSDRODEVORSA></MontantCalculDroitRSAPersonne>`}${p.suite ?? ""}</Personne>`;

export const adresse = (rang = "01", nom = "DES TISSERANDS"): string =>
  `<Adresse><TroncCommunAdresse><RGADR>${rang}</RGADR><DTEMM>2025-09-01</DTEMM><PAYS>FRA</PAYS><TYPEADR>D</TYPEADR><ETATADR>CO</ETATADR></TroncCommunAdresse><AdresseDetailleeFrance><COMPLIDEADR>APPT 12</COMPLIDEADR><COMPLADR/><NUMVOIE>7 B</NUMVOIE><LIBTYPEVOIE>RUE</LIBTYPEVOIE><NOMVOIE>${nom}</NOMVOIE><LIEUDIST/><NUMCOM>62041</NUMCOM><CODEPOS>62000</CODEPOS><NOMCOM>ARRAS</NOMCOM></AdresseDetailleeFrance></Adresse>`;

export interface FoyerTest {
  organisme?: string;
  matricule?: string;
  departement?: string;
  demande?: string;
  dateDemande?: string;
  /** XML after DemandeRSA: mutations. */
  mutations?: string;
  personnes?: readonly string[];
  adresses?: string;
  etat?: string;
  droit?: string;
  suite?: string;
}

export const foyer = (f: FoyerTest = {}): string =>
  `  <InfosFoyerRSA>\n    <IdentificationRSA>\n      <Organisme><FONORG>CAF</FONORG><NUMORG>${f.organisme ?? "621"}</NUMORG><MATRICULE>${f.matricule ?? "000000001234567"}</MATRICULE></Organisme>\n      <Partenaire><TYPEPARTE>CG </TYPEPARTE><IDEPARTE>${f.departement ?? "062"}</IDEPARTE></Partenaire>\n      <DemandeRSA><DTDEMRSA>${f.dateDemande ?? "2025-11-14"}</DTDEMRSA><NUMDEMRSA>${f.demande ?? "90000012062"}</NUMDEMRSA></DemandeRSA>${f.mutations ?? ""}\n    </IdentificationRSA>\n    ${(f.personnes ?? [personne()]).join("\n    ")}\n    <DonneesAdministratives>\n      <SituationFamille><SITFAM>ISO</SITFAM><DDSITFAM>2025-09-01</DDSITFAM></SituationFamille>\n      ${f.adresses ?? adresse()}\n    </DonneesAdministratives>\n    <PrestationRSA>\n      <SituationDossierRSA>${f.etat ?? "<EtatDossierRSA><ETATDOSRSA>2</ETATDOSRSA></EtatDossierRSA>"}</SituationDossierRSA>\n      <DetailDroitRSA><TroncCommunDroitRSA><TOPSANSDOMFIXE>0</TOPSANSDOMFIXE><NBENFAUTCHA>01</NBENFAUTCHA><ORIDEMRSA>DEM</ORIDEMRSA></TroncCommunDroitRSA>${f.droit ?? ""}</DetailDroitRSA>\n    </PrestationRSA>${f.suite ?? ""}\n  </InfosFoyerRSA>\n`;

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

export const enveloppe = (type = "M", nature = "D"): string =>
  `<IdentificationFlux><APPLIEME>CRI</APPLIEME><NUMVERSIONAPPLIEME>6200</NUMVERSIONAPPLIEME><TYPEFLUX>${type}</TYPEFLUX><NATFLUX>${nature}</NATFLUX><DTCREAFLUX>2026-03-04</DTCREAFLUX><HEUCREAFLUX>02:10:05.0000</HEUCREAFLUX><DTREF>2026-02-28</DTREF></IdentificationFlux>\n`;

export const fin = (annonces: number, anomalies = 0): string =>
  `<TransmissionFlux><NBTOTDOSRSATRANSM>${String(annonces).padStart(8, "0")}</NBTOTDOSRSATRANSM><NBTOTDOSRSATRANSMANO>${String(anomalies).padStart(8, "0")}</NBTOTDOSRSATRANSMANO></TransmissionFlux>\n`;

export const flux = (foyers: readonly string[], type = "M"): string =>
  `${DECLARATION}<Racine>\n${enveloppe(type)}${foyers.join("")}${fin(foyers.length)}</Racine>\n`;

export interface Lecture {
  resultat: Result<RapportLecture, RefusLecture>;
  elements: ElementLu[];
  foyers: FoyerRecu[];
  rejets: RejetLu[];
}

const dossier = mkdtempSync(join(tmpdir(), "lecture-caf-"));
afterAll(() => rmSync(dossier, { recursive: true, force: true }));

/** Writes the content to a temporary file and reads it. */
export const lireContenu = async (
  contenu: string | Buffer,
  options: Omit<OptionsLecture, "surLot"> = {},
): Promise<Lecture> => {
  const chemin = join(dossier, "flux.xml");
  writeFileSync(chemin, contenu);
  const elements: ElementLu[] = [];
  const resultat = await lireFluxBeneficiaire(chemin, {
    ...options,
    surLot: (lot) => {
      elements.push(...lot);
    },
  });
  return {
    resultat,
    elements,
    foyers: elements.flatMap((e) => (e.sorte === "foyer" ? [e.foyer] : [])),
    rejets: elements.flatMap((e) => (e.sorte === "rejet" ? [e.rejet] : [])),
  };
};

export const rapportDe = ({ resultat }: Lecture): RapportLecture => {
  if (!resultat.ok) throw new Error(`Refusé : ${resultat.refus.code}`);
  return resultat.value;
};

export const refusDe = ({ resultat }: Lecture): RefusLecture => {
  if (resultat.ok) throw new Error("Lu alors qu'un refus était attendu");
  return resultat.refus;
};
