import { definirRoutes, type Route } from "../routes.ts";

/** For the supervisor: is the process alive, does its database answer. Says nothing else. */
export const routesSante = (sonder: () => Promise<unknown>): readonly Route[] =>
  definirRoutes([
    {
      methode: "GET",
      chemin: "/sante",
      acces: "public",
      anonyme: true,
      traite: async (c) => {
        const base = await sonder().then(
          () => true,
          () => false,
        );
        return c.json({ vivant: true, base }, base ? 200 : 503);
      },
    },
  ]);
