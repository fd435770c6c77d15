import { LectureArretee, type RefusFichier, situer } from "#platform/fichiers/errors.ts";

/** Why one dossier does not enter. The others of the file do. */
export const REJETS = {
  valeur_absente: () => "cette valeur est obligatoire et manque",
  date_impossible: (v: string) => `« ${v} » n’est pas une date du calendrier`,
  naissance_future: (v: string) => `la naissance le ${v} est postérieure au fichier`,
  naissance_trop_ancienne: (v: string) => `la naissance le ${v} est antérieure à 1900`,
  matricule_illisible: (v: string) => `« ${v} » n’est pas un numéro d’allocataire`,
  sexe_inconnu: (v: string) => `« ${v} » n’est pas un sexe connu (1 ou 2)`,
  role_rsa_absent: () => "la personne n’a pas de rôle au titre du RSA",
  aucune_personne: () => "le dossier ne contient aucune personne",
  element_repete: () => "l’élément est répété alors qu’il doit être unique",
  autre_organisme: (v: string) =>
    `le dossier vient de ${v}, un autre organisme que celui du fichier`,
  autre_departement: (v: string) => `le dossier est destiné au département ${v}`,
  anomalie_payeur: (v: string) => `l’organisme payeur signale le dossier en anomalie : ${v}`,
} as const satisfies Record<string, (valeur: string) => string>;

export type CodeRejet = keyof typeof REJETS;

export const messageRejet = (
  code: CodeRejet,
  ligne: number,
  element: string,
  valeur: string | null,
): string => {
  const raison: (v: string) => string = REJETS[code];
  return `${situer(ligne, element, raison(valeur ?? ""))}. Le dossier n’entre pas ; les autres entrent. Faites-le corriger par l’organisme, puis rejouez-le.`;
};

/** What was read anyway. `exemples` are names of elements or codes, never a person's data. */
export const AVERTISSEMENTS = {
  encodage_contredit: () =>
    "Le fichier annonce UTF-8 mais ses octets disent le contraire : il a été lu en windows-1252.",
  encodage_douteux: () =>
    "Le fichier annonce un encodage sur un octet mais semble écrit en UTF-8 : vérifiez les accents.",
  element_inconnu: (e: string) => `Éléments inconnus, ignorés : ${e}.`,
  attribut_inconnu: (e: string) => `Attributs inattendus, ignorés, sur : ${e}.`,
  texte_inattendu: (e: string) => `Texte inattendu, ignoré, dans : ${e}.`,
  code_inconnu: (e: string) => `Codes inconnus, gardés tels quels : ${e}.`,
  dossier_en_double: () =>
    "Des numéros de demande apparaissent plusieurs fois : la dernière image compte.",
  demande_deux_matricules: () =>
    "Un même numéro de demande porte deux matricules différents : vérifiez ces dossiers.",
  comptes_discordants: () =>
    "Le nombre de dossiers annoncé n’est pas celui du fichier : aucune sortie ne sera calculée.",
  nir_incoherent: () =>
    "Des NIR ne concordent pas avec leur clé, le sexe ou la naissance : gardés, mais non utilisés pour rapprocher.",
  nir_deux_personnes: () =>
    "Un même NIR est porté par des personnes de naissances différentes : vérifiez ces dossiers.",
  personne_deux_foyers: () => "Des personnes figurent dans plusieurs dossiers du fichier.",
  personne_en_double: () =>
    "Une personne figure deux fois dans le même dossier : la dernière mention compte.",
  foyer_sans_demandeur: () => "Des dossiers n’ont pas de demandeur au titre du RSA.",
  date_ecartee: (e: string) => `Dates impossibles, écartées : ${e}.`,
  fin_avant_debut: (e: string) => `Fins antérieures au début, écartées : ${e}.`,
  naissance_partielle: () =>
    "Des dates de naissance ont un jour ou un mois à 00 : lues avec cette imprécision.",
  montant_ecarte: (e: string) => `Montants négatifs, démesurés ou illisibles, écartés : ${e}.`,
  nombre_ecarte: (e: string) => `Nombres illisibles, écartés : ${e}.`,
  booleen_ecarte: (e: string) => `Valeurs autres que 0 et 1, écartées : ${e}.`,
  valeur_manquante: (e: string) => `Valeurs prévues par le schéma mais absentes : ${e}.`,
  commune_illisible: (e: string) => `Codes de commune ou postaux illisibles, écartés : ${e}.`,
  adresse_ecartee: () => "Des adresses de rang répété ou inconnu ont été écartées.",
} as const satisfies Record<string, (exemples: string) => string>;

export type CodeAvertissement = keyof typeof AVERTISSEMENTS;

/** Why the whole file is refused, beside what `#platform/fichiers/errors.ts` already refuses. */
const REFUS = {
  enveloppe_absente: () =>
    "L’enveloppe IdentificationFlux manque ou arrive après les dossiers. Demandez un nouvel envoi.",
  enveloppe_incomplete: () =>
    "Cette valeur de l’enveloppe manque ou est illisible : le fichier ne peut pas être situé.",
  enveloppe_repetee: () => "Cette partie de l’enveloppe est répétée. Demandez un nouvel envoi.",
  fin_absente: () =>
    "Le bloc final TransmissionFlux manque : le fichier est incomplet. Demandez un nouvel envoi.",
  pas_beneficiaire: (v: string) =>
    `Ce n’est pas un flux bénéficiaire (nature « ${v} »). Déposez-le comme ce qu’il est.`,
  type_flux_inconnu: (v: string) =>
    `Le type de flux « ${v} » n’est pas connu : M (mensuel), I (quotidien) et R (reprise) sont lus.`,
  aucun_foyer: () => "Le fichier ne contient aucun dossier. Demandez un nouvel envoi.",
  autre_departement: (v: string) =>
    `Le fichier est destiné au département ${v}, pas à celui de cette installation.`,
  tous_rejetes: (v: string) =>
    `Aucun des ${v} dossiers ne peut entrer. Le format a sans doute changé : voyez les motifs de rejet.`,
  autre_nature: (v: string) =>
    `Ce fichier est ${v}, quel que soit son nom. Un flux est un fichier XML, seul ou compressé : vérifiez le fichier choisi.`,
  pas_un_flux: () =>
    "Ce n’est pas un fichier XML, quel que soit son nom. Vérifiez le fichier choisi.",
  flux_inconnu: () => "Le contenu n’est celui d’aucun flux connu. Vérifiez le fichier déposé.",
  flux_pas_encore_lu: (v: string) =>
    `Le fichier est un flux « ${v} » : ce type de fichier n’est pas encore importé.`,
} as const satisfies Record<string, (valeur: string) => string>;

export type CodeRefus = keyof typeof REFUS;

export const refusLecture = (
  code: CodeRefus,
  { ligne, element, valeur }: { ligne?: number; element?: string; valeur?: string } = {},
): RefusFichier => {
  const raison: (v: string) => string = REFUS[code];
  return {
    code,
    message: situer(ligne, element, raison(valeur ?? "")),
    ligne: ligne ?? null,
    element: element ?? null,
    valeur: valeur ?? null,
  };
};

export const arreterLecture = (
  code: CodeRefus,
  fait: { ligne?: number; element?: string; valeur?: string } = {},
): never => {
  throw new LectureArretee(refusLecture(code, fait));
};
