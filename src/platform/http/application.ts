import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { deriverCles } from "./cles.ts";
import { routesApparence } from "./communes/apparence.ts";
import { routesFavicon } from "./communes/favicon.ts";
import { routesPages } from "./communes/pages.tsx";
import { routesSante } from "./communes/sante.ts";
import { routesStatiques } from "./communes/statiques.ts";
import { lireCorps } from "./formulaires/corps.ts";
import { oublierFichiers } from "./formulaires/multipart.ts";
import { compression } from "./gardes/compression.ts";
import { vientDeChezNous } from "./gardes/csrf.ts";
import { requete } from "./gardes/requete.ts";
import { arreter } from "./reponses/erreurs.ts";
import { lireFlash } from "./reponses/flash.ts";
import { repondreErreur } from "./reponses/pages-erreur.tsx";
import { listerRoutes, ordonner, type Route, type RouteDecrite, verifierRoutes } from "./routes.ts";
import type { Contexte, Dependances, Environnement, Noyau, SessionOuverte } from "./types.ts";

export interface OptionsApplication
  extends Pick<Noyau, "departement" | "ressources" | "journal" | "navigation" | "cherche"> {
  readonly routes: readonly Route[];
  readonly dependances: Dependances;
  /** 32 bytes, the installation's key. */
  readonly cle: Uint8Array;
  /** Public address (`https://insertion.exemple.fr`); that of the request when absent. */
  readonly origine?: string | undefined;
  /** Finds the session behind the request's cookie; `undefined` = anonymous. */
  readonly lireSession: (c: Contexte) => Promise<SessionOuverte | undefined>;
  /** Whether this person may do this named gesture at all; the perimeter is in each query. */
  readonly autorise: (acteur: Acteur, geste: string) => boolean;
  /** Told of each refusal to someone logged in: what she may not do (403), what she does not see (404). */
  readonly noterRefus?: (c: Contexte, acteur: Acteur, statut: 403 | 404) => Promise<void>;
  readonly aujourdhui: () => Jour;
  /** Rejects when the database does not answer. */
  readonly sonder: () => Promise<unknown>;
  /** Where an anonymous visitor is sent to; `/connexion` when absent. */
  readonly pageConnexion?: `/${string}`;
}

export interface Application {
  /** `liaison` is what the server knows of the connection (Node's request, for the address). */
  readonly fetch: (requete: Request, liaison?: object) => Response | Promise<Response>;
  /** Every route, for the tests computed from the table and for `routes --json`. */
  readonly routes: readonly RouteDecrite[];
}

/** Builds the application from its table of routes. @throws Error when the table is not sound */
export function creerApplication(options: OptionsApplication): Application {
  const routes = ordonner([
    ...routesSante(options.sonder),
    ...routesStatiques,
    ...routesFavicon,
    ...routesApparence,
    ...routesPages,
    ...options.routes,
  ]);
  verifierRoutes(routes);
  const { departement, ressources, journal, navigation, cherche, origine } = options;
  const noyau: Noyau = {
    cles: deriverCles(options.cle),
    https: origine?.startsWith("https:") ?? false,
    origine,
    pageConnexion: options.pageConnexion ?? "/connexion",
    departement,
    ressources,
    journal,
    navigation,
    cherche,
  };

  const app = new Hono<Environnement>();
  app.onError(repondreErreur);
  app.notFound(async (c) => {
    await reconnaitre(c, options);
    return arreter(404);
  });
  app.use(requete(noyau, options.dependances, options.aujourdhui), compression);
  for (const route of routes) {
    app.on(route.methode, route.chemin, (c) => servirEtNoter(c, route, options));
  }
  for (const [chemin, methodes] of methodesParChemin(routes)) {
    app.all(chemin, () => {
      const res = new Response(null, { headers: { allow: methodes.join(", ") } });
      throw new HTTPException(405, { res });
    });
  }
  return { fetch: (r, liaison) => app.fetch(r, liaison), routes: listerRoutes(routes) };
}

async function reconnaitre(
  c: Contexte,
  { lireSession }: Pick<OptionsApplication, "lireSession">,
): Promise<SessionOuverte | undefined> {
  const ouverte = await lireSession(c);
  c.set("acteur", ouverte?.acteur);
  c.set("session", ouverte);
  return ouverte;
}

/** A refusal that could not be noted is a fault: nobody probes the walls unseen. */
async function servirEtNoter(
  c: Contexte,
  route: Route,
  options: OptionsApplication,
): Promise<Response> {
  try {
    return await servir(c, route, options);
  } catch (erreur) {
    const statut = erreur instanceof HTTPException ? erreur.status : 0;
    const { acteur } = c.var;
    if (acteur && options.noterRefus && (statut === 403 || statut === 404)) {
      await options.noterRefus(c, acteur, statut);
    }
    throw erreur;
  }
}

/** Who asks, may she, what did she send: always in this order, then the route's own work. */
async function servir(c: Contexte, route: Route, options: OptionsApplication): Promise<Response> {
  c.set("route", route);
  if (route.anonyme) return route.traite(c);

  const ouverte = await reconnaitre(c, options);
  if (route.acces !== "public") {
    if (!ouverte) return versConnexion(c);
    if (route.acces !== "connecte" && !options.autorise(ouverte.acteur, route.acces)) arreter(403);
  }

  if (route.methode === "GET") {
    c.set("flash", lireFlash(c));
    return route.traite(c);
  }
  if (!vientDeChezNous(c)) arreter(403, "Cette demande vient d’un autre site. Rien n’a été fait.");
  const corps = await lireCorps(c, route);
  c.set("corps", corps);
  try {
    return await route.traite(c);
  } finally {
    await oublierFichiers(corps);
  }
}

/** A page is found again after logging in; a form is not replayed. */
function versConnexion(c: Contexte): Response {
  const suite = c.req.method === "GET" ? `?suite=${encodeURIComponent(c.req.path)}` : "";
  return c.redirect(`${c.var.noyau.pageConnexion}${suite}`, 303);
}

function methodesParChemin(routes: readonly Route[]): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const { methode, chemin } of routes) {
    const methodes = methode === "GET" ? ["GET", "HEAD"] : [methode];
    table.set(chemin, [...(table.get(chemin) ?? []), ...methodes]);
  }
  return table;
}
