/** States of an orientation, from the information received to its end. */
export const ETATS = [
  "a_orienter",
  "proposee",
  "decidee",
  "hors_delai_ft",
  "decidee_ft",
  "notifiee",
  "referent_designe",
  "en_revision",
  "maintenue",
  "remplacee",
  "close",
] as const;
export type EtatOrientation = (typeof ETATS)[number];

export type GesteOrientation =
  | "proposer"
  | "rejeter_proposition"
  | "decider"
  | "annuler"
  | "annuler_sans_proposition"
  | "constater_hors_delai"
  | "enregistrer_decision_ft"
  | "notifier"
  | "designer_referent"
  | "ouvrir_revision"
  | "maintenir"
  | "remplacer"
  | "clore";

/**
 * Life of an orientation. Two rows go beyond the text they come from: the six weeks run out for a person to
 * whom something was proposed as for any other, and an author may take his decision back while its letter has
 * not left.
 *
 * @rule R-ORI-01, R-ORI-02, R-ORI-16
 * @source CASF, art. L. 262-29, D. 262-65-2, L. 262-31
 */
export const TRANSITIONS = {
  a_orienter: {
    proposer: "proposee",
    decider: "decidee",
    constater_hors_delai: "hors_delai_ft",
    clore: "close",
  },
  proposee: {
    rejeter_proposition: "a_orienter",
    decider: "decidee",
    constater_hors_delai: "hors_delai_ft",
    clore: "close",
  },
  decidee: {
    annuler: "proposee",
    annuler_sans_proposition: "a_orienter",
    notifier: "notifiee",
    clore: "close",
  },
  hors_delai_ft: { enregistrer_decision_ft: "decidee_ft", clore: "close" },
  decidee_ft: { notifier: "notifiee", clore: "close" },
  notifiee: { designer_referent: "referent_designe", clore: "close" },
  referent_designe: { ouvrir_revision: "en_revision", clore: "close" },
  en_revision: { maintenir: "maintenue", remplacer: "remplacee", clore: "close" },
  maintenue: {},
  remplacee: {},
  close: {},
} as const satisfies Record<EtatOrientation, Partial<Record<GesteOrientation, EtatOrientation>>>;

/** Where a gesture leads from a state; `undefined` = forbidden. */
export const apres = (
  etat: EtatOrientation,
  geste: GesteOrientation,
): EtatOrientation | undefined => {
  const possibles: Partial<Record<GesteOrientation, EtatOrientation>> = TRANSITIONS[etat];
  return possibles[geste];
};

const depuis = (geste: GesteOrientation): readonly EtatOrientation[] =>
  ETATS.filter((etat) => apres(etat, geste) !== undefined);

/** In the queue: nobody has decided yet. Same list as the partial indexes of the table. */
export const EN_ATTENTE = [
  "a_orienter",
  "proposee",
  "hors_delai_ft",
] as const satisfies readonly EtatOrientation[];

/** Not over: its person does not enter the queue again. */
export const VIVANTS = depuis("clore");

export const LIBELLES_ETAT: Readonly<Record<EtatOrientation, string>> = {
  a_orienter: "à orienter",
  proposee: "proposée",
  decidee: "décidée",
  hors_delai_ft: "délai dépassé",
  decidee_ft: "décidée par France Travail",
  notifiee: "notifiée",
  referent_designe: "référent désigné",
  en_revision: "en révision",
  maintenue: "maintenue",
  remplacee: "remplacée",
  close: "close",
};

export const MOTIFS_OUVERTURE = {
  ouverture: "Nouveau droit",
  transfert: "Arrivée d’un autre département",
  devenu_soumis: "Nouvellement soumise",
  manuelle: "Demande d’un agent",
  reprise: "Reprise",
} as const;
export type MotifOuverture = keyof typeof MOTIFS_OUVERTURE;
