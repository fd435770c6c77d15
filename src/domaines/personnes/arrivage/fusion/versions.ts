import type pg from "pg";

/** A table with two times: `validite` (true when) and `connu` (known when). */
export interface TableDatee {
  readonly table: string;
  readonly cle: readonly string[];
  readonly colonnes: readonly string[];
}

const estVide = async (client: pg.ClientBase, source: string): Promise<boolean> => {
  const { rows } = await client.query(`select 1 from ${source} limit 1`);
  return rows.length === 0;
};

/**
 * Writes new versions from `source`, which holds per key: the columns, `effet` (true from that day), and
 * optionally `fin`. What was known and overlaps is closed at this transaction's instant and, where a part of it
 * stays true, written again shorter: nothing known is ever overwritten.
 */
export const versionner = async (
  client: pg.ClientBase,
  { table, cle, colonnes }: TableDatee,
  source: string,
  depotId: string,
): Promise<void> => {
  if (await estVide(client, source)) return;
  const memeCle = cle.map((c) => `r.${c} = s.${c}`).join(" and ");
  const liste = [...cle, ...colonnes];
  await client.query(`
    create temp table t_remplace on commit drop as
    select r.*, s.effet from ${table} r join ${source} s on ${memeCle}
    where upper_inf(r.connu) and (upper_inf(r.validite) or upper(r.validite) > s.effet)`);
  await client.query(`
    update ${table} r set connu = tstzrange(lower(r.connu), now())
    from t_remplace t where t.id = r.id`);
  await client.query(`
    insert into ${table} (${liste.join(", ")}, validite, connu, depot_id)
    select ${liste.join(", ")}, daterange(lower(validite), effet), tstzrange(now(), null), depot_id
    from t_remplace where lower(validite) < effet`);
  await client.query("drop table t_remplace");
  await client.query(
    `insert into ${table} (${liste.join(", ")}, validite, connu, depot_id)
     select ${liste.join(", ")}, daterange(effet, null), tstzrange(now(), null), $1 from ${source}`,
    [depotId],
  );
};

/** Ends what is open for the keys of `source` at their `fin`, known from now on. */
export const fermer = async (
  client: pg.ClientBase,
  { table, cle, colonnes }: TableDatee,
  source: string,
): Promise<void> => {
  if (await estVide(client, source)) return;
  const memeCle = cle.map((c) => `r.${c} = s.${c}`).join(" and ");
  const liste = [...cle, ...colonnes].join(", ");
  await client.query(`
    create temp table t_ferme on commit drop as
    select r.*, s.fin from ${table} r join ${source} s on ${memeCle}
    where upper_inf(r.connu) and upper_inf(r.validite)`);
  await client.query(`
    update ${table} r set connu = tstzrange(lower(r.connu), now()) from t_ferme t where t.id = r.id`);
  await client.query(`
    insert into ${table} (${liste}, validite, connu, depot_id)
    select ${liste}, daterange(lower(validite), greatest(fin, lower(validite) + 1)),
           tstzrange(now(), null), depot_id from t_ferme`);
  await client.query("drop table t_ferme");
};
