import {
  type Contexte,
  effacerCookie,
  estLocal,
  lireCookie,
  poserCookie,
  rediriger,
} from "#platform/http/index.ts";
import { ENTREE_MINUTES, type Entree, type Etape, PAGES_ETAPE, TEMOIN_ENTREE } from "./entree.ts";
import { TEMOIN } from "./session.ts";
import { lireEntree } from "./store-entree.ts";
import type { Avancee } from "./usecases/avancer.ts";
import { resoudreSession } from "./usecases/resoudre-session.ts";

export const accueil = (suite: string): string => (estLocal(suite) ? suite : "/");

/** Public address of the site. */
export const origineDe = (c: Contexte): string => c.var.noyau.origine ?? new URL(c.req.url).origin;

/** The log-in under way behind the browser's cookie, when it stands at one of these steps. */
export const entreeDe = async (
  c: Contexte,
  ...etapes: readonly Etape[]
): Promise<Entree | undefined> => {
  const jeton = lireCookie(c, TEMOIN_ENTREE);
  if (!jeton) return undefined;
  const entree = await lireEntree(c.var.dependances.db, jeton);
  return entree && etapes.includes(entree.etape) ? entree : undefined;
};

/** The cookie that this step calls for, and its page. */
export const suivre = (c: Contexte, { etape, jeton }: Avancee, suite: string): Response => {
  if (etape === "dedans") {
    poserCookie(c, TEMOIN, jeton);
    effacerCookie(c, TEMOIN_ENTREE);
    return rediriger(c, accueil(suite));
  }
  effacerCookie(c, TEMOIN);
  // Lax: whoever comes back from the identity provider still comes from another site.
  poserCookie(c, TEMOIN_ENTREE, jeton, { duree: ENTREE_MINUTES * 60 });
  return rediriger(c, PAGES_ETAPE[etape]);
};

/**
 * The rest of this answer is written for the session that has just opened, or changed its token: its forms and what
 * it has to say on the next page are bound to it.
 */
export const reprendre = async (c: Contexte, jeton: string): Promise<void> => {
  poserCookie(c, TEMOIN, jeton);
  if (lireCookie(c, TEMOIN_ENTREE) !== undefined) effacerCookie(c, TEMOIN_ENTREE);
  const resolue = await resoudreSession(c.var.dependances.db, jeton, c.var.aujourdhui);
  c.set("acteur", resolue?.acteur);
  c.set("session", resolue?.session);
};

export const versConnexion = (c: Contexte): Response => rediriger(c, "/connexion");
