import { type RawBuilder, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { lirePour } from "#platform/db/transaction.ts";
import { type BaseDeTest, baseDeTest } from "../../../../tests/base.ts";
import { garnir, tablesPersonnelles } from "./catalogue-de-test.ts";
import {
  acteurDeTest,
  COMPTES,
  garnirPersonnes,
  garnirReseau,
  idDeTest,
  ORGANISMES,
  TERRITOIRES,
} from "./donnees-de-test.ts";

const AUJOURDHUI = jour("2026-11-24");
const DROIT_REFUSE = "42501";
const PERSONNE = idDeTest("e", 1);
const [ici, ailleurs] = TERRITOIRES;
const [, moi] = COMPTES;

let base: BaseDeTest;
let client: pg.Client;
let tables: readonly string[];

beforeAll(async () => {
  base = await baseDeTest();
  client = new pg.Client({ connectionString: base.url });
  await client.connect();
  await garnirReseau(client);
  const acces = { territoireId: ici ?? null, organismeId: ORGANISMES[0] ?? null };
  await garnirPersonnes(client, [{ id: PERSONNE, ...acces, referentId: COMPTES[0] ?? null }]);
  tables = (await tablesPersonnelles(client)).map((t) => t.nom);
  for (const table of tables) await garnir(client, table, PERSONNE);
});
afterAll(() => client.end());

const HORS_PERIMETRE: Readonly<Record<string, Acteur>> = {
  "sans périmètre": acteurDeTest(moi ?? ""),
  "d’un autre territoire": acteurDeTest(moi ?? "", { territoires: [ailleurs ?? ""] }),
  "d’un autre organisme": acteurDeTest(moi ?? "", { organismes: [ORGANISMES[1] ?? ""] }),
};
const cas = Object.entries(HORS_PERIMETRE);

type Issue = { readonly lignes: number } | { readonly refus: string };

/** Rows touched on behalf of an account, without any filter in the query. */
const tenter = (acteur: Acteur, requete: RawBuilder<unknown>): Promise<Issue> =>
  lirePour(base.app, acteur, AUJOURDHUI, async (trx): Promise<Issue> => {
    const { rows, numAffectedRows } = await requete.execute(trx);
    return { lignes: Number(numAffectedRows ?? rows.length) };
  }).catch((erreur: unknown): Issue => {
    const code = erreur instanceof Error ? Reflect.get(erreur, "code") : undefined;
    if (code !== DROIT_REFUSE) throw erreur;
    return { refus: DROIT_REFUSE };
  });

const table = (nom: string) => sql.table(`passerelle.${nom}`);
const aucune = (issue: Issue): boolean => "refus" in issue || issue.lignes === 0;

const REFUSEE: Issue = { refus: DROIT_REFUSE };

/** Tries to write, under another id, a row like the one the table holds. */
const recopier = async (acteur: Acteur, nom: string): Promise<Issue> => {
  const { rows } = await client.query<{ ligne: Record<string, unknown> }>(
    `select to_jsonb(t) as ligne from passerelle.${nom} t limit 1`,
  );
  const { ligne } = rows[0] ?? {};
  const id = typeof ligne?.id === "number" ? 999 : idDeTest("9", 1);
  const copie = JSON.stringify({ ...ligne, id });
  return tenter(
    acteur,
    sql`insert into ${table(nom)} overriding system value
      select * from jsonb_populate_record(null::${table(nom)}, ${copie}::jsonb)`,
  );
};

/** Every personal table for which the attempt goes through. */
const tablesOuvertes = async (
  acteur: Acteur,
  requete: (nom: string) => RawBuilder<unknown>,
  ouverte: (issue: Issue) => boolean,
): Promise<readonly string[]> => {
  const ouvertes: string[] = [];
  for (const nom of tables) if (ouverte(await tenter(acteur, requete(nom)))) ouvertes.push(nom);
  return ouvertes;
};

describe("cloisonnement : le catalogue", () => {
  it("toute table qui mène à une personne porte une politique, imposée même au propriétaire", async () => {
    const toutes = await tablesPersonnelles(client);
    expect(toutes.length).toBeGreaterThan(15);
    expect(toutes.filter((t) => !t.cloisonnee).map((t) => t.nom)).toEqual([]);
  });

  it("une table personnelle ajoutée sans politique est vue, de près ou de loin", async () => {
    await client.query("begin");
    try {
      await client.query("create table passerelle.essai_nue (personne_id uuid)");
      await client.query(
        "create table passerelle.essai_pres (qui uuid references passerelle.personne)",
      );
      await client.query(
        "create table passerelle.essai_loin (o uuid references passerelle.orientation)",
      );
      await client.query("alter table passerelle.evenement no force row level security");
      const nues = (await tablesPersonnelles(client)).filter((t) => !t.cloisonnee);
      expect(nues.map((t) => t.nom)).toEqual([
        "essai_loin",
        "essai_nue",
        "essai_pres",
        "evenement",
      ]);
    } finally {
      await client.query("rollback");
    }
  });

  it("chaque table personnelle tient une ligne d’essai", async () => {
    for (const nom of tables) {
      const { rows } = await client.query(`select 1 from passerelle.${nom}`);
      expect(rows.length, nom).toBeGreaterThan(0);
    }
  });
});

describe("cloisonnement : sans aucun filtre dans la requête", () => {
  const compter = (nom: string) => sql`select 1 from ${table(nom)}`;
  /** A column that a statement may set, by table. */
  let colonnes: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const { rows } = await client.query<{ nom: string; colonne: string }>(
      `select table_name as nom, min(column_name) as colonne from information_schema.columns
       where table_schema = 'passerelle' and is_identity = 'NO' and is_generated = 'NEVER' group by 1`,
    );
    colonnes = new Map(rows.map((r) => [r.nom, r.colonne]));
  });

  it.each(cas)("un compte %s ne lit aucune ligne d’aucune table", async (_qui, acteur) =>
    expect(await tablesOuvertes(acteur, compter, (i) => !aucune(i))).toEqual([]),
  );

  it.each(cas)("un compte %s ne change aucune ligne d’aucune table", async (_qui, acteur) => {
    const changer = (nom: string) => {
      const cle = sql.ref(colonnes.get(nom) ?? "id");
      return sql`update ${table(nom)} set ${cle} = ${cle}`;
    };
    expect(await tablesOuvertes(acteur, changer, (i) => !aucune(i))).toEqual([]);
  });

  it.each(cas)("un compte %s n’écrit de ligne dans aucune table", async (_qui, acteur) => {
    // The trace only takes, from anyone, what one did oneself: it is read by no web account.
    const visees = tables.filter((nom) => nom !== "trace");
    for (const nom of visees) expect(await recopier(acteur, nom), nom).toEqual(REFUSEE);
  });

  it("sans compte du tout, rien ne se lit", async () => {
    const { rows } = await base.poolApp.query("select 1 from passerelle.personne");
    expect(rows).toEqual([]);
  });

  it("le compte du territoire, lui, lit la personne et tout ce qui la concerne", async () => {
    const lisibles = await tablesOuvertes(
      acteurDeTest(moi ?? "", { territoires: [ici ?? ""] }),
      compter,
      (i) => !aucune(i),
    );
    // Kept to the département, to the account that a link is opened to, and to nobody of the web.
    expect(tables.filter((t) => !lisibles.includes(t))).toEqual(["rejet", "trace", "visibilite"]);
  });

  it("une trace écrite au nom d’un autre est refusée", async () => {
    const [autre] = COMPTES;
    const inserer = sql`insert into passerelle.trace (acteur_id, acteur, geste)
      values (${autre}::uuid, 'Autre', 'personnes.consulter')`;
    expect(await tenter(acteurDeTest(moi ?? ""), inserer)).toEqual({ refus: DROIT_REFUSE });
  });
});

