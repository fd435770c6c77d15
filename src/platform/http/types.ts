import type { Context } from "hono";
import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Departement, EntreeNavigation, Flash } from "#platform/html/contexte.ts";
import type { Ressources } from "#platform/html/ressources.ts";
import type { Journal } from "#platform/log/journal.ts";
import type { Cles } from "./cles.ts";
import type { Corps } from "./formulaires/champs.ts";
import type { MemoireRecherche } from "./recherche.ts";
import type { Route } from "./routes.ts";

/** What routes read beyond the request; opened once by the entrypoint. */
export interface Dependances {
  readonly db: Db;
  readonly recherches: MemoireRecherche;
}

/** An opened session, as the house of habilitations finds it behind the cookie. */
export interface Session {
  readonly id: string;
  /** Random secret of this session alone; anti-forgery tokens are drawn from it. */
  readonly secretCsrf: string;
}

export interface SessionOuverte extends Session {
  readonly acteur: Acteur;
}

/** What the kernel itself keeps at hand for its helpers; routes have no use for it. */
export interface Noyau {
  readonly cles: Cles;
  readonly https: boolean;
  readonly origine: string | undefined;
  readonly pageConnexion: `/${string}`;
  readonly departement: Departement;
  readonly ressources: Ressources;
  readonly journal: Journal;
  /** Whether the bar offers to search persons. */
  readonly cherche: (acteur: Acteur) => boolean;
  readonly navigation: (
    acteur: Acteur,
    dependances: Dependances,
  ) => readonly EntreeNavigation[] | Promise<readonly EntreeNavigation[]>;
}

export interface Variables {
  requeteId: string;
  nonce: string;
  aujourdhui: Jour;
  dependances: Dependances;
  /** `undefined` for an anonymous visitor. */
  acteur: Acteur | undefined;
  session: Session | undefined;
  /** What the act before this page has to say. */
  flash: Flash | undefined;
  /** The declared route being served; `undefined` on a 404. */
  route: Route | undefined;
  /** The form of a POST, already read, checked against forgery, its files on disk. */
  corps: Corps | undefined;
  noyau: Noyau;
  /** The page as written, for the guard that compresses it. */
  ecrit: string | undefined;
}

export interface Environnement {
  Variables: Variables;
}

// biome-ignore lint/suspicious/noExplicitAny: Hono's own default for « any path »
export type Contexte<P extends string = any> = Context<Environnement, P>;
