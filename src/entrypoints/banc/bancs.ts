import type { Mesure } from "./mesure.ts";

/** What a bench is asked; each takes the sizes it needs. */
export interface DemandeBanc {
  readonly departement: string;
  readonly graine: number;
  readonly essais: number;
  readonly foyers: number;
  readonly personnes: number;
  readonly lettres: number;
  /** How long each page is played. */
  readonly secondes: number;
  readonly arret: AbortSignal;
  readonly dire: (ligne: string) => void;
}

interface Banc {
  readonly resume: string;
  charger(): Promise<(demande: DemandeBanc) => Promise<readonly Mesure[]>>;
}

export const BANCS = {
  flux: {
    resume: "un mensuel dans une base vide, puis celui du mois suivant",
    charger: async () => (await import("./flux/banc-flux.ts")).bancFlux,
  },
  pages: {
    resume: "liste, recherche, fiche, file et tableau, huit à la fois",
    charger: async () => (await import("./pages/banc-pages.ts")).bancPages,
  },
  cloison: {
    resume: "liste, recherche et fiche, avec puis sans la sécurité par ligne",
    charger: async () => (await import("./cloison/banc-cloison.ts")).bancCloison,
  },
  courriers: {
    resume: "un lot de lettres fusionné",
    charger: async () => (await import("./courriers/banc-courriers.ts")).bancCourriers,
  },
  trace: {
    resume: "cinquante clients qui écrivent, scelleur arrêté puis en marche, et la vérification",
    charger: async () => (await import("./trace/banc-trace.ts")).bancTrace,
  },
} as const satisfies Readonly<Record<string, Banc>>;

export type NomBanc = keyof typeof BANCS;

export const estBanc = (nom: string): nom is NomBanc => nom in BANCS;
