import type { Jour } from "#core/jour.ts";
import { creerAlea, creerUrne } from "../alea.ts";
import { dernierJour, jourDuMois, type Mois, texteMois } from "../calendrier.ts";
import {
  ACTIONS_FT,
  AXES,
  CATEGORIES_FT,
  METIERS,
  MODALITES,
  MOTIFS_INSCRIPTION,
} from "../donnees/codes.ts";
import type { Inscrit, MoisFt } from "../population/france-travail.ts";
import type { Adresse } from "../population/modele.ts";
import type { Monde } from "../population/monde.ts";
import { type IdentiteFt, identiteFt } from "./bruit.ts";
import type { Fichier } from "./fichier.ts";
import { matriculeVrai, nirCompare } from "./verite.ts";

export const ENTETE_INSCRIPTIONS =
  "NIR;IDENTIFIANT;NOM;PRENOM;DATENAISSANCE;DATEINSCRIPTION;CATEGORIE;NIR2;CODEINSEE;LOCALITE;ADRESSE;ALE\n";
export const ENTETE_PRINCIPAL = `${[
  "identifiant_unique_de",
  "civilite",
  "nom",
  "prenom",
  "lieu_naissance",
  "code_lieu_naissance",
  "date_naissance",
  "adresse_ligne2",
  "adresse_ligne3",
  "adresse_ligne4",
  "adresse_ligne5",
  "adresse_ligne6",
  "departement",
  "dr",
  "rome_1",
  "appelation_rome_1",
  "rome_2",
  "appelation_rome_2",
  "mrech.axetravailprincipal",
  "mrech.axetravailsecondaire",
  "der_entretien_ppae",
  "der_entretien",
  "inscription",
  "code_motif_inscription",
  "motif_inscription",
  "categorie_inscription",
  "struct_principale",
  "referent_civilite",
  "referent_nom",
  "referent_prenom",
  "referent_mail",
  "code_safir",
  "modalite_accompagnement",
  "struct_suivi",
  "suivi_debut",
  "suivi_fin_prev",
  "dif_financiere",
  "dif_admin_jur",
  "dif_sante",
  "dif_logement",
  "dif_transport",
  "dif_inser_com",
  "dif_familiale",
  "brsa",
].join(";")}\n`;
export const ENTETE_ACTIONS =
  "identifiant_unique_de;codeaction;lblaction;objectif_formation;date_prescription;date_realisation_action;date_prev_debut;date_debut;date_fin;formation;adr.dc_commune_id\n";
/** One line per person known to both a payer and France Travail. */
export const ENTETE_PAIRES =
  "mois;personne;organisme;matricule;numdemrsa;nom;nom_naissance;prenom;naissance;nir;identifiant_ft;identifiant_unique_de;nom_ft;prenom_ft;naissance_ft;nir_ft;differences\n";

const CATEGORIES = creerUrne(CATEGORIES_FT);
const MOTIFS = creerUrne(MOTIFS_INSCRIPTION);
const LISTE_MODALITES = creerUrne(MODALITES);
const LISTE_AXES = creerUrne(AXES);
const LISTE_METIERS = creerUrne(METIERS);
const ACTIONS = creerUrne(ACTIONS_FT);
const PART_EN_ACTION = 0.3;

const rue = (a: Adresse): string => [a.numero, a.type, a.voie].filter(Boolean).join(" ");
const jj = (jour: Jour): string => `${jour.slice(8)}/${jour.slice(5, 7)}/${jour.slice(0, 4)}`;
const horodate = (jour: Jour): string => `${jour} 00:00:00.0`;
/** Agencies of the operator: five digits, one per large postal area. */
const agence = (monde: Monde, a: Adresse): string =>
  `${monde.departement}${100 + (Number(a.lieu.codePostal.slice(2, 3)) || 1)}`;
const ligneInscription = (monde: Monde, i: Inscrit, identite: IdentiteFt): string => {
  const { humain: h, adresse: a } = i;
  const alea = creerAlea(monde.graine, 8, h.id);
  const categorie = CATEGORIES.tirer(alea);
  const blancs = monde.bruit && alea.chance(0.03) ? "  " : "";
  const inscription = h.inscriptionFt === "" ? "" : jj(h.inscriptionFt);
  return `${identite.nir};${h.identifiantFt};${identite.nom}${blancs};${identite.prenom};${identite.naissance};${inscription};${categorie};${identite.nir};${a.lieu.commune};${a.lieu.codePostal} ${a.lieu.nom};${rue(a)};${agence(monde, a)}\n`;
};

const DIFFICULTES = [0.3, 0.12, 0.18, 0.14, 0.35, 0.08, 0.15] as const;
const NOM_CONSEILLER = ["DELVAL", "CARPENTIER", "MAZUREK", "BENALI", "HERBAUT", "LEROUGE"] as const;
const PRENOM_CONSEILLER = ["SOPHIE", "KARIM", "LAURENT", "ISABELLE", "NICOLAS", "SAMIRA"] as const;

/** `AAAA-MM-JJ 00:00:00.0` from `JJ/MM/AAAA`, whatever the day is worth. */
const naissanceHorodatee = (n: string): string =>
  n ? `${n.slice(6)}-${n.slice(3, 5)}-${n.slice(0, 2)} 00:00:00.0` : "NULL";

