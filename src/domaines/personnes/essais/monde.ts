import { createHash } from "node:crypto";
import type { Instant, Jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import { chargerReferentiels } from "#domaines/referentiels/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import type { FoyerRecu, PersonneRecue } from "../arrivage/arrivage.ts";
import { ouvrirArrivage } from "../arrivage/ouvrir-arrivage.ts";

export const AUJOURDHUI = "2026-11-24" as Jour;
export const COFFRE = creerCoffre(new Uint8Array(32).fill(7));

export const LENS = { commune: "62498", codePostal: "62300", nomCommune: "LENS" };
export const ARRAS = { commune: "62041", codePostal: "62000", nomCommune: "ARRAS" };

export interface MondeEssai {
  readonly base: BaseDeTest;
  territoireDe(commune: string): Promise<string>;
  /** An account, with its roles and perimeter. */
  agent(a: {
    readonly roles?: readonly string[];
    readonly communes?: readonly string[];
  }): Promise<Acteur>;
  /** Applies a payer's file of these foyers. */
  arriver(foyers: readonly FoyerRecu[], reference?: Jour): Promise<void>;
  lire<L extends object>(sql: string, ...valeurs: readonly unknown[]): Promise<L[]>;
}

/** A database with its referentials; in `beforeAll`. */
export const monterMonde = async (): Promise<MondeEssai> => {
  const base = await baseDeTest();
  const client = await base.poolTraitement.connect();
  await chargerReferentiels(client, "62", AUJOURDHUI).finally(() => client.release());
  const lire = async <L extends object>(sql: string, ...valeurs: readonly unknown[]) =>
    (await base.poolTraitement.query<L>(sql, [...valeurs])).rows;
  const territoireDe = async (commune: string): Promise<string> => {
    const [ligne] = await lire<{ id: string }>(
      "select territoire_id as id from commune_territoire where commune = $1",
      commune,
    );
    return ligne?.id ?? "";
  };
  return {
    base,
    lire,
    territoireDe,
    async agent({ roles = ["gestionnaire_slai"], communes }) {
      const id = nouvelUuid();
      await lire(
        `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe)
         values ($1, $2, 'WATTEL', 'Sophie', 'agente', '-')`,
        id,
        id,
      );
      return {
        utilisateurId: id,
        nom: "Sophie Wattel",
        roles,
        perimetre: {
          departement: communes === undefined,
          territoires: await Promise.all((communes ?? []).map(territoireDe)),
          organismes: [],
        },
      };
    },
    arriver: (foyers, reference = "2026-09-30" as Jour) => appliquer(base, foyers, reference),
  };
};

const appliquer = async (
  base: BaseDeTest,
  foyers: readonly FoyerRecu[],
  reference: Jour,
): Promise<void> => {
  const arrivage = await ouvrirArrivage(base.poolTraitement, {
    depotId: nouvelUuid(),
    coffre: COFFRE,
    recu: {
      sorte: "quotidien",
      organisme: "CAF 621",
      reference,
      creeA: `${reference}T10:00:00`,
      recuA: `${reference}T12:00:00.000Z` as Instant,
    },
    parametres: {
      etatsDansLeDroit: ["2", "3", "4"],
      seuilFermeturePourcent: 5,
      seuilFermetureMinimum: 20,
    },
  });
  await arrivage.deposer(
    foyers.map((foyer) => ({
      sorte: "foyer" as const,
      foyer,
      empreinte: createHash("md5").update(JSON.stringify(foyer)).digest("hex"),
    })),
  );
  const bilan = await arrivage.appliquer({
    complet: false,
    presents: [],
    force: true,
    avantFin: async () => undefined,
  });
  if (!bilan.ok) throw new Error(bilan.refus.code);
};

export const personneRecue = (p: Partial<PersonneRecue> = {}): PersonneRecue => ({
  ligne: 1,
  nomUsage: "KACZMAREK",
  nomNaissance: "KACZMAREK",
  prenom: "ÉLODIE",
  autresPrenoms: [],
  naissance: "1992-03-12" as Jour,
  precisionNaissance: "jour",
  rangNaissance: 1,
  sexe: "2",
  responsable: true,
  rattacheeDepuis: "2026-01-01" as Jour,
  role: "DEM",
  aCharge: true,
  soumis: true,
  activites: [],
  ressources: [],
  roulant: {},
  ...p,
});

let suivant = 1;

/** A foyer of one or more persons, in Lens unless told otherwise. */
export const foyerRecu = (
  personnes: readonly PersonneRecue[],
  f: Partial<FoyerRecu> & { readonly lieu?: typeof LENS } = {},
): FoyerRecu => {
  suivant += 1;
  const { lieu = LENS, ...reste } = f;
  const matricule = String(1_000_000 + suivant);
  return {
    ligne: 1,
    matricule,
    matriculeBrut: matricule,
    numeroDemande: String(20_000_000_000 + suivant),
    dateDemande: "2026-01-01" as Jour,
    adresses: [
      { rang: 1, pays: "FRA", nature: "D", qualite: "", lignes: ["14 RUE DE LA PAIX"], ...lieu },
    ],
    droit: {
      etat: "2",
      sansDomicileFixe: false,
      natures: [],
      avis: [],
      montantDroitCentimes: 60_775,
      roulant: {},
    },
    personnes,
    evenements: [],
    ...reste,
  };
};
