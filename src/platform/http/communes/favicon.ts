import { definirRoutes } from "../routes.ts";

/** Browsers ask for this name whatever the page says. */
export const routesFavicon = definirRoutes([
  {
    methode: "GET",
    chemin: "/favicon.ico",
    acces: "public",
    anonyme: true,
    traite: (c) => c.redirect(c.var.noyau.ressources.icone, 301),
  },
]);
