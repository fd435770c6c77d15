import type { Serveur } from "../jeu/matrice.ts";

/** A way to take a policy of row-level security away, and to put it back. */
export interface Cloison {
  readonly nom: string;
  readonly lever: string;
  readonly remettre: string;
}

const POLITIQUES = `
  select c.relname as t, p.polname as p, pg_get_expr(p.polqual, p.polrelid) as lit,
    pg_get_expr(p.polwithcheck, p.polrelid) as ecrit
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace = 'passerelle'::regnamespace order by 1, 2`;

/**
 * From the catalogue: the policies that filter anything. Each is opened for reading, then for writing, and its table
 * taken out of row-level security altogether.
 */
export const recenserCloisons = async (
  serveur: Serveur,
  base: string,
): Promise<readonly Cloison[]> => {
  const lignes = await serveur.executer(base, POLITIQUES);
  return lignes.flatMap(({ t, p, lit, ecrit }) => {
    if (lit === "true" && ecrit === "true") return [];
    const table = `passerelle.${String(t)}`;
    const politique = `alter policy ${String(p)} on ${table}`;
    return [
      {
        nom: `${table} : lecture de « ${String(p)} »`,
        lever: `${politique} using (true)`,
        remettre: `${politique} using (${String(lit)})`,
      },
      {
        nom: `${table} : écriture de « ${String(p)} »`,
        lever: `${politique} with check (true)`,
        remettre: `${politique} with check (${String(ecrit)})`,
      },
      {
        nom: `${table} : sécurité par ligne`,
        lever: `alter table ${table} disable row level security`,
        remettre: `alter table ${table} enable row level security`,
      },
    ];
  });
};
