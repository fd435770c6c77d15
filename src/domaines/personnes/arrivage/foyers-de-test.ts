import { createHash } from "node:crypto";
import { type Instant, type Jour, jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type { BaseDeTest } from "../../../../tests/base.ts";
import type { BilanArrivage, FoyerRecu, ParametresArrivage, PersonneRecue } from "./arrivage.ts";
import { ouvrirArrivage } from "./ouvrir-arrivage.ts";

export const PARAMETRES: ParametresArrivage = {
  etatsDansLeDroit: ["2", "3", "4"],
  seuilFermeturePourcent: 5,
  seuilFermetureMinimum: 20,
};

export const personne = (champs: Partial<PersonneRecue> = {}): PersonneRecue => ({
  ligne: 1,
  nomUsage: "LEFEBVRE",
  nomNaissance: "LEFEBVRE",
  prenom: "SANDRINE",
  autresPrenoms: [],
  naissance: jour("1985-03-12"),
  precisionNaissance: "jour",
  rangNaissance: 1,
  sexe: "2",
  responsable: true,
  rattacheeDepuis: jour("2026-01-01"),
  role: "DEM",
  aCharge: true,
  soumis: true,
  activites: [],
  ressources: [],
  roulant: {},
  ...champs,
});

type Foyer = Omit<Partial<FoyerRecu>, "droit"> & { readonly droit?: Partial<FoyerRecu["droit"]> };

export const foyer = ({ droit, ...champs }: Foyer = {}): FoyerRecu => ({
  ligne: 1,
  matricule: "0000001",
  matriculeBrut: "000000000000001",
  numeroDemande: "10000001062",
  dateDemande: jour("2026-01-01"),
  adresses: [
    {
      rang: 1,
      depuis: jour("2026-01-01"),
      pays: "FRA",
      nature: "D",
      qualite: "CO",
      lignes: ["12 RUE DES FOSSES"],
      commune: "62498",
      codePostal: "62300",
      nomCommune: "LENS",
    },
  ],
  droit: { etat: "2", sansDomicileFixe: false, natures: [], avis: [], roulant: {}, ...droit },
  personnes: [personne()],
  evenements: [],
  ...champs,
});

const empreinte = (f: FoyerRecu): string => {
  const { ligne: _l, droit, personnes, ...reste } = f;
  const { roulant: _r, ...fige } = droit;
  const figees = personnes.map(({ ligne: _p, roulant: _q, ...p }) => p);
  return createHash("md5")
    .update(JSON.stringify([reste, fige, figees]))
    .digest("hex");
};

const coffre = {
  chiffrer: (clair: string) => Buffer.from(clair.split("").reverse().join("")),
  empreinteNir: (corps: string) => createHash("sha256").update(corps).digest(),
};

export interface FichierDeTest {
  readonly reference: string;
  readonly foyers: readonly FoyerRecu[];
  readonly sorte?: "mensuel" | "quotidien" | "reparation";
  readonly organisme?: string;
  readonly complet?: boolean;
  readonly creeA?: string;
  readonly presents?: readonly string[];
  readonly force?: boolean;
}

/** Feeds one file straight to the merge; a held one throws its code. */
export const recevoir = async (base: BaseDeTest, f: FichierDeTest): Promise<BilanArrivage> => {
  const arrivage = await ouvrirArrivage(base.poolTraitement, {
    depotId: nouvelUuid(),
    coffre,
    parametres: PARAMETRES,
    recu: {
      sorte: f.sorte ?? "mensuel",
      organisme: f.organisme ?? "CAF 621",
      reference: f.reference as Jour,
      creeA: f.creeA ?? `${f.reference}T23:00:00`,
      recuA: `${f.reference}T23:30:00.000Z` as Instant,
    },
  });
  await arrivage.deposer(
    f.foyers.map((foyerRecu) => ({ foyer: foyerRecu, empreinte: empreinte(foyerRecu) })),
  );
  const applique = await arrivage.appliquer({
    complet: f.complet ?? true,
    presents: f.presents ?? [],
    force: f.force ?? false,
    avantFin: () => Promise.resolve(),
  });
  if (!applique.ok) throw new Error(applique.refus.code);
  return applique.value;
};

export const lignes = async <T extends object>(
  base: BaseDeTest,
  sql: string,
  valeurs: readonly unknown[] = [],
): Promise<readonly T[]> => (await base.poolTraitement.query<T>(sql, [...valeurs])).rows;

/** Each test starts from no one. */
export const vider = async (base: BaseDeTest): Promise<void> => {
  await base.poolTraitement.query("delete from doublon_potentiel");
  for (const table of ["membre_dossier", "droit", "soumission", "adresse", "dossier_roulant"]) {
    await base.poolTraitement.query(`delete from ${table}`);
  }
  await base.poolTraitement.query("delete from personne");
  for (const table of ["dossier_rsa", "foyer", "arrivage"]) {
    await base.poolTraitement.query(`delete from ${table}`);
  }
};
