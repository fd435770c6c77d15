import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Contexte, Session } from "./types.ts";

/** Who is acting, on a route that is not public. @throws Error on a public one: a fault of ours */
export function acteurDe(c: Contexte): Acteur {
  const acteur = c.get("acteur");
  if (!acteur) throw new Error("Route publique : il n’y a pas forcément d’acteur.");
  return acteur;
}

/** Her session, which posted searches and half-typed forms are bound to. */
export function sessionDe(c: Contexte): Session {
  const session = c.get("session");
  if (!session) throw new Error("Route publique : il n’y a pas forcément de session.");
  return session;
}
