import { accepte, type Result, refuse } from "#core/result.ts";
import { creerDecodeur, detecterEncodage, versOctetsSimples } from "#platform/fichiers/encodage.ts";
import { LectureArretee } from "#platform/fichiers/errors.ts";
import { lireOctets } from "#platform/fichiers/octets.ts";
import { creerAnalyseurXml } from "#platform/fichiers/xml.ts";
import { refusLecture } from "../lecture-caf/errors.ts";
import type { RefusLecture, TypeFluxBeneficiaire } from "../lecture-caf/lecture-caf.ts";

/** What tells a flux apart, gathered from its first kilobytes. */
interface Indices {
  racine: string | undefined;
  nature: string;
  type: string;
  /** First repeated block under the root. */
  bloc: string | undefined;
  anomalie: boolean;
  /** Enough was seen: the first block is over, or the file is. */
  assez: boolean;
}

const ENVELOPPE = new Set(["IdentificationFlux", "entete"]);
const OCTETS_MAX = 2 * 1024 * 1024;

const creerObservateur = (indices: Indices) => {
  const chemin: string[] = [];
  let texte = "";
  return creerAnalyseurXml({
    ouvrir(nom) {
      chemin.push(nom);
      texte = "";
      if (chemin.length === 1) indices.racine = nom;
      if (chemin.length === 2 && !ENVELOPPE.has(nom)) {
        if (indices.bloc === undefined) indices.bloc = nom;
        else indices.assez = true;
      }
      if (chemin.length === 3 && nom === "Anomalie") indices.anomalie = true;
    },
    attribut: () => {},
    texte(morceau) {
      texte += morceau;
    },
    fermer() {
      const nom = chemin.pop();
      if (chemin.length === 2 && chemin[1] === "IdentificationFlux") {
        if (nom === "NATFLUX") indices.nature = texte.trim();
        if (nom === "TYPEFLUX") indices.type = texte.trim();
      }
      if (chemin.length === 0) indices.assez = true;
    },
  });
};

const observer = async (chemin: string): Promise<Indices> => {
  const indices: Indices = {
    racine: undefined,
    nature: "",
    type: "",
    bloc: undefined,
    anomalie: false,
    assez: false,
  };
  const observateur = creerObservateur(indices);
  let tete: Buffer | undefined;
  for await (const morceau of lireOctets(chemin)) {
    tete = Buffer.from(morceau);
    break;
  }
  const encodage = detecterEncodage(tete ?? Buffer.alloc(0));
  // Tags are plain ASCII: whatever the encoding of the values, one byte per character is enough here.
  const decoder = creerDecodeur("windows-1252");
  let lus = 0;
  for await (const octets of versOctetsSimples(lireOctets(chemin), encodage)) {
    lus += octets.length;
    observateur.alimenter(decoder(octets.toString("latin1")));
    if (indices.assez || lus > OCTETS_MAX) break;
  }
  return indices;
};

const nommer = ({ racine, nature, type, bloc, anomalie }: Indices): string | undefined => {
  if (racine === "fichier-PE-CG") return "pecg";
  if (racine !== "Racine") return undefined;
  if (bloc === "InfosFinancieresFoyerRSA") return "financier";
  if (bloc === "InfoDemandeRSA" || nature === "I") return "instruction";
  if (nature === "R") return "recueil";
  if (nature !== "D") return bloc?.startsWith("InfosCreance") ? "creances" : undefined;
  if (anomalie) return "anomalies";
  return type === "I" ? "beneficiaire_quotidien" : "beneficiaire_mensuel";
};

/**
 * Which flux a file is, from its content and never from its name. A kind that is known but not imported yet
 * is refused under its own name.
 */
export const reconnaitreFlux = async (
  chemin: string,
): Promise<Result<{ readonly type: TypeFluxBeneficiaire }, RefusLecture>> => {
  try {
    const type = nommer(await observer(chemin));
    if (type === undefined) return refuse(refusLecture("flux_inconnu"));
    if (type !== "beneficiaire_mensuel" && type !== "beneficiaire_quotidien") {
      return refuse(refusLecture("flux_pas_encore_lu", { valeur: type }));
    }
    return accepte({ type });
  } catch (erreur) {
    if (erreur instanceof LectureArretee) return refuse(erreur.refus);
    throw erreur;
  }
};
