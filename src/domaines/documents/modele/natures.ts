import type { Exigence, NatureCourrier, Variable } from "./modele.ts";

const texte = (libelle: string, exemple: string): Variable => ({
  libelle,
  type: "texte",
  facultative: false,
  exemple,
});
const facultatif = (libelle: string, exemple: string): Variable => ({
  ...texte(libelle, exemple),
  facultative: true,
});

/** Told by the département's identity and the date of the letter: any model may name them. */
export const VARIABLES_COMMUNES = {
  date_courrier: texte("Date du courrier", "24 novembre 2026"),
  civilite: texte("Appel en tête de lettre", "Madame"),
  departement: texte("Nom du Département, sans article", "Département du Pas-de-Calais"),
  executif: texte("Titre de l’exécutif", "le président du conseil départemental"),
  telephone: texte("Téléphone du service", "03 21 00 00 00"),
  courriel: texte("Adresse électronique du service", "insertion@departement.exemple"),
  recours_adresse: texte(
    "Où adresser la contestation",
    "Monsieur le président du conseil départemental, rue Ferdinand-Buisson, 62018 Arras Cedex 9",
  ),
  tribunal: texte(
    "Tribunal administratif et son adresse",
    "tribunal administratif de Lille, 5 rue Geoffroy-Saint-Hilaire, CS 62039, 59014 Lille Cedex",
  ),
  conservation: texte(
    "Durée de conservation des données",
    "2 ans après la fin de votre accompagnement",
  ),
  regles_publiques: texte("Page publique des règles de calcul", "www.departement.exemple/regles"),
  dpo: texte("Délégué à la protection des données", "dpo@departement.exemple"),
} as const satisfies Record<string, Variable>;

const EXIGENCES_DECISION: readonly Exigence[] = [
  {
    regle: "R-GEN-03",
    source: "CRPA, art. L. 212-1",
    variables: ["signature"],
    phrase: "Une décision porte le prénom, le nom, la qualité et la délégation de son auteur.",
  },
  {
    regle: "R-GEN-07",
    source: "CASF, art. L. 262-47 et R. 262-88",
    variables: ["recours_delai", "recours_adresse", "tribunal"],
    phrase: "Une décision dit comment la contester : le délai, à qui écrire, puis quel tribunal.",
  },
];

const ORIENTATION_DECISION: NatureCourrier = {
  code: "orientation_decision",
  libelle: "Décision d’orientation",
  variables: {
    ...VARIABLES_COMMUNES,
    parcours: texte(
      "Parcours, en clair",
      "un accompagnement à vocation d’insertion socio-professionnelle",
    ),
    organisme: texte("Organisme référent", "la Maison du Département Solidarité de l’Arrageois"),
    organisme_coordonnees: facultatif(
      "Adresse et téléphone de l’organisme",
      "37 rue du Temple, 62000 Arras, 03 21 00 00 01",
    ),
    referent: facultatif("Référent, s’il est désigné", "Karim BENALI"),
    rendez_vous: facultatif("Premier rendez-vous", "mardi 8 décembre 2026 à 9 h 30"),
    rendez_vous_lieu: facultatif("Lieu du premier rendez-vous", "37 rue du Temple, 62000 Arras"),
    contact_avant: texte("Jour avant lequel l’organisme prend contact", "mercredi 9 décembre 2026"),
    raisons: {
      libelle: "Raisons de la décision, en clair",
      type: "liste",
      facultative: false,
      exemple: [
        "vous avez travaillé au cours des 24 derniers mois",
        "vous avez besoin d’aide pour vous déplacer",
      ],
    },
    date_effet: texte("Date d’effet", "24 novembre 2026"),
    recours_delai: texte("Délai pour contester", "2 mois"),
    algorithme: facultatif(
      "Finalité du calcul, si un calcul a préparé la décision",
      "proposer un accompagnement adapté à votre situation",
    ),
  },
  exigences: [
    {
      regle: "R-ORI-10",
      source: "CASF, art. L. 262-29 ; CRPA, art. L. 211-2",
      variables: ["parcours", "organisme", "raisons", "rendez_vous"],
      phrase:
        "La lettre d’orientation dit l’accompagnement, l’organisme, le premier rendez-vous et les raisons.",
    },
    {
      regle: "R-ORI-10",
      source: "CASF, art. L. 262-29",
      variables: ["contact_avant"],
      quand: { variable: "rendez_vous", presente: false },
      phrase: "Sans rendez-vous fixé, la lettre dit avant quel jour l’organisme prend contact.",
    },
    ...EXIGENCES_DECISION,
    {
      regle: "R-ALG-02",
      source: "CRPA, art. L. 311-3-1 et R. 311-3-1-1",
      variables: ["algorithme", "regles_publiques"],
      quand: { variable: "algorithme", presente: true },
      phrase:
        "Quand un calcul a préparé la décision, la lettre dit à quoi il sert et où lire ses règles.",
    },
    {
      regle: "R-ORI-10",
      source: "RGPD, art. 13 et 14",
      variables: ["dpo", "conservation"],
      phrase: "La lettre dit à qui s’adresser pour les données personnelles.",
    },
  ],
};

export const NATURES: Readonly<Record<string, NatureCourrier>> = {
  [ORIENTATION_DECISION.code]: ORIENTATION_DECISION,
};
