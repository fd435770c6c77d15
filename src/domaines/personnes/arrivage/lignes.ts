import { hash } from "node:crypto";
import { verifierNir } from "#core/nir.ts";
import { enCopie, enTableau } from "#platform/db/copie.ts";
import { normaliserIdentite } from "../identite/rules/identite-normalisee.ts";
import type { AdresseRecue, DroitRecu, FoyerRecu, ImageRecue, PersonneRecue } from "./arrivage.ts";

/** What the merge needs of the safe: the NIR never leaves memory in clear. */
export interface CoffreNir {
  chiffrer(clair: string): Uint8Array;
  /** Keyed hash of the first 13 characters. */
  empreinteNir(corps13: string): Uint8Array;
}

export const COLONNES_FOYER = [
  "seq",
  "foyer_id",
  "dossier_id",
  "matricule",
  "numero_demande",
  "date_demande",
  "connu",
  "empreinte",
  "mutation",
  "situation_famille",
  "situation_depuis",
  "etat",
  "motif",
  "etat_depuis",
  "montant_centimes",
  "detail",
  "droit_empreinte",
  "lignes",
  "code_postal",
  "commune",
  "nom_commune",
  "pays",
  "divers",
  "adresse_depuis",
  "adresse_empreinte",
  "calcul_depuis",
  "dernier_versement",
] as const;

export const COLONNES_PERSONNE = [
  "seq",
  "personne_id",
  "cle_identite",
  "civilite",
  "nom_usage",
  "nom_naissance",
  "prenom",
  "autres_prenoms",
  "naissance",
  "naissance_precision",
  "rang_naissance",
  "lieu_naissance",
  "sexe",
  "nir_chiffre",
  "nir_empreinte",
  "nir_fiable",
  "nom_tri",
  "nom_naissance_tri",
  "mots",
  "role",
  "responsable",
  "a_charge",
  "soumis",
  "entrante",
  "activites",
  "ressources",
  "membre_divers",
  "membre_empreinte",
  "depuis",
  "jusqua",
] as const;

const NUL = "\\N";
const bool = (v: boolean | undefined): string => (v === undefined ? NUL : v ? "t" : "f");
const ouNul = (v: string | number | undefined): string => (v === undefined ? NUL : String(v));
const json = (v: unknown): string => enCopie(JSON.stringify(v));
const octets = (v: Uint8Array | undefined): string =>
  v === undefined ? NUL : `\\\\x${Buffer.from(v).toString("hex")}`;

/** 32 hexadecimal digits, which PostgreSQL reads as a uuid: small, fast to copy and to compare. */
const empreinteDe = (texte: string): string => hash("md5", texte, "hex");

/** The same dossier always has the same id: no look-up is needed to find it again. */
export const identifiantDe = (...parties: readonly string[]): string =>
  hash("sha256", parties.join("|"), "hex").slice(0, 32);

const vide = (valeurs: readonly unknown[]): boolean => valeurs.length === 0;

const detailDroit = (d: DroitRecu): string => {
  const detail: Record<string, unknown> = {};
  if (!vide(d.natures)) detail.natures = d.natures;
  if (!vide(d.avis)) detail.avis = d.avis;
  if (d.ressourcesCentimes !== undefined) detail.ressourcesCentimes = d.ressourcesCentimes;
  if (d.personnesACharge !== undefined) detail.personnesACharge = d.personnesACharge;
  if (d.origine !== undefined) detail.origine = d.origine;
  if (d.foyerSoumis !== undefined) detail.foyerSoumis = d.foyerSoumis;
  if (d.sansDomicileFixe) detail.sansDomicileFixe = true;
  return JSON.stringify(detail);
};

const adresseActuelle = (adresses: readonly AdresseRecue[]): AdresseRecue | undefined =>
  adresses.find((a) => a.rang === 1) ?? adresses[0];

const colonnesAdresse = (adresses: readonly AdresseRecue[]): string => {
  const a = adresseActuelle(adresses);
  if (!a) return Array(8).fill(NUL).join("\t");
  const lignes = enTableau(a.lignes);
  const anterieures = adresses.filter((autre) => autre !== a);
  const divers = JSON.stringify({
    nature: a.nature,
    qualite: a.qualite,
    ...(vide(anterieures) ? {} : { anterieures }),
  });
  const empreinte = empreinteDe(
    `${lignes}|${a.codePostal}|${a.commune}|${a.nomCommune}|${a.pays}|${divers}`,
  );
  return `${enCopie(lignes)}\t${ouNul(a.codePostal)}\t${ouNul(a.commune)}\t${enCopie(a.nomCommune)}\t${a.pays}\t${enCopie(divers)}\t${ouNul(a.depuis)}\t${empreinte}`;
};

