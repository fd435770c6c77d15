import type { LimitesDepot } from "./formulaires/multipart.ts";
import type { Contexte } from "./types.ts";

export type Methode = "GET" | "POST";

/** Who may come: anyone, anyone with an open session, or who may do a named gesture. */
export type Acces = "public" | "connecte" | `${string}.${string}`;

/**
 * An address of the application, as data: the access matrix, the header crawl and `routes --json`
 * are all computed from this list, so that no route can be forgotten by a test.
 */
export interface Route<P extends string = string> {
  readonly methode: Methode;
  readonly chemin: P;
  readonly acces: Acces;
  /** Accept a multipart form; its files are on disk before `traite` runs, removed after. */
  readonly depot?: LimitesDepot;
  /** Served without looking for a session: nothing in the answer depends on who asks. */
  readonly anonyme?: boolean;
  /** Method syntax on purpose: a list holds handlers of different paths. */
  traite(c: Contexte<P>): Response | Promise<Response>;
}

export interface RouteDecrite {
  readonly methode: Methode;
  readonly chemin: string;
  readonly acces: Acces;
}

/** Declares the routes of a room; `c.req.param("id")` is typed by the path. */
export const definirRoutes = <const P extends readonly `/${string}`[]>(
  routes: {
    readonly [I in keyof P]: Route<P[I]>;
  },
): readonly Route[] => routes;

export const listerRoutes = (routes: readonly Route[]): readonly RouteDecrite[] =>
  ordonner(routes).map(({ methode, chemin, acces }) => ({ methode, chemin, acces }));

const segments = (chemin: string): readonly string[] => chemin.split("/").slice(1);

/** Fixed words before parameters, so that `/personnes/nouvelle` is never read as an id. */
export const ordonner = (routes: readonly Route[]): readonly Route[] =>
  routes.toSorted((a, b) => {
    const [sa, sb] = [segments(a.chemin), segments(b.chemin)];
    for (let i = 0; i < Math.max(sa.length, sb.length); i++) {
      const [x, y] = [sa[i] ?? "", sb[i] ?? ""];
      if (x === y) continue;
      if (x.startsWith(":") !== y.startsWith(":")) return x.startsWith(":") ? 1 : -1;
      return x < y ? -1 : 1;
    }
    return a.methode < b.methode ? -1 : a.methode > b.methode ? 1 : 0;
  });

const ACCES = /^(public|connecte|[a-z][a-z-]*\.[a-z][a-z_-]*)$/;
const CHEMIN = /^\/$|^(\/(:[a-zA-Z]+|[a-z0-9._-]+))+$/;

/** @throws Error naming every route that is badly declared or answers the same address twice */
export function verifierRoutes(routes: readonly Route[]): void {
  const fautes: string[] = [];
  const vues = new Map<string, string>();
  for (const route of routes) {
    const nom = `${route.methode} ${route.chemin}`;
    if (!ACCES.test(route.acces ?? "")) fautes.push(`${nom} : accès absent ou mal nommé`);
    if (!CHEMIN.test(route.chemin)) fautes.push(`${nom} : chemin mal écrit`);
    const forme = `${route.methode} ${route.chemin.replace(/:[a-zA-Z]+/g, ":")}`;
    const autre = vues.get(forme);
    if (autre) fautes.push(`${nom} : répond déjà à ${autre}`);
    vues.set(forme, nom);
  }
  if (fautes.length > 0) throw new Error(`Routes refusées :\n${fautes.join("\n")}`);
}
