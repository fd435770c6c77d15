import { z } from "zod";
import { PARCOURS } from "../regle/entrees.ts";
import type { FiltreFile } from "./queries/lister-file.ts";
import { ONGLETS, VUES } from "./rules/filtres.ts";

const cles = <C extends string>(table: Readonly<Record<C, string>>): [C, ...C[]] =>
  Object.keys(table) as [C, ...C[]];

/** Filters of the address: none of them names anyone. Menus send an empty value for « all ». */
export const FiltresFile = z.object({
  onglet: z.enum(cles(ONGLETS)).default("file"),
  vue: z.enum(cles(VUES)).default("toutes"),
  territoire: z.union([z.uuid(), z.literal("")]).default(""),
  parcours: z.enum([...PARCOURS, ""]).default(""),
});
export type ParametresFile = z.output<typeof FiltresFile>;

export const filtreDe = (p: ParametresFile): FiltreFile => ({
  onglet: p.onglet,
  vue: p.vue,
  ...(p.territoire ? { territoireId: p.territoire } : {}),
  ...(p.parcours ? { parcours: p.parcours } : {}),
});

/** The address of the queue cut otherwise; the page in the list is left behind. */
export const adresseFile = (p: ParametresFile, change: Partial<ParametresFile> = {}): string => {
  const { onglet, vue, territoire, parcours } = { ...p, ...change };
  const q = new URLSearchParams();
  if (onglet !== "file") q.set("onglet", onglet);
  if (vue !== "toutes") q.set("vue", vue);
  if (territoire !== "") q.set("territoire", territoire);
  if (parcours !== "") q.set("parcours", parcours);
  return q.size === 0 ? "/orientation" : `/orientation?${q}`;
};
