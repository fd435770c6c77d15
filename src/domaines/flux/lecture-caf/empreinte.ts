import { hash } from "node:crypto";
import type {
  ActiviteRecue,
  AdresseRecue,
  DroitRecu,
  FoyerRecu,
  PersonneRecue,
} from "#domaines/personnes/index.ts";

/** Separators that cannot occur in XML text: two different contents cannot give the same line. */
const S = "\u0001";
const L = "\u0002";

const drapeau = (b: boolean | undefined): string => (b === undefined ? "" : b ? "1" : "0");
const liste = <T>(valeurs: readonly T[], ecrire: (valeur: T) => string): string => {
  const premiere = valeurs[0];
  if (premiere === undefined) return "";
  if (valeurs.length === 1) return ecrire(premiere);
  return valeurs.map(ecrire).sort().join(L);
};

const adresse = (a: AdresseRecue): string =>
  `${a.rang}${S}${a.depuis ?? ""}${S}${a.pays}${S}${a.nature}${S}${a.qualite}${S}${a.lignes.join(S)}${S}${a.commune ?? ""}${S}${a.codePostal ?? ""}${S}${a.nomCommune ?? ""}`;

const activite = (a: ActiviteRecue): string =>
  `${a.code}${S}${a.debut}${S}${a.fin ?? ""}${S}${a.regime ?? ""}${S}${a.contrat ?? ""}`;

const personne = (p: PersonneRecue): string =>
  `${p.nomNaissance}${S}${p.prenom}${S}${p.naissance}${S}${p.rangNaissance}${S}${p.precisionNaissance}${S}${p.nomUsage}${S}${p.autresPrenoms.join(" ")}${S}${p.civilite ?? ""}${S}${p.lieuNaissance ?? ""}${S}${p.sexe}${S}${p.nir ?? ""}${S}${drapeau(p.responsable)}${S}${p.rattacheeDepuis}${S}${p.rattacheeJusqua ?? ""}${S}${p.demandePrecedente ?? ""}${S}${p.role}${S}${drapeau(p.aCharge)}${S}${drapeau(p.soumis)}${S}${drapeau(p.entrante)}${S}${p.identifiantFt ?? ""}${S}${p.grossesse === undefined ? "" : `${p.grossesse.depuis}/${p.grossesse.fin ?? ""}/${p.grossesse.natureFin ?? ""}`}${S}${liste(p.activites, activite)}${S}${liste(p.ressources, (r) => `${r.nature} ${r.totalCentimes}`)}`;

const droit = (d: DroitRecu): string =>
  `${d.etat}${S}${d.motif ?? ""}${S}${d.depuis ?? ""}${S}${drapeau(d.sansDomicileFixe)}${S}${d.personnesACharge ?? ""}${S}${d.origine ?? ""}${S}${drapeau(d.foyerSoumis)}${S}${d.montantDroitCentimes ?? ""}${S}${d.ressourcesCentimes ?? ""}${S}${liste(d.natures, (n) => `${n.code}/${n.depuis ?? ""}/${n.fin ?? ""}`)}${S}${liste(d.avis, (a) => `${a.sorte}/${a.valeur}/${a.depuis ?? ""}/${a.fin ?? ""}`)}`;

/**
 * Fingerprint of what a dossier says, 32 hexadecimal characters. Two pictures with the same one bring no
 * change: rolling fields, line numbers, the padding of the matricule, the order of persons, addresses and
 * other lists, and the events (facts, not state) are left out.
 */
export const empreinteFoyer = (f: FoyerRecu): string => {
  const { mutationEntrante: e, mutationSortante: s, situationFamille: sf } = f;
  const texte = `${f.matricule}${S}${f.numeroDemande}${S}${f.dateDemande}${S}${e === undefined ? "" : `${e.organisme}/${e.matricule ?? ""}/${e.arriveeLe}`}${S}${s === undefined ? "" : `${s.organisme}/${s.departLe}`}${S}${sf === undefined ? "" : `${sf.code}/${sf.depuis ?? ""}`}${L}${droit(f.droit)}${L}${liste(f.adresses, adresse)}${L}${liste(f.personnes, personne)}`;
  return hash("sha256", texte, "hex").slice(0, 32);
};
