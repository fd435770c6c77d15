import type { Jour } from "#core/jour.ts";
import type { FoyerRecu } from "#domaines/personnes/index.ts";
import type { RefusFichier } from "#platform/fichiers/errors.ts";

export type TypeFluxBeneficiaire = "beneficiaire_mensuel" | "beneficiaire_quotidien";

/** The envelope, known once the first foyer that names its payer is read. */
export interface EnTeteFlux {
  readonly type: TypeFluxBeneficiaire;
  /** `CAF 621`. */
  readonly organisme: string;
  readonly sorteOrganisme: string;
  readonly numero: string;
  /** `62`, `01`, `2A`, `974`. */
  readonly departement: string;
  readonly reference: Jour;
  /** `AAAA-MM-JJTHH:MM:SS`, as the payer wrote it. */
  readonly creeA: string;
  /** Sending application and its version: `CRI 6200`. */
  readonly schema: string;
  readonly encodage: string;
  /** A whole re-sending (TYPEFLUX `R`): a stock, like a mensuel. */
  readonly reprise: boolean;
}

/** One dossier that cannot enter; the others do. `contenu` holds personal data: encrypt before keeping. */
export interface RejetLu {
  readonly ligne: number;
  readonly element: string;
  readonly code: string;
  readonly message: string;
  readonly valeur: string | null;
  readonly numeroDemande: string | null;
  readonly matricule: string | null;
  readonly contenu: string;
}

export type ElementLu =
  | { readonly sorte: "foyer"; readonly foyer: FoyerRecu; readonly empreinte: string }
  | { readonly sorte: "rejet"; readonly rejet: RejetLu };

export interface Avertissement {
  readonly code: string;
  readonly message: string;
  readonly nombre: number;
}

/** What `flux lire` prints: fields are added, never renamed. */
export interface RapportLecture {
  readonly type: TypeFluxBeneficiaire;
  readonly enveloppe: {
    readonly organisme: string;
    readonly numero: string;
    readonly departement: string;
    readonly reference: Jour;
    readonly cree_a: string;
    readonly schema: string;
    readonly encodage: string;
  };
  /** SHA-256 of the bytes. */
  readonly empreinte: string;
  /** Blocks read, rejected ones included; likewise every count below. */
  readonly foyers: number;
  readonly personnes: number;
  readonly annonces: number | null;
  readonly annonces_anomalies: number | null;
  /** Counts agree: only then may absence from a mensuel mean an exit. */
  readonly complet: boolean;
  readonly soumis: { readonly oui: number; readonly non: number; readonly inconnu: number };
  readonly etats: Readonly<Record<string, number>>;
  /** The first ones; `rejets_total` says how many there are. */
  readonly rejets: readonly Pick<RejetLu, "ligne" | "element" | "code" | "message" | "valeur">[];
  readonly rejets_total: number;
  readonly avertissements: readonly Avertissement[];
}

export type RefusLecture = RefusFichier;