const lignePrincipal = (monde: Monde, i: Inscrit, identite: IdentiteFt, mois: Mois): string => {
  const { humain: h, adresse: a } = i;
  const alea = creerAlea(monde.graine, 9, h.id);
  const inscription = h.inscriptionFt === "" ? dernierJour(mois) : h.inscriptionFt;
  const entretien = jourDuMois(mois - alea.entier(0, 4), alea.entier(1, 28));
  const metier = LISTE_METIERS.tirer(alea);
  const autre = alea.chance(0.4) ? LISTE_METIERS.tirer(alea) : (["NULL", "NULL"] as const);
  const motif = MOTIFS.tirer(alea);
  const nomConseiller = alea.choisir(NOM_CONSEILLER);
  const prenomConseiller = alea.choisir(PRENOM_CONSEILLER);
  const structure = `AGENCE FRANCE TRAVAIL ${agence(monde, a)}`;
  const difficultes = DIFFICULTES.map((taux) => (alea.chance(taux) ? "O" : "N"));
  return `${[
    h.identifiantUnique,
    h.sexe === 1 ? "monsieur" : "madame",
    identite.nom,
    identite.prenom,
    h.lieuNaissance,
    h.nir.slice(5, 10),
    naissanceHorodatee(identite.naissance),
    a.complement || "NULL",
    a.lieudit || "NULL",
    rue(a) || "NULL",
    "NULL",
    `${a.lieu.codePostal} ${a.lieu.nom}`,
    monde.departement,
    monde.departement === "79" ? "NOUVELLE-AQUITAINE" : "HAUTS-DE-FRANCE",
    metier[0],
    metier[1],
    autre[0],
    autre[1],
    LISTE_AXES.tirer(alea),
    alea.chance(0.3) ? LISTE_AXES.tirer(alea) : "NULL",
    horodate(entretien),
    horodate(entretien),
    horodate(inscription),
    motif[0],
    motif[1],
    CATEGORIES.tirer(creerAlea(monde.graine, 8, h.id)),
    structure,
    alea.chance(0.5) ? "madame" : "monsieur",
    nomConseiller,
    prenomConseiller,
    `${prenomConseiller.toLowerCase()}.${nomConseiller.toLowerCase()}@exemple.fr`,
    agence(monde, a),
    LISTE_MODALITES.tirer(alea),
    alea.chance(0.7) ? structure : "NULL",
    horodate(inscription),
    "NULL",
    ...difficultes,
    i.brsa ? "O" : "N",
  ].join(";")}\n`;
};

const lignesActions = (monde: Monde, i: Inscrit, mois: Mois): string => {
  const alea = creerAlea(monde.graine, 10, i.humain.id, mois);
  if (!alea.chance(PART_EN_ACTION)) return "";
  const [code, libelle, formation] = ACTIONS.tirer(alea);
  const prescrite = jourDuMois(mois, alea.entier(1, 14));
  const debut = jourDuMois(mois, alea.entier(15, 28));
  const faite = alea.chance(0.6);
  return `${i.humain.identifiantUnique};${code};${libelle};${formation};${horodate(prescrite)};${faite ? horodate(debut) : "NULL"};${horodate(debut)};${faite ? horodate(debut) : "NULL"};NULL;${formation === "NULL" ? "NULL" : libelle};${i.adresse.lieu.commune}\n`;
};

const lignePaire = (i: Inscrit, identite: IdentiteFt, mois: Mois): string => {
  const { humain: h, dossier: d } = i;
  if (!d) return "";
  return `${texteMois(mois)};P${h.id};${d.organisme.cle};${matriculeVrai(d)};${d.numero};${h.nomUsage};${h.nomNaissance};${h.prenom};${h.naissance};${nirCompare(h.nirTransmis)};${h.identifiantFt};${h.identifiantUnique};${identite.nom};${identite.prenom};${identite.naissance};${identite.nir};${identite.differences.join(",")}\n`;
};

interface FichiersFt {
  readonly inscriptions: Fichier;
  readonly principal: Fichier;
  readonly actions: Fichier;
  readonly paires: Fichier;
}

/**
 * The month's files: `inscriptions` holds the whole stock the first month and the registrations of the month
 * after; `principal` is a full picture each time.
 */
export const ecrireMoisFt = async (
  monde: Monde,
  { inscrits, nouveaux, evenements }: MoisFt,
  mois: Mois,
  f: FichiersFt,
): Promise<void> => {
  const fichiers = [f.principal, f.actions, f.inscriptions, f.paires];
  for (const i of inscrits) {
    const identite = identiteFt(monde, i.humain);
    f.principal.ajouter(lignePrincipal(monde, i, identite, mois));
    f.actions.ajouter(lignesActions(monde, i, mois));
    if (evenements.has(i.humain)) f.inscriptions.ajouter(ligneInscription(monde, i, identite));
    if (nouveaux.has(i.humain)) f.paires.ajouter(lignePaire(i, identite, mois));
    for (const fichier of fichiers) if (fichier.plein()) await fichier.vider();
  }
};
