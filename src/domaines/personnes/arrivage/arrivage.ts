import type { Instant, Jour } from "#core/jour.ts";

/**
 * What a paying body says of one dossier, in the field's words. The payers' tags stay in `flux/lecture-*`;
 * codes stay as sent (`etat` "2", `motif` "06"). A picture is always complete: it replaces what the same
 * source said before, with its history kept, and never touches what agents entered.
 */
export interface FoyerRecu {
  /** Line of the file where the block starts, 1 or more. */
  readonly ligne: number;
  /** Normalised: significant digits, left-padded to 7. */
  readonly matricule: string;
  readonly matriculeBrut: string;
  readonly numeroDemande: string;
  readonly dateDemande: Jour;
  readonly mutationEntrante?: MutationEntrante;
  readonly mutationSortante?: MutationSortante;
  readonly situationFamille?: { readonly code: string; readonly depuis?: Jour };
  /** Rank 1 is the current address; at most three. */
  readonly adresses: readonly AdresseRecue[];
  readonly droit: DroitRecu;
  readonly personnes: readonly PersonneRecue[];
  readonly evenements: readonly EvenementRecu[];
}

export interface MutationEntrante {
  /** `CAF 591`, as `cleOrganisme` writes it. */
  readonly organisme: string;
  readonly matricule?: string;
  readonly arriveeLe: Jour;
}

export interface MutationSortante {
  readonly organisme: string;
  readonly departLe: Jour;
}

export interface AdresseRecue {
  readonly rang: 1 | 2 | 3;
  readonly depuis?: Jour;
  /** `FRA` or `HOR`. */
  readonly pays: string;
  readonly nature: string;
  readonly qualite: string;
  /** Postal lines in order, empty ones dropped: complement, number and street, place, foreign lines. */
  readonly lignes: readonly string[];
  /** INSEE commune, 5 characters; absent when the address is abroad or the code unreadable. */
  readonly commune?: string;
  /** 5 digits, leading zeros restored. */
  readonly codePostal?: string;
  readonly nomCommune?: string;
}

export interface DroitRecu {
  /** ETATDOSRSA as sent: "0" to "6" or "Z". */
  readonly etat: string;
  /** Motif of suspension (droit or versement), refusal or closing, as sent. */
  readonly motif?: string;
  /** Since when the state holds (suspension, refusal, closing); absent when the file does not say. */
  readonly depuis?: Jour;
  readonly sansDomicileFixe: boolean;
  readonly personnesACharge?: number;
  readonly origine?: string;
  readonly foyerSoumis?: boolean;
  /** Kinds of allowance under way, as sent: `RSD`, `RSI`… with since when. */
  readonly natures: readonly {
    readonly code: string;
    readonly depuis?: Jour;
    readonly fin?: Jour;
  }[];
  /** Right and resources as computed by the paying body; never recomputed here (R-PER-01). */
  readonly montantDroitCentimes?: number;
  readonly ressourcesCentimes?: number;
  /** Reductions decided by the département as applied by the payer, and other AvisPCG, codes as sent. */
  readonly avis: readonly {
    readonly sorte: string;
    readonly valeur: string;
    readonly depuis?: Jour;
    readonly fin?: Jour;
  }[];
  /** Moves every month by itself: neither a version nor a change. */
  readonly roulant: { readonly calculDepuis?: Jour; readonly dernierVersement?: Jour };
}

export type PrecisionNaissance = "jour" | "mois" | "annee";

