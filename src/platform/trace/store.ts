import type pg from "pg";
import type { Jour } from "#core/jour.ts";
import { type Categorie, type Chaine, categorieDe } from "./categorie.ts";
import type { Ancre, LigneASceller, Maillon, Tete } from "./chainage.ts";

/** How the format writes an instant. */
const instant = (colonne: string): string =>
  `to_char(${colonne} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export interface LigneLue extends LigneASceller {
  /** First day of its month in Paris. */
  readonly mois: Jour;
  readonly categorie: Categorie;
}

const LIGNE = `t.seq, ${instant("t.a")} as a, t.acteur_id, t.acteur, t.geste, t.objet_sorte, t.objet_id, t.personne_id,
  t.motif, t.champs, encode(t.empreinte_valeurs, 'hex') as empreinte_valeurs, t.depot_id, t.requete_id,
  date_trunc('month', t.a at time zone 'Europe/Paris')::date as mois`;
const NON_SCELLEE = "not exists (select 1 from trace_scellee s where s.trace_seq = t.seq)";

const TOUTES = `
  select ${LIGNE} from trace t where t.seq > $1 and ${NON_SCELLEE} order by t.seq limit $2`;

/**
 * Walks the few rows of recent transactions by their index, and asks for the seal of each: a subquery that the planner
 * does not turn into a join, since with a limit in sight it would read both tables whole every second.
 */
const RECENTES = `
  with recente as materialized (select * from trace where transaction_id >= $3::xid8 and seq > $1)
  select ${LIGNE} from recente t
  where (select 1 from trace_scellee s where s.trace_seq = t.seq) is null order by t.seq limit $2`;

interface Tranche {
  readonly apres: number;
  readonly maximum: number;
  /** Only rows of transactions not older than it; all of them when absent. */
  readonly horizon: string | undefined;
}

/** Rows that no seal covers, in the order in which they were written. */
export const listNonScellees = async (
  client: pg.ClientBase,
  { apres, maximum, horizon }: Tranche,
): Promise<readonly LigneLue[]> => {
  const valeurs = [apres, maximum];
  const { rows } = await client.query<LigneASceller & { readonly mois: Jour }>(
    horizon === undefined ? TOUTES : RECENTES,
    horizon === undefined ? valeurs : [...valeurs, horizon],
  );
  return rows.map((l) => ({ ...l, categorie: categorieDe(l.geste) }));
};

/** Every transaction below it has ended: what it wrote is visible to any later statement, or never will be. */
export const lireHorizon = async (client: pg.ClientBase): Promise<string | undefined> => {
  const { rows } = await client.query<{ horizon: string }>(
    "select pg_snapshot_xmin(pg_current_snapshot())::text as horizon",
  );
  return rows[0]?.horizon;
};

export const loadTete = async (
  client: pg.ClientBase,
  { categorie, mois }: Chaine,
): Promise<Tete | undefined> => {
  const { rows } = await client.query<Tete>(
    `select rang, encode(empreinte, 'hex') as empreinte from trace_scellee
     where categorie = $1 and mois = $2 order by rang desc limit 1`,
    [categorie, mois],
  );
  return rows[0];
};

/** Where a chain stood when a day began in Paris; undefined when nothing was sealed before. */
export const loadTeteAvant = async (
  client: pg.ClientBase,
  { categorie, mois }: Chaine,
  jour: Jour,
): Promise<Tete | undefined> => {
  const { rows } = await client.query<Tete>(
    `select rang, encode(empreinte, 'hex') as empreinte from trace_scellee
     where categorie = $1 and mois = $2 and scelle_a < $3::date::timestamp at time zone 'Europe/Paris'
     order by rang desc limit 1`,
    [categorie, mois, jour],
  );
  return rows[0];
};

/** Chains that have rows and are not closed. */
export const listChainesOuvertes = async (client: pg.ClientBase): Promise<readonly Chaine[]> => {
  const { rows } = await client.query<Chaine>(`
    with recursive vive(categorie, mois) as (
      (select categorie, mois from trace_scellee order by 1, 2 limit 1)
      union all
      select n.categorie, n.mois from vive v, lateral (
        select s.categorie, s.mois from trace_scellee s
        where (s.categorie, s.mois) > (v.categorie, v.mois) order by 1, 2 limit 1) n)
    select categorie, mois from vive v
    where not exists (select 1 from ancre a
      where a.categorie = v.categorie and a.mois = v.mois and a.genre = 'cloture')`);
  return rows;
};

/** All of them, in the order in which they were dropped. */
export const listAncres = async (client: pg.ClientBase): Promise<readonly Ancre[]> => {
  const { rows } = await client.query<Ancre>(`
    select categorie, mois, genre, jour, rang, encode(empreinte, 'hex') as empreinte,
      ${instant("pose_a")} as "poseA"
    from ancre order by pose_a, categorie, mois`);
  return rows;
};

export const insertMaillons = async (
  client: pg.ClientBase,
  maillons: readonly (Chaine & Maillon & { readonly empreinte: string })[],
): Promise<void> => {
  const colonne = <T>(valeur: (m: (typeof maillons)[number]) => T): T[] => maillons.map(valeur);
  await client.query(
    `insert into trace_scellee (categorie, mois, rang, trace_seq, scelle_a, sceau, empreinte)
     select c, m, r, s, a, decode(l, 'hex'), decode(e, 'hex')
     from unnest($1::text[], $2::date[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[], $7::text[])
       x(c, m, r, s, a, l, e)`,
    [
      colonne((m) => m.categorie),
      colonne((m) => m.mois),
      colonne((m) => m.rang),
      colonne((m) => m.seq),
      colonne((m) => m.scelleA),
      colonne((m) => m.sceau),
      colonne((m) => m.empreinte),
    ],
  );
};

export const insertAncre = async (
  client: pg.ClientBase,
  a: Ancre,
  sceau: string,
): Promise<boolean> => {
  const { rowCount } = await client.query(
    `insert into ancre (categorie, mois, genre, jour, rang, empreinte, pose_a, sceau)
     values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, decode($8, 'hex')) on conflict do nothing`,
    [a.categorie, a.mois, a.genre, a.jour, a.rang, a.empreinte, a.poseA, sceau],
  );
  return rowCount === 1;
};
