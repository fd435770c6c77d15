import type { NonScellees } from "./lecture.ts";

export type Quoi = "modifiee" | "supprimee" | "inseree" | "deplacee" | "tronquee" | "ancre";

/** The first bad row of a chain. */
export interface Defaut {
  readonly quoi: Quoi;
  /** `consultation/2026-11`. */
  readonly chaine: string;
  readonly rang: number;
  /** Row of the trace, when it can still be named. */
  readonly seq: number | null;
  readonly message: string;
}

export interface Rapport {
  readonly conforme: boolean;
  /** Sealed rows read again. */
  readonly lignes: number;
  readonly chaines: number;
  /** Chains emptied by a signed purge. */
  readonly purgees: number;
  readonly ancres: number;
  readonly non_scellees: NonScellees;
  /** Rows sealed more than an hour after they say they were written: the sealer was away, or they are antedated. */
  readonly tardives: number;
  readonly avertissements: readonly string[];
  /** The first bad row of each chain that has one, oldest row first. */
  readonly defauts: readonly Defaut[];
  readonly duree_ms: number;
}

const nombre = (n: number): string => n.toLocaleString("fr-FR");

export const direDefaut = (d: Defaut): string =>
  `Chaîne ${d.chaine}, rang ${d.rang}${d.seq === null ? "" : `, ligne ${d.seq}`} : ${d.message}`;

export const raconter = (r: Rapport): string =>
  [
    r.conforme
      ? `La trace est intacte : ${nombre(r.lignes)} lignes dans ${nombre(r.chaines)} chaînes, relues en ${nombre(r.duree_ms)} ms.`
      : `La trace a été altérée (${nombre(r.lignes)} lignes relues en ${nombre(r.duree_ms)} ms).`,
    ...r.defauts.map(direDefaut),
    `Ancres : ${nombre(r.ancres)} ; chaînes purgées : ${nombre(r.purgees)} ; lignes à sceller : ${nombre(r.non_scellees.lignes)}.`,
    ...(r.tardives > 0
      ? [`Lignes scellées plus d’une heure après leur écriture : ${nombre(r.tardives)}.`]
      : []),
    ...r.avertissements,
  ].join("\n");