export interface PersonneRecue {
  readonly ligne: number;
  readonly civilite?: string;
  readonly nomUsage: string;
  readonly nomNaissance: string;
  readonly prenom: string;
  readonly autresPrenoms: readonly string[];
  readonly naissance: Jour;
  /** `jour` = day, month and year known; `mois` = day unknown; `annee` = day and month unknown. */
  readonly precisionNaissance: PrecisionNaissance;
  readonly rangNaissance: number;
  readonly lieuNaissance?: string;
  /** `1` man, `2` woman. */
  readonly sexe: "1" | "2";
  /** As sent, blanks removed, upper case; 13 or 15 characters or anything else. Leaves memory only encrypted. */
  readonly nir?: string;
  readonly responsable: boolean;
  readonly rattacheeDepuis: Jour;
  readonly rattacheeJusqua?: Jour;
  readonly demandePrecedente?: string;
  /** Role for the RSA: `DEM`, `CJT`, `ENF`, `AUT`, `RDO` or another code as sent. */
  readonly role: string;
  readonly aCharge: boolean;
  /** TOPPERSDRODEVORSA; absent = unknown, which is not "no" (R-PER-05). */
  readonly soumis?: boolean;
  /** TOPPERSENTDRODEVORSA. */
  readonly entrante?: boolean;
  readonly identifiantFt?: string;
  readonly activites: readonly ActiviteRecue[];
  readonly ressources: readonly RessourceRecue[];
  readonly grossesse?: { readonly depuis: Jour; readonly fin?: Jour; readonly natureFin?: string };
  /** Reference quarter: moves every three months, not a change by itself. */
  readonly roulant: { readonly trimestreDebut?: Jour; readonly trimestreFin?: Jour };
}

export interface ActiviteRecue {
  readonly regime?: string;
  readonly code: string;
  readonly debut: Jour;
  readonly fin?: Jour;
  readonly contrat?: string;
}

/** Sum over the reference quarter of one kind of resource. */
export interface RessourceRecue {
  readonly nature: string;
  readonly totalCentimes: number;
}

export interface EvenementRecu {
  readonly le: Jour;
  readonly heure: string;
  readonly code: string;
}

/** The envelope of a file that brings complete pictures of dossiers. */
export interface ArrivageRecu {
  /** `reparation`: foyers of an earlier file, corrected by a human; never leads to an exit. */
  readonly sorte: "mensuel" | "quotidien" | "reparation";
  /** `CAF 621`: FONORG, a space, NUMORG. The file's dossiers of another body are rejected. */
  readonly organisme: string;
  /** Last day of the month, or the day. */
  readonly reference: Jour;
  /** When the payer made the file, as it wrote it (no zone): `AAAA-MM-JJTHH:MM:SS`. Orders two pictures. */
  readonly creeA: string;
  /** When we received it; starts legal clocks. */
  readonly recuA: Instant;
  /** Counts agree and no exit is forbidden: only then may absence from a mensuel mean an exit. */
  readonly complet: boolean;
}

/** A dossier's picture with its fingerprint: same fingerprint, same content, whatever the order and the rolling dates. */
export interface ImageRecue {
  readonly foyer: FoyerRecu;
  /** 32 hexadecimal digits. */
  readonly empreinte: string;
}

/** crees + modifies + inchanges + anciens = pictures received, once doubles are dropped. */
export interface BilanArrivage {
  readonly crees: number;
  readonly modifies: number;
  readonly inchanges: number;
  readonly anciens: number;
  readonly entrees: number;
  readonly sortis: number;
  readonly suspensions: number;
  readonly mutations: number;
  readonly doubles: number;
  readonly personnesCreees: number;
  readonly personnesModifiees: number;
  readonly dureeMs: { readonly copie: number; readonly fusion: number };
}

/** Held for a human: nothing was written. */
export type RefusArrivage =
  | {
      readonly code: "fermeture_massive";
      readonly fermetures: number;
      readonly ouverts: number;
      readonly seuil: number;
    }
  | { readonly code: "plus_ancien_que_le_stock"; readonly reference: Jour; readonly connue: Jour };

/** Values of dated parameters that the merge needs, read on the day of reception. */
export interface ParametresArrivage {
  /** `etats_dans_le_droit`: codes that count as « dans le droit ». */
  readonly etatsDansLeDroit: readonly string[];
  /** `seuil_fermeture`: percent of the open rights of the organisme a file may close by itself. */
  readonly seuilFermeturePourcent: number;
  /** Never held below this number of closings. */
  readonly seuilFermetureMinimum: number;
}
