import { type RawBuilder, sql } from "kysely";

/**
 * `where id = any (…)`: one parameter whatever the number, so that the statement keeps its name and its plan.
 * @param ids  uuids
 */
export const parmi = (ids: readonly string[]): RawBuilder<string> =>
  sql<string>`any (${ids}::uuid[])`;
