import { jourAParis } from "#core/jour.ts";
import { lirePour } from "#platform/db/transaction.ts";
import {
  acteurDe,
  type Contexte,
  definirRoutes,
  type Route,
  rendre,
} from "#platform/http/index.ts";
import { PageMaJournee } from "./pages/ma-journee.tsx";
import { peutDecider, voitLaFile } from "./policy.ts";
import { lireFile } from "./queries/lire-file.ts";
import { lireSuites } from "./queries/lire-suites.ts";

const montrer = async (c: Contexte): Promise<Response> => {
  const acteur = acteurDe(c);
  const { aujourdhui } = c.var;
  const journee = await lirePour(c.var.dependances.db, acteur, aujourdhui, async (trx) => ({
    file: voitLaFile(acteur) ? await lireFile(trx, acteur, aujourdhui) : undefined,
    peutDecider: peutDecider(acteur),
    suites: await lireSuites(trx, acteur),
  }));
  return rendre(
    c,
    <PageMaJournee
      journee={journee}
      aujourdhui={aujourdhui}
      jourDe={(instant) => jourAParis(new Date(instant))}
    />,
  );
};

export const routesMaJournee: readonly Route[] = definirRoutes([
  { methode: "GET", chemin: "/", acces: "connecte", traite: montrer },
]);
