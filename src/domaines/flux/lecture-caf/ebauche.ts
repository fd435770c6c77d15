import type { Jour } from "#core/jour.ts";
import type {
  ActiviteRecue,
  AdresseRecue,
  DroitRecu,
  EvenementRecu,
  PersonneRecue,
  RessourceRecue,
} from "#domaines/personnes/index.ts";
import type { ContexteXml } from "#platform/fichiers/xml-schema.ts";
import type { CodeAvertissement, CodeRejet } from "./errors.ts";

/** A value being filled while its block is read; checked whole when the block closes. */
export type Ebauche<T> = { -readonly [K in keyof T]?: T[K] | undefined };

export interface Motif {
  code?: string;
  depuis?: Jour | undefined;
}

type ListesPersonne = "ligne" | "autresPrenoms" | "activites" | "ressources" | "roulant";

export interface EbauchePersonne extends Ebauche<Omit<PersonneRecue, ListesPersonne>> {
  ligne: number;
  autresPrenoms: string[];
  activites: ActiviteRecue[];
  ressources: { -readonly [K in keyof RessourceRecue]: RessourceRecue[K] }[];
  roulant: Ebauche<PersonneRecue["roulant"]>;
}

export interface EbaucheAdresse extends Ebauche<AdresseRecue> {
  identifiant?: string;
  complement?: string;
  numero?: string;
  typeVoie?: string;
  nomVoie?: string;
  lieuDit?: string;
  etranger: string[];
}

export interface EbaucheDroit extends Ebauche<Omit<DroitRecu, "natures" | "avis" | "roulant">> {
  refus?: Motif;
  suspensionsDroit: Motif[];
  suspensionsVersement: Motif[];
  finDroit?: Motif;
  finAnterieure?: Motif;
  natures: Ebauche<DroitRecu["natures"][number]>[];
  avis: Ebauche<DroitRecu["avis"][number]>[];
  roulant: Ebauche<DroitRecu["roulant"]>;
}

export interface EbaucheMutation {
  sorte?: string;
  numero?: string;
  matricule?: string | undefined;
  le?: Jour | undefined;
}

export interface Defaut {
  readonly code: CodeRejet;
  readonly ligne: number;
  readonly element: string;
  readonly valeur: string | null;
}

export interface EbaucheFoyer {
  readonly ligne: number;
  sorteOrganisme?: string;
  numeroOrganisme?: string;
  ligneOrganisme?: number;
  departement?: string;
  ligneDepartement?: number;
  matricule?: string;
  matriculeBrut?: string;
  numeroDemande?: string;
  dateDemande?: Jour | undefined;
  cedant?: EbaucheMutation;
  prenant?: EbaucheMutation;
  situationFamille: { code?: string; depuis?: Jour | undefined };
  readonly adresses: EbaucheAdresse[];
  readonly droit: EbaucheDroit;
  readonly personnes: EbauchePersonne[];
  readonly evenements: Ebauche<EvenementRecu>[];
  /** The first reason why the dossier cannot enter. */
  defaut?: Defaut;
  readonly avertissements: [code: CodeAvertissement, exemple: string][];
}

export const ebaucherFoyer = (ligne: number): EbaucheFoyer => ({
  ligne,
  situationFamille: {},
  adresses: [],
  droit: { suspensionsDroit: [], suspensionsVersement: [], natures: [], avis: [], roulant: {} },
  personnes: [],
  evenements: [],
  avertissements: [],
});

export const ebaucherPersonne = (ligne: number): EbauchePersonne => ({
  ligne,
  autresPrenoms: [],
  activites: [],
  ressources: [],
  roulant: {},
});

export interface EnveloppeLue {
  application: string;
  version: string;
  typeFlux: string;
  natureFlux: string;
  creeLe?: Jour | undefined;
  creeHeure?: string | undefined;
  reference?: Jour | undefined;
  departement?: string;
  ligne: number;
  vue: boolean;
}

/** What the table fills; the `…Courante` parts belong to the block being read. */
export interface LectureFlux extends ContexteXml {
  readonly enveloppe: EnveloppeLue;
  readonly fin: { vue: boolean; annonces?: number | undefined; anomalies?: number | undefined };
  foyer: EbaucheFoyer;
  personne: EbauchePersonne;
  adresse: EbaucheAdresse;
  prestation: { nature?: string; role?: string; aCharge?: boolean | undefined };
  activite: Ebauche<ActiviteRecue>;
  ressource: { nature?: string; montant?: number | undefined };
  grossesse: Ebauche<NonNullable<PersonneRecue["grossesse"]>>;
  mutation: EbaucheMutation;
  motif: Motif;
  nature: EbaucheDroit["natures"][number];
  avis: EbaucheDroit["avis"][number];
  condition: { avis?: string; motif?: string };
  evenement: Ebauche<EvenementRecu>;
}

export const creerLecture = (): LectureFlux => ({
  ligne: 0,
  element: "",
  enveloppe: {
    application: "",
    version: "",
    typeFlux: "",
    natureFlux: "",
    ligne: 0,
    vue: false,
  },
  fin: { vue: false },
  foyer: ebaucherFoyer(0),
  personne: ebaucherPersonne(0),
  adresse: { etranger: [] },
  prestation: {},
  activite: {},
  ressource: {},
  grossesse: {},
  mutation: {},
  motif: {},
  nature: {},
  avis: {},
  condition: {},
  evenement: {},
});
