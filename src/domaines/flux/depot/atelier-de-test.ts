import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll } from "vitest";
import { type Jour, jour } from "#core/jour.ts";
import { chargerReferentiels } from "#domaines/referentiels/index.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import type { BaseDeTest } from "../../../../tests/base.ts";
import { flux, foyer, personne } from "../lecture-caf/fabrique-de-test.ts";
import type { AtelierFlux } from "./atelier.ts";
import type { IssueDepot } from "./depot.ts";
import { deposerFichier } from "./usecases/deposer.ts";
import { importerDepot } from "./usecases/importer.ts";

export const AUJOURDHUI: Jour = jour("2026-11-24");

/** A base with its reference data, a folder of its own, and a workshop over both. In `beforeAll`. */
export const atelierDeTest = async (base: BaseDeTest): Promise<AtelierFlux> => {
  const dossier = await mkdtemp(join(tmpdir(), "depots-"));
  afterAll(() => rm(dossier, { recursive: true, force: true }));
  const client = await base.poolTraitement.connect();
  await chargerReferentiels(client, "62", AUJOURDHUI).finally(() => client.release());
  return {
    pool: base.poolTraitement,
    db: base.traitement,
    coffre: creerCoffre(new Uint8Array(32).fill(3)),
    dossier,
    departement: "62",
    aujourdhui: () => AUJOURDHUI,
    maintenant: () => new Date(`${AUJOURDHUI}T10:00:00Z`),
  };
};

export interface FoyerNumerote {
  readonly organisme?: string;
  readonly etat?: string;
  readonly naissance?: string;
}

/** The n-th dossier of a payer: same number, same people, whatever file it comes in. */
export const foyerNumero = (n: number, options: FoyerNumerote = {}): string => {
  const { organisme = "621", etat = "2", naissance } = options;
  const numero = `${organisme}${String(n).padStart(5, "0")}`;
  return foyer({
    organisme,
    demande: `9${numero}062`.slice(0, 11),
    matricule: numero.padStart(15, "0"),
    etat: `<EtatDossierRSA><ETATDOSRSA>${etat}</ETATDOSRSA></EtatDossierRSA>`,
    personnes: [
      personne({ nom: `ESSAI${numero}`, naissance: naissance ?? "1991-07-03", prenom: `N${n}` }),
    ],
  });
};

export const foyersNumeros = (n: number, options: FoyerNumerote = {}): string[] =>
  Array.from({ length: n }, (_, rang) => foyerNumero(rang + 1, options));

/** A whole file, dated. */
export const fichier = (
  foyers: readonly string[],
  { type = "M", reference = "2026-10-31", cree = "2026-11-04" } = {},
): string =>
  flux(foyers, type)
    .replace(/<DTREF>[^<]*/, `<DTREF>${reference}`)
    .replace(/<DTCREAFLUX>[^<]*/, `<DTCREAFLUX>${cree}`);

export const deposer = async (atelier: AtelierFlux, contenu: string): Promise<string> => {
  const chemin = join(atelier.dossier, "a-deposer.xml");
  await writeFile(chemin, contenu);
  return deposerFichier(atelier, {
    chemin,
    nomFichier: "envoi.xml",
    deposePar: null,
    deplacer: false,
  });
};

export const importer = async (atelier: AtelierFlux, contenu: string): Promise<IssueDepot> =>
  importerDepot(atelier, await deposer(atelier, contenu));

/** Everything a file may write, emptied between two tests. */
export const vider = async (base: BaseDeTest): Promise<void> => {
  // Only the owner may truncate.
  const client = new pg.Client({ connectionString: base.url });
  await client.connect();
  await client
    .query(
      `set search_path = passerelle, public;
       truncate rejet, depot, arrivage, foyer, dossier_rsa, dossier_roulant, membre_dossier, droit, soumission, adresse,
         personne cascade`,
    )
    .finally(() => client.end());
};

/** Rows of the business tables: what « nothing is written » means. */
export const compterMetier = async (atelier: AtelierFlux): Promise<Record<string, number>> => {
  const { rows } = await atelier.pool.query<Record<string, number>>(`select
    (select count(*)::int from personne) as personnes, (select count(*)::int from dossier_rsa) as dossiers,
    (select count(*)::int from droit) as droits, (select count(*)::int from arrivage) as arrivages,
    (select count(*)::int from droit where upper_inf(validite) and etat in ('2','3','4')) as ouverts,
    (select count(*)::int from rejet) as rejets`);
  return rows[0] ?? {};
};
