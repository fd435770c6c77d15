/** What an account did, in the words of a letter to the person: « a … ». */
const GESTES_EN_CLAIR: Readonly<Record<string, string>> = {
  "personnes.consulter": "a ouvert le dossier",
  "personnes.chercher": "a cherché une personne",
  "personnes.lister": "a affiché une liste de personnes",
  "personnes.briser_glace": "a ouvert le dossier hors de son périmètre",
  "personnes.voir_nir": "a affiché le numéro de sécurité sociale",
  "personnes.voir_montants": "a affiché les ressources et les montants",
  "personnes.creer": "a créé la fiche",
  "personnes.modifier": "a modifié la fiche",
  "personnes.exporter": "a exporté une liste de personnes",
  "doublons.rattacher": "a réuni deux fiches",
  "doublons.detacher": "a séparé deux fiches réunies",
  "doublons.ecarter": "a écarté une ressemblance entre deux fiches",
  "orientation.consulter": "a ouvert la proposition d’orientation",
  "orientation.decider": "a décidé l’orientation",
  "orientation.annuler": "a annulé l’orientation",
  "orientation.exporter": "a exporté la file des orientations",
  "orientation.proposer": "a calculé des propositions d’orientation",
  "orientation.ouvrir-file": "a ouvert des orientations à décider",
  "courrier.consulter": "a lu un courrier",
  "courrier.preparer": "a préparé un courrier",
  "courrier.annuler": "a annulé un courrier",
  "lot.creer": "a constitué un lot de courriers",
  "lot.relancer": "a relancé un lot de courriers",
  "lot.telecharger": "a téléchargé un lot de courriers",
  "flux.appliquer": "a appliqué un fichier reçu",
  "flux.reparer": "a repris un dossier rejeté",
  "flux.consulter_rejet": "a ouvert un dossier rejeté",
  "session.commencer": "a donné son mot de passe",
  "session.confirmer": "a confirmé sa connexion par un second facteur",
  "session.ouvrir": "s’est connecté",
  "session.refuser": "s’est vu refuser la connexion",
  "session.freiner": "a été ralenti à la connexion",
  "session.fermer": "s’est déconnecté",
  "acces.refuser": "s’est vu refuser une page",
  "comptes.consulter": "a consulté un compte",
  "comptes.rechercher": "a cherché un compte",
  "comptes.inviter": "a ouvert un compte",
  "comptes.annuler_invitation": "a annulé une invitation",
  "comptes.modifier": "a modifié un compte",
  "comptes.donner_role": "a donné un rôle",
  "comptes.confirmer_role": "a confirmé un rôle",
  "comptes.terminer_role": "a retiré un rôle",
  "comptes.terminer_a_la_revue": "a retiré un rôle à la revue des droits",
  "comptes.deplacer": "a changé le rattachement d’un compte",
  "comptes.depart": "a fermé un compte",
  "comptes.reactiver": "a rouvert un compte",
  "comptes.ouvrir_revue": "a ouvert la revue des droits",
  "comptes.clore_revue": "a clos la revue des droits",
  "compte.lien_acces": "a envoyé un lien d’accès",
  "compte.retirer_facteurs": "a retiré la double authentification d’un compte",
  "delegations.donner": "a donné une délégation de signature",
  "delegations.finir": "a mis fin à une délégation de signature",
  "absences.declarer": "a déclaré une absence",
  "absences.finir": "a mis fin à une absence",
  "alarmes.traiter": "a traité une alarme",
  "trace.consulter": "a consulté la trace",
  "trace.exporter": "a exporté la trace",
  "trace.purger": "a purgé un mois de trace",
  "trace.verifier": "a vérifié la trace",
};

/** Gestures offered as filters, in the order of the screens. */
export const GESTES_CONNUS = Object.keys(GESTES_EN_CLAIR);

/** A gesture of a house that this list does not know yet keeps its code: shown as it is rather than hidden. */
export const direGeste = (geste: string): string => GESTES_EN_CLAIR[geste] ?? `a fait « ${geste} »`;

const CATEGORIES_EN_CLAIR: Readonly<Record<string, string>> = {
  connexion: "Connexions",
  consultation: "Consultations",
  ecriture: "Écritures",
  export: "Exports",
  traitement: "Traitements",
  habilitation: "Habilitations",
  refus: "Refus",
};

export const direCategorie = (categorie: string): string =>
  CATEGORIES_EN_CLAIR[categorie] ?? categorie;

/** Age of the oldest unsealed row beyond which the sealer is taken to be stopped. */
export const RETARD_ALARME_S = 10;

export const scellementEnRetard = (ageSecondes: number | null): boolean =>
  ageSecondes !== null && ageSecondes > RETARD_ALARME_S;
