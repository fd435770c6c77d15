import { estGeste, POLITIQUE, ROLES, type Role } from "#domaines/habilitations/index.ts";
import { chargerConfig } from "#platform/config/config.ts";
import { type Acces, creerApplication, type RouteDecrite } from "#platform/http/index.ts";
import type { Installation } from "../installation.ts";
import { composerRoutes } from "./composition.ts";

export interface RouteDeclaree extends RouteDecrite {
  /** Roles that come in; for `public`, all of them and whoever has no account. */
  readonly roles: readonly Role[];
}

/**
 * Stands where a service is wanted that only an answered request would use: it may be handed on, or a part of
 * it taken, but calling anything of it is a fault. `connu` is what composing the routes does read.
 */
const inerte = <T>(connu: Partial<T> = {}): T => {
  const tout: object = new Proxy(() => undefined, {
    get: (_cible, nom) => Reflect.get(connu, nom) ?? tout,
    apply: () => {
      throw new Error(
        "La table des routes se lit sans base : une route s’est servie d’un service.",
      );
    },
  });
  // The check: nothing of it can be called.
  return tout as T;
};

const rolesDe = (acces: Acces): readonly Role[] => {
  if (acces === "public" || acces === "connecte") return ROLES;
  return estGeste(acces) ? ROLES.filter((role) => role in POLITIQUE[acces]) : [];
};

/** Every address of the application, common ones included, read from its composition without opening a base. */
export const listRoutesDeclarees = (): readonly RouteDeclaree[] =>
  creerApplication({
    routes: composerRoutes(inerte<Installation>({ config: chargerConfig({}) }), false),
    dependances: inerte(),
    cle: new Uint8Array(32),
    lireSession: inerte(),
    autorise: inerte(),
    aujourdhui: inerte(),
    sonder: inerte(),
    journal: inerte(),
    ressources: inerte(),
    departement: inerte(),
    navigation: inerte(),
    cherche: inerte(),
  }).routes.map((route) => ({ ...route, roles: rolesDe(route.acces) }));
