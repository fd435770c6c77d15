import type pg from "pg";

/** Tables that say something of a household or a person without a foreign key that leads to one. */
const SANS_CHEMIN = ["foyer", "dossier_rsa", "dossier_roulant", "droit", "adresse", "rejet"];

/**
 * Every table that holds or reaches a person, read from the catalogue: a column `personne_id`, or a
 * foreign key to such a table, however far.
 */
const PERSONNELLES = `
  with recursive personnelle(oid) as (
    select 'passerelle.personne'::regclass::oid
    union select a.attrelid from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'personne_id' and c.relkind in ('r', 'p')
        and c.relnamespace = 'passerelle'::regnamespace
    union select to_regclass('passerelle.' || nom)::oid from unnest($1::text[]) nom
    union select r.enfant from passerelle.reference_declaree r join personnelle p on p.oid = r.parent)
  select c.relname as nom,
    c.relrowsecurity and c.relforcerowsecurity
      and exists (select 1 from pg_policy p where p.polrelid = c.oid) as cloisonnee
  from personnelle join pg_class c using (oid) order by 1`;

interface TablePersonnelle {
  readonly nom: string;
  /** Row-level security on, forced on the owner too, with a policy. */
  readonly cloisonnee: boolean;
}

export const tablesPersonnelles = async (
  client: pg.ClientBase,
): Promise<readonly TablePersonnelle[]> =>
  (await client.query<TablePersonnelle>(PERSONNELLES, [SANS_CHEMIN])).rows;

interface Colonne {
  readonly nom: string;
  readonly type: string;
  readonly requise: boolean;
  readonly cible: string | null;
  readonly controle: string | null;
}

/** Of two columns of which one and only one is to be given, the first counts as required. */
const COLONNES = `
  select a.attname as nom, format_type(a.atttypid, null) as type,
    a.attnotnull and not a.atthasdef and a.attidentity = '' or exists (
      select 1 from pg_constraint k where k.contype = 'c' and k.conrelid = a.attrelid and k.conkey[1] = a.attnum
        and pg_get_constraintdef(k.oid) ~ 'IS NULL\\) <> \\(\\w+ IS NULL\\)') as requise,
    (select r.parent::regclass::text from passerelle.reference_declaree r
      where r.enfant = a.attrelid and r.colonne = a.attname and r.parent <> r.enfant) as cible,
    (select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.contype = 'c' and k.conrelid = a.attrelid and k.conkey = array[a.attnum] limit 1) as controle
  from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`;

const VALEURS: Readonly<Record<string, string>> = {
  text: "x",
  uuid: "00000000-0000-4000-8000-0000000000aa",
  date: "1990-05-01",
  "timestamp without time zone": "2026-01-01",
  "timestamp with time zone": "2026-01-01",
  daterange: "[2020-01-01,)",
  tstzrange: "[2020-01-01,)",
  boolean: "true",
  integer: "1",
  numeric: "1",
  smallint: "1",
  bigint: "1",
  jsonb: "{}",
  bytea: "\\x00",
  "text[]": "{}",
};

/** A value that holds: the first that a check lists, else any of the type. */
const valeurDe = ({ nom, type, controle }: Colonne): string => {
  const listee = /ARRAY\['([^']+)'|= '([^']+)'/.exec(controle ?? "");
  const valeur = listee?.[1] ?? listee?.[2] ?? VALEURS[type];
  if (valeur === undefined) throw new Error(`Aucune valeur d’essai pour ${nom} (${type})`);
  return valeur;
};

/**
 * Writes one row in a table, and first in those it refers to, so that a table added tomorrow is
 * tested without being named anywhere. `personne` must already hold the person.
 *
 * @param client  superuser: outside both walls
 */
export const garnir = async (
  client: pg.ClientBase,
  table: string,
  personneId: string,
): Promise<void> => {
  const { rows } = await client.query(`select 1 from passerelle.${table} limit 1`);
  if (rows.length > 0) return;
  const colonnes = (await client.query<Colonne>(COLONNES, [`passerelle.${table}`])).rows.filter(
    (c) => c.requise || c.nom === "personne_id",
  );
  const valeurs: string[] = [];
  for (const colonne of colonnes) {
    const cible = colonne.cible?.replace("passerelle.", "");
    if (colonne.nom === "personne_id" || cible === "personne") valeurs.push(personneId);
    else if (cible === undefined) valeurs.push(valeurDe(colonne));
    else {
      await garnir(client, cible, personneId);
      valeurs.push(await premiereCle(client, cible));
    }
  }
  await client.query(
    `insert into passerelle.${table} (${colonnes.map((c) => c.nom).join(",")})
     values (${colonnes.map((_, i) => `$${i + 1}`).join(",")})`,
    valeurs,
  );
};

const premiereCle = async (client: pg.ClientBase, table: string): Promise<string> => {
  const { rows } = await client.query<{ cle: string }>(
    `select (to_jsonb(t) ->> (select a.attname from pg_index i join pg_attribute a
        on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = 'passerelle.${table}'::regclass and i.indisprimary)) as cle
     from passerelle.${table} t limit 1`,
  );
  return rows[0]?.cle ?? "";
};
