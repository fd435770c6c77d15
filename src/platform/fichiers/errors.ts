/** Why a received file cannot be read at all: nothing of it may be applied. Codes are stable. */
export interface RefusFichier {
  readonly code: string;
  readonly message: string;
  readonly ligne: number | null;
  readonly element: string | null;
  readonly valeur: string | null;
}

interface Fait {
  readonly ligne?: number;
  readonly element?: string;
  readonly valeur?: string;
}

const octets = (n: number): string =>
  n >= 1 << 30 ? `${Math.round(n / (1 << 30))} Gio` : `${Math.round(n / 1024)} Kio`;

export const TAILLE_MAX = 2 * 1024 ** 3;
export const RATIO_MAX = 200;
export const BLOC_MAX = 1 << 20;
export const TEXTE_MAX = 1 << 16;
export const PROFONDEUR_MAX = 64;
export const ATTRIBUTS_MAX = 32;

const RAISONS = {
  fichier_introuvable: () => "Le fichier est introuvable ou illisible. Vérifiez son chemin.",
  fichier_vide: () => "Le fichier est vide. Demandez un nouvel envoi.",
  fichier_trop_gros: () =>
    `Le fichier dépasse ${octets(TAILLE_MAX)}. Vérifiez qu’il s’agit bien d’un flux.`,
  archive_illisible: () => "L’archive est abîmée ou tronquée. Demandez un nouvel envoi.",
  archive_vide: () => "L’archive ne contient aucun fichier. Demandez un nouvel envoi.",
  archive_plusieurs_fichiers: () => "L’archive contient plusieurs fichiers. Déposez-les un par un.",
  archive_chiffree: () =>
    "L’archive est protégée par un mot de passe. Déposez le fichier déchiffré.",
  archive_non_lue: () =>
    "La méthode de compression de l’archive n’est pas lue. Déposez le fichier décompressé.",
  archive_demesuree: () =>
    "Le contenu décompressé est démesuré par rapport à l’archive : elle n’est pas lue.",
  encodage_inconnu: (f) =>
    `L’encodage « ${f.valeur ?? ""} » n’est pas lu. Sont lus : UTF-8, UTF-16, ISO-8859-1, ISO-8859-15 et windows-1252.`,
  encodage_utf16_sans_marque: () =>
    "Le fichier semble être en UTF-16 sans marque d’ordre des octets. Demandez un envoi en UTF-8.",
  encodage_illisible: () =>
    "Les octets ne correspondent pas à l’encodage UTF-16 annoncé. Demandez un nouvel envoi.",
  pas_xml: () => "Ce n’est pas un fichier XML. Vérifiez que le bon fichier a été déposé.",
  version_xml: (f) =>
    `Le fichier annonce la version XML « ${f.valeur ?? ""} » ; seule la version 1.0 est lue.`,
  xml_mal_forme: (f) =>
    `Le XML est mal formé (${f.valeur ?? "syntaxe"}). Demandez un nouvel envoi.`,
  fichier_tronque: () =>
    "Le fichier s’arrête avant la fin : il a été coupé. Demandez un nouvel envoi.",
  doctype_interdit: () =>
    "Le fichier contient une déclaration DOCTYPE, interdite dans un flux. Il n’est pas lu.",
  entite_interdite: () =>
    "Le texte contient un « & » isolé ou une entité inconnue. Demandez un nouvel envoi.",
  instruction_interdite: () =>
    "Le fichier contient une instruction de traitement, interdite dans un flux. Il n’est pas lu.",
  inclusion_interdite: () =>
    "Le fichier demande l’inclusion d’un autre fichier, interdite dans un flux. Il n’est pas lu.",
  espace_de_noms: (f) =>
    `L’espace de noms « ${f.valeur ?? ""} » n’est pas celui d’un flux : les flux n’en ont pas.`,
  caractere_interdit: () =>
    "Le fichier contient un caractère de contrôle interdit en XML. Demandez un nouvel envoi.",
  trop_profond: () => `Les éléments sont imbriqués sur plus de ${PROFONDEUR_MAX} niveaux.`,
  texte_trop_long: () => `Une valeur dépasse ${octets(TEXTE_MAX)}.`,
  trop_attributs: () => `Un élément porte plus de ${ATTRIBUTS_MAX} attributs.`,
  bloc_trop_grand: () =>
    `Un bloc dépasse ${octets(BLOC_MAX)} sans se terminer : une balise n’est sans doute pas fermée, ou un « & » est isolé.`,
  racine_inattendue: (f) =>
    `L’élément racine « ${f.valeur ?? ""} » n’est pas celui d’un flux connu.`,
} as const satisfies Record<string, (fait: Fait) => string>;

export type CodeFichier = keyof typeof RAISONS;

const lieu = (ligne: number | undefined, element: string | undefined): string => {
  if (ligne === undefined) return element === undefined ? "" : `Élément ${element} : `;
  return element === undefined ? `Ligne ${ligne} : ` : `Ligne ${ligne}, élément ${element} : `;
};

/** `Ligne 12, élément NIR : le bloc final manque.`, or the reason alone when it has no place. */
export const situer = (
  ligne: number | undefined,
  element: string | undefined,
  raison: string,
): string => {
  const ou = lieu(ligne, element);
  return ou === "" ? raison : ou + raison.charAt(0).toLowerCase() + raison.slice(1);
};

/** Chunks of a file share one long string: a kept excerpt must not hold its whole chunk in memory. */
export const detacher = (texte: string): string => Buffer.from(texte, "utf8").toString("utf8");

const VALEUR_MAX = 80;

export const refusFichier = (code: CodeFichier, fait: Fait = {}): RefusFichier => {
  const valeur = fait.valeur === undefined ? undefined : detacher(fait.valeur.slice(0, VALEUR_MAX));
  const element = fait.element === undefined ? undefined : detacher(fait.element);
  const raison: (fait: Fait) => string = RAISONS[code];
  const message = raison({ ...fait, ...(valeur === undefined ? {} : { valeur }) });
  return {
    code,
    message: situer(fait.ligne, element, message),
    ligne: fait.ligne ?? null,
    element: element ?? null,
    valeur: valeur ?? null,
  };
};

/** Carries a refusal out of parser callbacks; caught by the readers, which answer a `Result`. */
export class LectureArretee extends Error {
  readonly refus: RefusFichier;
  constructor(refus: RefusFichier) {
    super(refus.code);
    this.refus = refus;
  }
}

export const arreter = (code: CodeFichier, fait: Fait = {}): never => {
  throw new LectureArretee(refusFichier(code, fait));
};
