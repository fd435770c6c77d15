import { randomUUID } from "node:crypto";
import { generateSync } from "otplib";
import pg from "pg";
import { afterAll } from "vitest";
import { applicationEssai } from "#platform/http/essai.ts";
import type { Application } from "#platform/http/index.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import { type BaseDeTest, baseDeTest } from "../../../../../tests/base.ts";
import { routesAcces } from "../../acces.ts";
import type { Fournisseur } from "../../oidc/fournisseur.ts";
import { creerMemoireRecherche } from "../../recherche/recherche.ts";
import { autorise } from "../../role/policy.ts";
import { lireSession } from "../../session/routes.tsx";
import { hacherMotDePasse } from "../../utilisateur/mot-de-passe.ts";
import { HOTE, type Navigateur, ouvrirNavigateur } from "./navigateur-de-test.ts";

export const MOT_DE_PASSE = "tracteur escabeau pivoine";
export const coffre = creerCoffre("0f".repeat(32));

export interface CompteDeTest {
  readonly id: string;
  readonly identifiant: string;
}

export interface InstallationDeTest {
  readonly base: BaseDeTest;
  /** Superuser: to arrange and to look. */
  readonly client: pg.Client;
  /** Seconds since 1970, moved by tests. */
  readonly horloge: { epoque: number };
  readonly app: Application;
  navigateur(): Navigateur;
  creerCompte(options?: {
    demonstration?: boolean;
    courriel?: string;
    role?: string;
  }): Promise<CompteDeTest>;
  composer(options: {
    oidc?: Fournisseur;
    origine?: string;
    demonstration?: boolean;
  }): Promise<Application>;
}

/** An installation without demonstration, with its database and a clock. In `beforeAll`. */
export const ouvrirInstallationDeTest = async (): Promise<InstallationDeTest> => {
  const base = await baseDeTest();
  const client = new pg.Client({ connectionString: base.url });
  await client.connect();
  afterAll(() => client.end());
  await client.query("set search_path = passerelle, public");
  const empreinte = await hacherMotDePasse(MOT_DE_PASSE);
  const horloge = { epoque: 1_795_000_000 };
  const composer: InstallationDeTest["composer"] = ({
    oidc,
    origine = HOTE,
    demonstration = false,
  }) =>
    applicationEssai({
      routes: routesAcces({
        ...{ coffre, demonstration, oidc },
        adresseDe: () => "192.0.2.1",
        horloge: () => horloge.epoque * 1000,
      }),
      dependances: { db: base.app, recherches: creerMemoireRecherche(base.app, coffre) },
      ...{ lireSession, autorise, origine },
    });
  const app = await composer({});
  return {
    ...{ base, client, horloge, app, composer },
    navigateur: () => ouvrirNavigateur(app),
    creerCompte: async ({ demonstration = false, courriel, role = "agent_orientation" } = {}) => {
      const id = randomUUID();
      const identifiant = `essai.${id.slice(0, 8)}`;
      await client.query(
        `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe, demonstration, courriel)
         values ($1, $2, 'Wattel', 'Sophie', 'Agent', $3, $4, $5)`,
        [id, identifiant, empreinte, demonstration, courriel ?? null],
      );
      await client.query(
        `insert into affectation (utilisateur_id, role, perimetre_type, validite)
         values ($1, $2, 'departement', '[2026-01-01,)')`,
        [id, role],
      );
      return { id, identifiant };
    },
  };
};

export const codeDe = (secret: string, epoque: number): string =>
  generateSync({ secret, epoch: epoque });

export interface Inscrit extends CompteDeTest {
  readonly secret: string;
  readonly codes: readonly string[];
  readonly navigateur: Navigateur;
}

export const secretDeLaPage = (page: string): string =>
  (/<code data-secret[^>]*>([^<]+)</.exec(page)?.[1] ?? "").replaceAll(" ", "");

export const codesDeLaPage = (page: string): readonly string[] =>
  [...page.matchAll(/<code>((?:\w{4}-){3}\w{4})<\/code>/g)].map((m) => m[1] ?? "");

/** A new account, in by its first application. */
export const inscrire = async (
  installation: InstallationDeTest,
  compte?: CompteDeTest,
): Promise<Inscrit> => {
  const { horloge } = installation;
  const { id, identifiant } = compte ?? (await installation.creerCompte());
  const navigateur = installation.navigateur();
  await navigateur.entrer(identifiant, MOT_DE_PASSE);
  const secret = secretDeLaPage(await navigateur.lire("/connexion/inscription"));
  const reponse = await navigateur.poster(
    "/connexion/inscription",
    "/connexion/inscription/application",
    { code: codeDe(secret, horloge.epoque) },
  );
  // The next code is another one.
  horloge.epoque += 30;
  return { id, identifiant, secret, navigateur, codes: codesDeLaPage(await reponse.text()) };
};
