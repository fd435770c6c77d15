/** Why a model is refused. `ligne` is 1-based; 0 = the model as a whole. */
export type RefusModele =
  | { readonly code: "modele_trop_long"; readonly ligne: 0; readonly maximum: number }
  | { readonly code: "objet_manquant"; readonly ligne: 1 }
  | { readonly code: "objet_repete"; readonly ligne: number }
  | { readonly code: "code_interdit"; readonly ligne: number; readonly signe: string }
  | { readonly code: "variable_inconnue"; readonly ligne: number; readonly nom: string }
  | { readonly code: "variable_sans_si"; readonly ligne: number; readonly nom: string }
  | { readonly code: "liste_mal_placee"; readonly ligne: number; readonly nom: string }
  | { readonly code: "accolade_ouverte"; readonly ligne: number }
  | { readonly code: "gras_ouvert"; readonly ligne: number }
  | { readonly code: "geste_mal_place"; readonly ligne: number; readonly geste: string }
  | { readonly code: "bloc_non_ferme"; readonly ligne: number; readonly geste: string }
  | { readonly code: "fin_sans_debut"; readonly ligne: number; readonly geste: string }
  | { readonly code: "trop_imbrique"; readonly ligne: number; readonly maximum: number }
  | {
      readonly code: "mention_manquante";
      readonly ligne: 0;
      readonly regle: string;
      readonly phrase: string;
      readonly absentes: readonly string[];
    };

type Phrases = {
  readonly [C in RefusModele["code"]]: (r: Extract<RefusModele, { code: C }>) => string;
};

export const PHRASES_MODELE: Phrases = {
  modele_trop_long: (r) => `Le modèle dépasse ${r.maximum} caractères.`,
  objet_manquant: () =>
    "Le modèle commence par son objet. Écrivez par exemple « # Votre accompagnement ».",
  objet_repete: () => "Un modèle a un seul objet. Écrivez « ## » pour un intertitre.",
  code_interdit: (r) =>
    `Le signe « ${r.signe} » n’a pas sa place dans un modèle. Écrivez du texte, des variables entre accolades ou une mise en forme prévue.`,
  variable_inconnue: (r) => `La variable « ${r.nom} » n’existe pas pour ce courrier.`,
  variable_sans_si: (r) =>
    `La variable « ${r.nom} » peut manquer. Placez-la entre « {si ${r.nom}} » et « {fin si} ».`,
  liste_mal_placee: (r) =>
    `La variable « ${r.nom} » est une liste. Écrivez-la seule sur une ligne qui commence par « - ».`,
  accolade_ouverte: () =>
    "Une accolade n’est pas fermée. Écrivez « {variable} » sur une même ligne.",
  gras_ouvert: () =>
    "Un passage en gras n’est pas fermé. Écrivez « **texte** » sur une même ligne.",
  geste_mal_place: (r) => `« {${r.geste}} » s’écrit seul sur sa ligne, hors d’un encadré.`,
  bloc_non_ferme: (r) => `« {${r.geste}} » n’est pas refermé.`,
  fin_sans_debut: (r) => `« {${r.geste}} » ne répond à aucun début.`,
  trop_imbrique: (r) => `Les blocs s’emboîtent sur plus de ${r.maximum} niveaux.`,
  mention_manquante: (r) =>
    `${r.phrase} Il manque : ${r.absentes.map((n) => `{${n}}`).join(", ")}.`,
};

/** The sentence shown to the administrator, with its line. */
export const phraseModele = (refus: RefusModele): string => {
  const phrase = (PHRASES_MODELE[refus.code] as (r: RefusModele) => string)(refus);
  return refus.ligne > 0 ? `Ligne ${refus.ligne} : ${phrase}` : phrase;
};
