import type { Instant, Jour } from "#core/jour.ts";
import type { MotifOuverture, Parcours } from "#domaines/orientation/index.ts";

export interface Urgente {
  readonly id: string;
  readonly nom_usage: string;
  readonly prenom: string;
  readonly motif_ouverture: MotifOuverture;
  readonly recue_le: Jour;
  readonly echeance_le: Jour | null;
  /** What the rules propose; `null` when an interview must come first. */
  readonly parcours: Parcours | null;
  readonly organisme: string | null;
}

/** The queue of orientations, the first stock of each organisme apart. */
export interface FileDuJour {
  readonly attente: number;
  readonly depassees: number;
  readonly bientot: number;
  readonly reprise: number;
  /** Reception of the oldest information without a decision. */
  readonly plusAncienne: Jour | null;
  readonly urgentes: readonly Urgente[];
  /** Length of the legal delay and of its warning, in days, for the gauges. */
  readonly delai: number;
  readonly alerte: number;
}

/** Something that waits: how many, since when, where one deals with it. */
export interface Suite {
  readonly nombre: number;
  readonly depuis: Instant | null;
}

export const SUITES = {
  retenus: {
    singulier: "fichier retenu, à confirmer ou abandonner",
    pluriel: "fichiers retenus, à confirmer ou abandonner",
    href: "/flux",
    geste: "flux.confirmer",
  },
  rejets: {
    singulier: "foyer rejeté d’un fichier, à corriger",
    pluriel: "foyers rejetés de fichiers, à corriger",
    href: "/flux/rejets",
    geste: "flux.rejets",
  },
  doublons: {
    singulier: "paire de fiches qui se ressemblent",
    pluriel: "paires de fiches qui se ressemblent",
    href: "/doublons",
    geste: "doublons.trancher",
  },
  courriers: {
    singulier: "courrier à imprimer",
    pluriel: "courriers à imprimer",
    href: "/courriers",
    geste: "courriers.produire",
  },
  alarmes: {
    singulier: "alarme ouverte, à examiner",
    pluriel: "alarmes ouvertes, à examiner",
    href: "/alarmes",
    geste: "alarmes.traiter",
  },
} as const;
export type CodeSuite = keyof typeof SUITES;

export interface MaJournee {
  readonly file: FileDuJour | undefined;
  readonly peutDecider: boolean;
  /** Only the kinds of work this account may deal with; each is there even when nothing waits. */
  readonly suites: Readonly<Partial<Record<CodeSuite, Suite>>>;
}
