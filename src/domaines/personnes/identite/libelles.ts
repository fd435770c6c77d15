/** State of the right, as the payer codes it (ETATDOSRSA); « absent » is ours: left the stock without a word. */
export const LIBELLES_ETAT: Readonly<Record<string, string>> = {
  "0": "en attente de décision",
  "1": "droit refusé",
  "2": "droit ouvert et versé",
  "3": "droit ouvert et suspendu",
  "4": "versement suspendu",
  "5": "droit fermé",
  "6": "droit fermé, régularisation",
  Z: "non défini",
  absent: "sorti du fichier",
};

const MOTIFS: Readonly<Record<string, string>> = {
  // Suspension of payment
  "01": "ressources trop élevées",
  "02": "moins de 25 ans sans personne à charge",
  "03": "activité non conforme",
  "04": "titre de séjour non valide",
  "05": "montant sous le seuil de versement",
  "06": "déclaration trimestrielle non fournie",
  "09": "résidence non conforme",
  "19": "pas d’isolement",
  "31": "prestation exclue",
  "34": "régime non conforme",
  "35": "demande d’avantage vieillesse absente ou tardive",
  "36": "titre de séjour absent",
  "44": "hospitalisation",
  "70": "action non engagée",
  "78": "surface pondérée au-dessus du plafond",
  "84": "droit éteint",
  "85": "pas d’allocataire",
  "97": "bénéficiaire de l’AAH réduite",
  AB: "allocataire absent du foyer",
  CG: "application d’une sanction",
  CV: "attente de décision du Département",
  CZ: "activité antérieure insuffisante",
  DB: "étudiant, rémunération insuffisante",
  DC: "activité antérieure non conforme",
  // Suspension of the right
  DD: "enquête sociale",
  DE: "imprimé de contrôle absent",
  DF: "avis de changement de caisse absent",
  DG: "décès",
  DH: "décès",
  DI: "autre motif",
  DJ: "paiement réimputé ou arrêté",
  DK: "absence de réponse au contrôle",
  DL: "n’habite plus à l’adresse",
  DM: "résidence inconnue",
  DN: "divergences de droits",
  DO: "divergences de droits",
  DP: "contrôle de l’allocation de soutien familial",
  GF: "situation de famille",
  GR: "contrôle de l’activité ou des ressources",
  GA: "enquête administrative",
  GS: "enquête sociale",
  GC: "imprimé de contrôle",
  GI: "imprimé de changement de caisse",
  GX: "autre motif",
  GE: "forfait de travailleur indépendant",
  GJ: "suspension décidée par le Département",
  GK: "contrat d’insertion",
  GL: "action non engagée",
  // Closing
  PCG: "décision du Département",
  ECH: "quatre mois sans droit",
  EFF: "annulation de la bascule",
  MUT: "mutation vers un autre organisme",
  RGD: "regroupement de dossiers",
  RFD: "radiation, fin de droit",
  RAU: "radiation, autre motif",
  RST: "radiation",
  RSO: "radiation",
};

/** `DA` says two things according to what is suspended. */
const MOTIF_DA: Readonly<Record<string, string>> = {
  "3": "situation de famille",
  "4": "activité antérieure absente",
};

const MOTIFS_DU_DROIT: Readonly<Record<string, string>> = {
  DB: "ressources",
  DC: "enquête administrative",
};

/** « versement suspendu : déclaration trimestrielle non fournie »; a code we do not know is shown as sent. */
export const libelleMotif = (etat: string, motif: string): string => {
  if (motif === "DA") return MOTIF_DA[etat] ?? "DA";
  return (etat === "3" ? MOTIFS_DU_DROIT[motif] : undefined) ?? MOTIFS[motif] ?? `motif ${motif}`;
};

export const libelleEtat = (etat: string | null): string =>
  etat === null ? "aucun droit connu" : (LIBELLES_ETAT[etat] ?? `état ${etat}`);

const ROLES: Readonly<Record<string, string>> = {
  DEM: "demandeur",
  CJT: "conjoint",
  ENF: "enfant",
  AUT: "autre personne à charge",
  RDO: "responsable du dossier",
};
export const libelleRole = (role: string | null): string =>
  role === null ? "hors dossier" : (ROLES[role] ?? role);

const SITUATIONS_FAMILLE: Readonly<Record<string, string>> = {
  ABA: "conjoint disparu",
  CEL: "célibataire",
  DIV: "divorcé",
  ISO: "isolé après vie commune",
  MAR: "marié",
  PAC: "pacsé",
  RPA: "reprise de vie commune, pacsé",
  RVC: "reprise de vie maritale",
  RVM: "reprise de vie commune, marié",
  SEF: "séparé de fait",
  SEL: "séparé légalement",
  VEU: "veuf",
  VIM: "vie maritale",
};
export const libelleSituationFamille = (code: string): string => SITUATIONS_FAMILLE[code] ?? code;

export const libelleSoumission = (soumis: boolean | null): string =>
  soumis === null ? "inconnu" : soumis ? "soumise" : "non soumise";

/** « saisie » or the payer's key, as screens show it. */
export const libelleSource = (source: string): string =>
  source === "saisie" ? "saisie par un agent" : `flux ${source}`;
