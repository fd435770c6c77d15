import type { Route } from "#platform/http/index.ts";
import type { OptionsAcces } from "./facteur/contexte-http.ts";
import { routesSecondFacteur } from "./facteur/routes.tsx";
import { routesOidc } from "./oidc/routes.tsx";
import { routesConnexion } from "./session/routes.tsx";
import { routesCompte } from "./utilisateur/routes.tsx";
import { routesPremierAcces } from "./utilisateur/routes-premier-acces.tsx";

/** Every page by which one comes in, goes out, or looks after one's own account. */
export const routesAcces = (options: OptionsAcces): readonly Route[] => [
  ...routesConnexion(options),
  ...routesSecondFacteur(options),
  ...routesOidc(options),
  ...routesPremierAcces(options),
  ...routesCompte(options),
];
