import type { Jour } from "#core/jour.ts";

/** One chain each and per month: a whole month of consultations is purged without touching the rest. */
export const CATEGORIES = [
  "connexion",
  "consultation",
  "ecriture",
  "export",
  "traitement",
  "habilitation",
  "refus",
] as const;
export type Categorie = (typeof CATEGORIES)[number];

/** Objects that are watched together whatever is done to them: log-ins, and powers over others. */
const PAR_OBJET: Readonly<Record<string, Categorie>> = {
  session: "connexion",
  connexion: "connexion",
  facteur: "connexion",
  facteurs: "connexion",
  acces: "refus",
  compte: "habilitation",
  comptes: "habilitation",
  delegations: "habilitation",
  absences: "habilitation",
  revues: "habilitation",
  alarmes: "habilitation",
  trace: "habilitation",
};

const PAR_VERBE: readonly (readonly [debut: string, categorie: Categorie])[] = [
  ["exporter", "export"],
  ["telecharger", "export"],
  ["imprimer", "export"],
  ["consulter", "consultation"],
  ["chercher", "consultation"],
  ["lister", "consultation"],
  ["voir", "consultation"],
  ["briser", "consultation"],
];

/** Done by the machine at the end of an import, for nobody in particular. */
const TRAITEMENTS = new Set(["orientation.proposer", "orientation.ouvrir-file"]);

/**
 * Where a gesture is chained: who looked at what is asked of one chain, and taken out of another. A gesture that
 * nobody foresaw is a write.
 */
export const categorieDe = (geste: string): Categorie => {
  const [objet = "", verbe = ""] = geste.split(".");
  const parObjet = PAR_OBJET[objet];
  if (parObjet) return parObjet;
  const parVerbe = PAR_VERBE.find(([debut]) => verbe.startsWith(debut))?.[1];
  if (parVerbe) return parVerbe;
  return objet === "flux" || TRAITEMENTS.has(geste) ? "traitement" : "ecriture";
};

/** A chain: its category and the first day of its month. */
export interface Chaine {
  readonly categorie: string;
  readonly mois: Jour;
}

/** `consultation/2026-11`: how files and people name a chain. */
export const nomChaine = ({ categorie, mois }: Chaine): string =>
  `${categorie}/${mois.slice(0, 7)}`;
