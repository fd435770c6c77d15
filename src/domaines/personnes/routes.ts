import type { Route } from "#platform/http/index.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { routesBris } from "./bris-de-glace/routes.tsx";
import { routesDoublon } from "./doublon/routes.tsx";
import { routesExport } from "./export/routes.ts";
import { routesListe } from "./identite/routes.tsx";
import { routesRecherche } from "./recherche/routes.tsx";
import { routesSaisie } from "./saisie/routes.tsx";

/** Every screen of the house; the record itself is composed above, in `accueil`. */
export const routesPersonnes = (
  coffre: Pick<Coffre, "chiffrer" | "empreinteNir">,
): readonly Route[] => [
  ...routesListe,
  ...routesRecherche(coffre),
  ...routesSaisie(coffre),
  ...routesDoublon,
  ...routesExport,
  ...routesBris,
];
