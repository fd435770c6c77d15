import type { Jour } from "#core/jour.ts";

/** What is exported: everything known at an instant, or only what was true on one day of it. */
export interface ChampExport {
  readonly au: Jour | null;
  /** ISO 8601 with its zone; null: as known now. */
  readonly connuLe: string | null;
}
