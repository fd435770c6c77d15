import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { creerCoffre } from "#platform/secrets/chiffrement.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import type { Entree } from "./entree.ts";
import { empreinteDe } from "./session.ts";
import { insertSession, renouvelerSession, revoquerSession } from "./store.ts";
import { insertEntree, lireEntree } from "./store-entree.ts";
import { achever, avancer } from "./usecases/avancer.ts";

const SOPHIE = "00000000-0000-4000-8000-000000000001";
const ALLOCATAIRE = "00000000-0000-4000-8000-000000000002";
const PARTIE = "00000000-0000-4000-8000-000000000003";
const coffre = creerCoffre("0f".repeat(32));

let base: BaseDeTest;
let client: pg.Client;

const ecrire = <T>(geste: (trx: Trx) => Promise<T>): Promise<T> =>
  base.app.transaction().execute(geste);
const contexte = () => ({
  ...{ db: base.app, coffre, demonstration: false },
  aujourdhui: jour("2026-11-24"),
});

beforeAll(async () => {
  base = await baseDeTest();
  client = new pg.Client({ connectionString: base.url });
  await client.connect();
  await client.query("set search_path = passerelle, public");
  await client.query(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe) values
     ($1, 'sophie', 'Wattel', 'Sophie', 'Agente', 'x'), ($2, 'elodie', 'Lis', 'Élodie', 'Allocataire', 'x'),
     ($3, 'anne', 'Nowak', 'Anne', 'Ancienne agente', 'x')`,
    [SOPHIE, ALLOCATAIRE, PARTIE],
  );
  await client.query(
    `insert into affectation (utilisateur_id, role, perimetre_type, perimetre_id, validite) values
     ($1, 'agent_orientation', 'departement', null, '[2026-01-01,)'),
     ($2, 'allocataire', 'dossier', $2, '[2026-01-01,)'),
     ($3, 'agent_orientation', 'departement', null, '[2026-01-01,2026-06-01)'),
     ($3, 'allocataire', 'dossier', $3, '[2026-06-01,)')`,
    [SOPHIE, ALLOCATAIRE, PARTIE],
  );
});
afterAll(() => client.end());

const entrer = async (): Promise<Entree> => {
  const jeton = await ecrire((trx) =>
    insertEntree(trx, {
      utilisateurId: SOPHIE,
      ...{ etape: "second_facteur", moyen: "mot_de_passe", suite: "" },
    }),
  );
  const entree = await lireEntree(base.app, jeton);
  if (!entree) throw new Error("Entrée attendue");
  return entree;
};

const compterSessions = async (): Promise<number> =>
  (await client.query("select 1 from session where utilisateur_id = $1", [SOPHIE])).rows.length;

it("une étape dont la preuve est défaite n’ouvre rien, et attend encore sa réponse", async () => {
  const entree = await entrer();
  const avant = await compterSessions();
  expect(await achever(contexte(), entree, "application", {}, async () => false)).toBeUndefined();
  expect(await compterSessions()).toBe(avant);
  expect(await achever(contexte(), entree, "application", {})).toBeDefined();
});

it("une étape ne reçoit qu’une réponse", async () => {
  const entree = await entrer();
  expect(await achever(contexte(), entree, "application", {})).toBeDefined();
  const avant = await compterSessions();
  expect(await achever(contexte(), entree, "application", {})).toBeUndefined();
  expect(await compterSessions()).toBe(avant);
});

it("entre par son seul mot de passe qui n’est plus, aujourd’hui, qu’allocataire", async () => {
  const etapeDe = async (id: string) => {
    const compte = { id, identifiant: "x", prenom: "X", nom: "X", demonstration: false };
    const avancee = await avancer(contexte(), compte, { moyen: "mot_de_passe", suite: "" });
    return avancee.etape;
  };
  expect(await etapeDe(ALLOCATAIRE)).toBe("dedans");
  expect(await etapeDe(PARTIE)).toBe("dedans");
  expect(await etapeDe(SOPHIE)).toBe("inscription");
});

it("une session fermée ne se renouvelle pas, et garde l’heure de sa fermeture", async () => {
  const jeton = randomBytes(32).toString("base64url");
  const empreinte = empreinteDe(jeton);
  const session = { empreinte, utilisateurId: SOPHIE, secretCsrf: "x", agent: undefined } as const;
  await ecrire((trx) =>
    insertSession(
      trx,
      { ...session, moyen: "mot_de_passe", oidcJeton: null },
      { inactiviteMinutes: 60, absolueHeures: 12 },
    ),
  );
  await ecrire((trx) => revoquerSession(trx, empreinte));
  await client.query(
    "update session set revoquee_a = now() - interval '1 day' where empreinte = $1",
    [empreinte],
  );
  await ecrire((trx) => revoquerSession(trx, empreinte));
  const { rows } = await client.query(
    "select revoquee_a < now() - interval '1 hour' as ancienne from session where empreinte = $1",
    [empreinte],
  );
  expect(rows).toEqual([{ ancienne: true }]);
  expect(await ecrire((trx) => renouvelerSession(trx, empreinte))).toBeUndefined();
});
