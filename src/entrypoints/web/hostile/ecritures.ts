import pg from "pg";

/** A row that a request wrote, and what it is about. */
export interface Ecriture {
  readonly table: string;
  /** Ids that the row carries, before and after. */
  readonly ids: readonly string[];
}

export interface Temoin {
  /** What was committed since the last reading. */
  lire(): Promise<readonly Ecriture[]>;
  fermer(): Promise<void>;
}

/** Written by any request that comes, refused or not: traces, counters, sessions, sealed searches and challenges. */
const TENUE = [
  "trace",
  "trace_scellee",
  "ancre",
  "verification_trace",
  "session",
  "tentative_connexion",
  "recherche",
  "compte_geste",
  "alarme",
  "defi",
];

/** Watches every other table: each committed row leaves its ids. @param url  superuser address */
export const poserTemoin = async (url: string): Promise<Temoin> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    create schema temoin;
    create unlogged table temoin.ecriture (nom text not null, ids text[] not null);
    create function temoin.noter() returns trigger language plpgsql security definer as $$
    begin
      insert into temoin.ecriture
      select tg_table_name, coalesce(array_agg(distinct v.value) filter (where v.value is not null), '{}')
      from (select * from jsonb_each_text(coalesce(to_jsonb(old), '{}'))
            union all select * from jsonb_each_text(coalesce(to_jsonb(new), '{}'))) v;
      return null;
    end $$;`);
  const { rows } = await client.query<{ nom: string }>(
    "select tablename as nom from pg_tables where schemaname = 'passerelle' and tablename <> all ($1)",
    [TENUE],
  );
  for (const { nom } of rows) {
    await client.query(
      `create trigger temoin after insert or update or delete on passerelle.${nom}
       for each row execute function temoin.noter()`,
    );
  }
  return {
    async lire() {
      const { rows: ecrites } = await client.query<{ nom: string; ids: string[] }>(
        "delete from temoin.ecriture returning nom, ids",
      );
      return ecrites.map(({ nom, ids }) => ({ table: nom, ids }));
    },
    fermer: () => client.end(),
  };
};