/** One line of `a_foyer`. A known picture travels thin: its content is already in the tables. */
export const ligneFoyer = (
  image: ImageRecue,
  seq: number,
  organisme: string,
  connu: boolean,
): string => {
  const f = image.foyer;
  const foyerId = identifiantDe(organisme, f.matricule);
  const dossierId = identifiantDe(organisme, f.matricule, f.numeroDemande);
  const tete = `${seq}\t${foyerId}\t${dossierId}\t${enCopie(f.matricule)}\t${enCopie(f.numeroDemande)}\t${f.dateDemande}\t${bool(connu)}\t${image.empreinte}`;
  const roulant = `${ouNul(f.droit.roulant.calculDepuis)}\t${ouNul(f.droit.roulant.dernierVersement)}\n`;
  if (connu) return `${tete}\t${Array(17).fill(NUL).join("\t")}\t${roulant}`;
  const d = f.droit;
  const mutation =
    f.mutationEntrante || f.mutationSortante
      ? json({ entrante: f.mutationEntrante, sortante: f.mutationSortante })
      : NUL;
  const detail = detailDroit(d);
  const droitEmpreinte = empreinteDe(
    `${d.etat}|${d.motif}|${d.depuis}|${d.montantDroitCentimes}|${detail}`,
  );
  return `${tete}\t${mutation}\t${enCopie(f.situationFamille?.code)}\t${ouNul(f.situationFamille?.depuis)}\t${enCopie(d.etat)}\t${enCopie(d.motif)}\t${ouNul(d.depuis)}\t${ouNul(d.montantDroitCentimes)}\t${enCopie(detail)}\t${droitEmpreinte}\t${colonnesAdresse(f.adresses)}\t${roulant}`;
};

const nirDe = (p: PersonneRecue, coffre: CoffreNir): string => {
  if (p.nir === undefined) return `${NUL}\t${NUL}\tf`;
  const lu = verifierNir(p.nir, {
    sexe: p.sexe,
    ...(p.precisionNaissance === "annee" ? {} : { naissance: p.naissance }),
  });
  return `${octets(coffre.chiffrer(p.nir))}\t${octets(coffre.empreinteNir(lu.corps13))}\t${bool(lu.coherent && !lu.provisoire)}`;
};

const diversMembre = (p: PersonneRecue): string => {
  if (!p.grossesse && !p.demandePrecedente && !p.identifiantFt) return NUL;
  return json({
    grossesse: p.grossesse,
    demandePrecedente: p.demandePrecedente,
    identifiantFt: p.identifiantFt,
  });
};

/** One line of `a_personne`. */
export const lignePersonne = (
  p: PersonneRecue,
  seq: number,
  coffre: CoffreNir,
  nouvelId: () => string,
): string => {
  const { nomTri, nomNaissanceTri, mots } = normaliserIdentite(
    p.nomUsage,
    p.nomNaissance,
    p.prenom,
  );
  const cle = empreinteDe(`${nomNaissanceTri}|${p.naissance}|${p.rangNaissance}`);
  const activites = vide(p.activites) ? NUL : json(p.activites);
  const ressources = vide(p.ressources) ? NUL : json(p.ressources);
  const divers = diversMembre(p);
  const empreinte = empreinteDe(
    `${p.role}|${p.responsable}|${p.aCharge}|${activites}|${ressources}|${divers}|${p.rattacheeDepuis}`,
  );
  return `${seq}\t${nouvelId()}\t${cle}\t${enCopie(p.civilite)}\t${enCopie(p.nomUsage)}\t${enCopie(p.nomNaissance)}\t${enCopie(p.prenom)}\t${enCopie(enTableau(p.autresPrenoms))}\t${p.naissance}\t${p.precisionNaissance}\t${p.rangNaissance}\t${enCopie(p.lieuNaissance)}\t${p.sexe}\t${nirDe(p, coffre)}\t${nomTri}\t${nomNaissanceTri}\t{${mots.join(",")}}\t${enCopie(p.role)}\t${bool(p.responsable)}\t${bool(p.aCharge)}\t${bool(p.soumis)}\t${bool(p.entrante)}\t${activites}\t${ressources}\t${divers}\t${empreinte}\t${p.rattacheeDepuis}\t${ouNul(p.rattacheeJusqua)}\n`;
};

/** Identity of a dossier inside one organisme, to notice the same one twice in a file. */
export const cleDossier = (f: FoyerRecu): string => `${f.matricule}|${f.numeroDemande}`;