describe("cloisonnement : les politiques du catalogue, tous droits donnés sur les tables", () => {
  /** Under a policy, whether or not they lead to a person. */
  let cloisonnees: readonly string[];
  beforeAll(async () => {
    const { rows } = await client.query<{ nom: string }>(
      `select distinct c.relname as nom from pg_policy p join pg_class c on c.oid = p.polrelid
       where c.relnamespace = 'passerelle'::regnamespace order by 1`,
    );
    cloisonnees = rows.map((r) => r.nom);
    for (const nom of cloisonnees) await garnir(client, nom, PERSONNE);
    // A line of nobody's is everyone's to write.
    await client.query("set session_replication_role = replica");
    await client.query("update passerelle.trace set acteur_id = $1", [COMPTES[0]]);
    await client.query("set session_replication_role = origin");
    await client.query(
      "grant select, insert, update, delete on all tables in schema passerelle to passerelle_app",
    );
  });

  it.each(cas)("un compte %s ne lit toujours rien", async (_qui, acteur) => {
    for (const nom of cloisonnees) {
      expect(await tenter(acteur, sql`select 1 from ${table(nom)}`), nom).toEqual({ lignes: 0 });
    }
  });

  it.each(cas)("un compte %s n’écrit toujours rien", async (_qui, acteur) => {
    for (const nom of cloisonnees) expect(await recopier(acteur, nom), nom).toEqual(REFUSEE);
  });
});
