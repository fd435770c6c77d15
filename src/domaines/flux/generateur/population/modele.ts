import type { Jour } from "#core/jour.ts";
import type { Origine } from "../donnees/lieux.ts";

/** One human being, the same across dossiers, bodies and months. */
export interface Humain {
  /** Identifier of the truth files. */
  readonly id: number;
  readonly sexe: 1 | 2;
  nomUsage: string;
  readonly nomNaissance: string;
  readonly prenom: string;
  readonly autrePrenom: string;
  readonly naissance: Jour;
  /** TYPEDTNAI: `N` known, `J` day unknown, `O` day and month unknown. */
  readonly precision: "N" | "J" | "O";
  /** RGNAI; 0 when the file does not say. */
  readonly rang: 0 | 1 | 2;
  readonly lieuNaissance: string;
  readonly origine: Origine;
  /** True number, 13 characters. */
  readonly nir: string;
  /** What the payers write: empty, wrong or provisional for a few. */
  nirTransmis: string;
  /** France Travail's identifier; empty until registered. */
  identifiantFt: string;
  inscriptionFt: Jour | "";
  /** The other identifier of France Travail (`identifiant_unique_de`). */
  identifiantUnique: string;
  /** IDASSEDIC declared to the payer, and the month from which its pictures carry it. */
  assedic: string;
  assedicEn: number;
}

export type Role = "DEM" | "CJT" | "ENF";

export interface Membre {
  readonly humain: Humain;
  role: Role;
  /** Role for the family benefits, which differs from the RSA's for a few. */
  rolePfa: string;
  readonly depuis: Jour;
  fin: Jour | "";
  /** TOPPERSDRODEVORSA of an adult; `undefined` = the block is absent. */
  soumis: boolean | undefined;
  entrant: boolean;
  readonly demandePrecedente: string;
  activite: string;
  activiteDepuis: Jour;
  nature: string;
  /** One amount for each month of the reference quarter, in centimes. */
  montants: readonly [number, number, number];
  grossesse: Grossesse | undefined;
}

export interface Grossesse {
  readonly debut: Jour;
  readonly declaree: Jour;
  fin: Jour | "";
}

export interface Lieu {
  readonly commune: string;
  readonly codePostal: string;
  readonly nom: string;
  /** NOMCOM as the payers' files hold it: upper case, 32 characters, windows-1252. */
  readonly nomEcrit: string;
  /** Empty outside the département. */
  readonly territoire: string;
}

export interface Adresse {
  readonly lieu: Lieu;
  readonly depuis: Jour;
  readonly numero: string;
  readonly type: string;
  readonly voie: string;
  readonly complement: string;
  readonly lieudit: string;
  readonly provisoire: boolean;
  /** Address abroad, or whose postal code lost its zero: only among the planted pitfalls. */
  readonly etrangere: boolean;
}

export interface Organisme {
  readonly fonction: "CAF" | "MSA";
  readonly numero: string;
  /** `CAF 621`. */
  readonly cle: string;
  /** As the files are named: `caf`, `msa`. */
  readonly prefixe: string;
}

export type Etat = "0" | "1" | "2" | "3" | "4" | "5" | "6";
export const DANS_LE_DROIT: ReadonlySet<string> = new Set<Etat>(["2", "3", "4"]);

export interface Dossier {
  readonly organisme: Organisme;
  /** Household of the truth: stays the same from one body to another. */
  readonly foyer: number;
  readonly matricule: number;
  readonly numero: string;
  readonly dateDemande: Jour;
  /** First day of the present spell of right. */
  ouvertLe: Jour;
  etat: Etat;
  motif: string;
  etatDepuis: Jour;
  membres: Membre[];
  /** Current address first, at most three. */
  adresses: Adresse[];
  situation: string;
  situationDepuis: Jour;
  sansDomicile: boolean;
  /** Until when the isolated parent has the higher rate; empty when not concerned. */
  majoreJusqua: Jour | "";
  reduction: number;
  cedant:
    | {
        readonly organisme: readonly [string, string];
        readonly matricule: number;
        readonly le: Jour;
      }
    | undefined;
  prenant: { readonly organisme: readonly [string, string]; readonly le: Jour } | undefined;
  /** Which month of each quarter brings a new reference quarter of resources. */
  readonly phase: number;
  /** Nothing happens to it: a pitfall planted there must keep its shape. */
  readonly fige: boolean;
  /** State in the last mensuel of its body; empty when it was not in it. */
  etatPrecedent: Etat | "";
  /** Last month whose mensuel carries it. */
  transmisEn: number;
  /** Events not yet written in a quotidien. */
  faits: string[];
}

export const adultes = (d: Dossier): Membre[] =>
  d.membres.filter((m) => m.role !== "ENF" && m.fin === "");
export const enfants = (d: Dossier): Membre[] =>
  d.membres.filter((m) => m.role === "ENF" && m.fin === "");
