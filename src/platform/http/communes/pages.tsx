import { Composants } from "#platform/html/planche/composants.tsx";
import { Raccourcis } from "#platform/html/planche/raccourcis.tsx";
import { rendre } from "../reponses/rendre.tsx";
import { definirRoutes } from "../routes.ts";

/** Pages of the design system itself: nothing of anyone in them. */
export const routesPages = definirRoutes([
  {
    methode: "GET",
    chemin: "/composants",
    acces: "public",
    traite: (c) => rendre(c, <Composants />),
  },
  {
    methode: "GET",
    chemin: "/raccourcis",
    acces: "public",
    traite: (c) => rendre(c, <Raccourcis />),
  },
]);
