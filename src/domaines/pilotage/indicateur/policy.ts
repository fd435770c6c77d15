import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Acteur } from "#platform/acteur/acteur.ts";

/**
 * Figures are kept by territoire: an account reads those it sees whole. One whose perimeter is a body or a
 * portfolio reads none, rather than the count of people it may not see.
 */
export const indicateursVisibles = ({ perimetre }: Acteur): RawBuilder<SqlBool> =>
  perimetre.departement
    ? sql<SqlBool>`true`
    : sql<SqlBool>`territoire_id = any (${perimetre.territoires}::uuid[])`;
