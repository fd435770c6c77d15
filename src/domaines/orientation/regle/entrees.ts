/** The three parcours of the law since 2025 (CASF, art. L. 262-29). */
export const PARCOURS = ["emploi", "socio_pro", "social"] as const;
export type Parcours = (typeof PARCOURS)[number];

export const LIBELLES_PARCOURS: Readonly<Record<Parcours, string>> = {
  emploi: "Emploi",
  socio_pro: "Socio-pro",
  social: "Social",
};

interface Description {
  readonly libelle: string;
  /** Where the value comes from, as shown to the agent and to the person. */
  readonly source: string;
}
export type DescriptionEntree = Description &
  (
    | {
        readonly type: "nombre";
        readonly unite: string;
        readonly min: number;
        readonly max: number;
      }
    | { readonly type: "oui_non" }
    | { readonly type: "choix"; readonly valeurs: Readonly<Record<string, string>> }
  );

/**
 * Everything a rule may look at: the published schema of inputs (R-ALG-05). What is not here cannot decide:
 * neither health, handicap or pregnancy, nor sex, name, nationality or birthplace (R-ORI-09).
 *
 * @rule R-ORI-09, R-ALG-05
 * @source CRPA, art. L. 312-1-3 ; loi 78-17, art. 47
 */
export const ENTREES = {
  age: {
    libelle: "Âge",
    type: "nombre",
    unite: "ans",
    min: 16,
    max: 110,
    source: "naissance dite par l’organisme payeur",
  },
  anciennete_droit_mois: {
    libelle: "Ancienneté de la demande de RSA",
    type: "nombre",
    unite: "mois",
    min: 0,
    max: 480,
    source: "date de demande dite par l’organisme payeur",
  },
  activite_recente: {
    libelle: "Activité depuis moins de 24 mois",
    type: "oui_non",
    source: "activités et revenus d’activité dits par l’organisme payeur",
  },
  inscrit_ft: {
    libelle: "Inscription à France Travail",
    type: "oui_non",
    source: "identifiant France Travail transmis par l’organisme payeur",
  },
  nombre_enfants: {
    libelle: "Enfants au foyer",
    type: "nombre",
    unite: "enfants",
    min: 0,
    max: 15,
    source: "composition du foyer dite par l’organisme payeur",
  },
  isole_avec_enfants: {
    libelle: "Parent isolé",
    type: "oui_non",
    source: "composition du foyer dite par l’organisme payeur",
  },
  majoration: {
    libelle: "RSA majoré avec enfant de moins de 3 ans",
    type: "oui_non",
    source: "droit calculé par l’organisme payeur",
  },
  reprise_de_droit: {
    libelle: "Demande de RSA antérieure",
    type: "oui_non",
    source: "dossiers connus de l’organisme payeur",
  },
  accompagnement_en_cours: {
    libelle: "Accompagnement déjà en cours",
    type: "oui_non",
    source: "organisme référent connu du Département",
  },
  parcours_en_cours: {
    libelle: "Parcours de cet accompagnement",
    type: "choix",
    valeurs: {
      emploi: "emploi",
      socio_pro: "socio-professionnel",
      social: "social",
      aucun: "aucun",
    },
    source: "dernière orientation décidée",
  },
  degre_autonomie: {
    libelle: "Degré d’autonomie par rapport à l’emploi",
    type: "choix",
    valeurs: {
      autonome: "autonome dans sa recherche",
      a_appuyer: "à appuyer",
      a_accompagner: "à accompagner de près",
    },
    source: "dernier degré constaté avec la personne, avec son auteur et sa date",
  },
  source_autonomie: {
    libelle: "Qui a constaté ce degré",
    type: "choix",
    valeurs: {
      france_travail: "France Travail",
      organisme_referent: "l’organisme référent",
      entretien: "un entretien d’orientation",
      personne: "la personne elle-même",
    },
    source: "auteur du constat",
  },
  anciennete_autonomie_mois: {
    libelle: "Ancienneté de ce constat",
    type: "nombre",
    unite: "mois",
    min: 0,
    max: 240,
    source: "date du constat",
  },
} as const satisfies Readonly<Record<string, DescriptionEntree>>;

export type NomEntree = keyof typeof ENTREES;
export const NOMS_ENTREES = Object.keys(ENTREES) as readonly NomEntree[];

export const descriptionEntree = (nom: NomEntree): DescriptionEntree => ENTREES[nom];

export type ValeurEntree = number | boolean | string;

/** `null` = unknown, which is not « no ». */
export type Entrees = Readonly<Record<NomEntree, ValeurEntree | null>>;

/** What no flow says and only an interview can tell. */
export const A_RECUEILLIR = {
  projet: "projet professionnel",
  qualification: "qualification",
  freins: "difficultés qui gênent la recherche d’emploi",
} as const;
