import pg from "pg";
import { expect } from "vitest";
import { jour } from "#core/jour.ts";
import type { Result } from "#core/result.ts";
import { lirePour } from "#platform/db/transaction.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import { type BaseDeTest, baseDeTest } from "../../../../../tests/base.ts";
import {
  garnirReseau,
  idDeTest,
  ORGANISMES,
  TERRITOIRES,
} from "../../perimetre/donnees-de-test.ts";
import { acteurDe, lireAffectations } from "../../role/affectation.ts";
import type { Role } from "../../role/role.ts";
import { lireCompte, type VueCompte } from "../queries/lire-compte.ts";
import type { ContexteCompte } from "../usecases/contexte.ts";

export const AUJOURDHUI = jour("2026-11-24");
export const COFFRE = creerCoffre(new Uint8Array(32).fill(7));
export const [LENS = "", ARRAS = ""] = TERRITOIRES;
export const [FT = "", ML = ""] = ORGANISMES;
export const STRUCTURE = idDeTest("d", 1);

type RoleDeTest = readonly [
  role: Role,
  type: string,
  id?: string | undefined,
  validite?: string | undefined,
];

export interface MondeComptes {
  readonly base: BaseDeTest;
  lire<L extends object>(sql: string, ...valeurs: readonly unknown[]): Promise<L[]>;
  /** An account with these roles. @returns its id */
  compte(...roles: readonly RoleDeTest[]): Promise<string>;
  /** Someone who acts, and what a use case asks of her. */
  contexte(utilisateurId: string): Promise<ContexteCompte>;
  vue(id: string): Promise<VueCompte>;
  version(id: string): Promise<number>;
}

/** Three territoires, three organismes, no account but those asked for; in `beforeAll`. */
export const monterComptes = async (): Promise<MondeComptes> => {
  const base = await baseDeTest();
  const client = new pg.Client({ connectionString: base.url });
  await client.connect();
  await garnirReseau(client).finally(() => client.end());
  const lire = async <L extends object>(sql: string, ...valeurs: readonly unknown[]) =>
    (await base.poolTraitement.query<L>(sql, [...valeurs])).rows;
  let numero = 0;
  const compte = async (...roles: readonly RoleDeTest[]): Promise<string> => {
    numero += 1;
    const id = idDeTest("e", numero);
    await lire(
      `insert into utilisateur (id, identifiant, nom, prenom, qualite, structure_id)
       values ($1, $2, $3, 'Compte', 'Agent', null)`,
      id,
      `essai${numero}`,
      `Essai ${String(numero).padStart(3, "0")}`,
    );
    for (const [role, type, cible = null, validite = "[2026-01-01,)"] of roles) {
      await lire(
        `insert into affectation (utilisateur_id, role, perimetre_type, perimetre_id, validite)
         values ($1, $2, $3, $4, $5)`,
        id,
        role,
        type,
        cible,
        validite,
      );
    }
    return id;
  };
  const contexte = async (utilisateurId: string): Promise<ContexteCompte> => {
    const lignes = await lire<{
      role: string;
      perimetre_type: string;
      perimetre_id: string | null;
    }>(
      `select role, perimetre_type, perimetre_id from affectation
       where utilisateur_id = $1 and validite @> $2::date`,
      utilisateurId,
      AUJOURDHUI,
    );
    const acteur = acteurDe(
      { id: utilisateurId, prenom: "Julien", nom: "Morel" },
      lireAffectations(lignes),
    );
    return { db: base.app, coffre: COFFRE, acteur, aujourdhui: AUJOURDHUI, requeteId: "essai" };
  };
  const admin = await compte(["administrateur_technique", "aucun"]);
  const vue = async (id: string): Promise<VueCompte> => {
    const { acteur } = await contexte(admin);
    const lue = await lirePour(base.app, acteur, AUJOURDHUI, (trx) =>
      lireCompte(trx, acteur, AUJOURDHUI, id),
    );
    if (!lue) throw new Error("compte inconnu");
    return lue;
  };
  return {
    base,
    lire,
    compte,
    contexte,
    vue,
    version: async (id) => (await vue(id)).compte.version,
  };
};

/** The code of a refusal; a gesture that was done is a failure of the test. */
export const refusDe = <T>(resultat: Result<T, { readonly code: string }>): string => {
  expect(resultat.ok).toBe(false);
  return resultat.ok ? "" : resultat.refus.code;
};

export const faitDe = <T>(resultat: Result<T, unknown>): T => {
  if (!resultat.ok) throw new Error(JSON.stringify(resultat.refus));
  return resultat.value;
};
