import { routesFiche, routesMaJournee } from "#domaines/accueil/index.ts";
import { routesCourriers } from "#domaines/documents/index.ts";
import { routesFlux } from "#domaines/flux/index.ts";
import {
  autorise,
  creerFournisseur,
  creerMemoireRecherche,
  lireSession,
  peut,
  routesAbsences,
  routesAcces,
  routesAlarmes,
  routesComptes,
  routesDelegations,
  routesRevue,
  routesTrace,
} from "#domaines/habilitations/index.ts";
import { routesOrientation } from "#domaines/orientation/index.ts";
import { routesPersonnes } from "#domaines/personnes/index.ts";
import { routesTableau } from "#domaines/pilotage/index.ts";
import { routesTerritoires } from "#domaines/referentiels/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Bases } from "#platform/db/pools.ts";
import { lirePour } from "#platform/db/transaction.ts";
import type { EntreeNavigation } from "#platform/html/contexte.ts";
import { construireRessources } from "#platform/html/ressources.ts";
import {
  type Application,
  type Contexte,
  creerApplication,
  type Route,
} from "#platform/http/index.ts";
import { enfiler } from "#platform/jobs/enfiler.ts";
import { creerJournal, type OptionsJournal } from "#platform/log/journal.ts";
import { tracer } from "#platform/trace/trace.ts";
import { identiteDuDepartement, nomDuDepartement } from "../departement/identite.ts";
import type { Installation } from "../installation.ts";
import { TACHES } from "../worker/taches.ts";

export interface OptionsWeb {
  readonly demonstration: boolean;
  readonly niveauJournal: "info" | "warn" | "silent";
  /** Where its lines go; standard output when absent. */
  readonly destinationJournal?: OptionsJournal["destination"];
}

/** The peer's address, as Node knows it. A proxy's own header is trusted by nobody here. */
const adresseDe = (c: Contexte): string | undefined => {
  const liaison = c.env as {
    readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
  };
  return liaison.incoming?.socket?.remoteAddress;
};

/** Every route of the application, house by house. */
export const composerRoutes = (
  installation: Installation,
  demonstration: boolean,
): readonly Route[] => {
  const { coffre, flux } = installation;
  const { oidc } = installation.config;
  const services = {
    atelier: flux,
    mettreEnFile: async (depotId: string): Promise<void> => {
      await installation.bases.poolApp.query("select passerelle.enfiler($1, $2::json, $3)", [
        TACHES.importer,
        JSON.stringify({ depotId }),
        `depot:${depotId}`,
      ]);
    },
  };
  return [
    ...routesAcces({ coffre, demonstration, adresseDe, oidc: oidc && creerFournisseur(oidc) }),
    ...routesAlarmes,
    ...routesComptes({ coffre }),
    ...routesDelegations({ coffre }),
    ...routesAbsences({ coffre }),
    ...routesRevue({ coffre }),
    ...routesMaJournee,
    ...routesFiche(coffre),
    ...routesPersonnes(coffre),
    ...routesOrientation({
      identite: identiteDuDepartement(installation.config.departement),
      mettreEnFile: (trx, simulationId) =>
        enfiler(trx, TACHES.simuler, { simulationId }, `simulation:${simulationId}`),
    }),
    ...routesCourriers({
      demanderProduction: (trx, lotId) => enfiler(trx, TACHES.produire, { lotId }, `lot:${lotId}`),
    }),
    ...routesFlux(services),
    ...routesTerritoires,
    ...routesTableau,
    ...routesTrace,
  ];
};

/** Gestures that lead nowhere by themselves: refused or unseen, they are traced and counted. */
const noterRefus =
  (bases: Pick<Bases, "app">) =>
  (c: Contexte, acteur: Acteur, statut: 403 | 404): Promise<void> =>
    lirePour(bases.app, acteur, c.var.aujourdhui, (trx) =>
      tracer(trx, {
        acteur,
        geste: statut === 403 ? "acces.refuser" : "acces.absent",
        objetSorte: "adresse",
        objetId: `${c.req.method} ${c.var.route?.chemin ?? ""}`,
        requeteId: c.var.requeteId,
      }),
    );

type Geste = Parameters<typeof peut>[1];

const ENTREES: readonly (EntreeNavigation & { readonly geste: Geste; readonly sauf?: Geste })[] = [
  { libelle: "À orienter", href: "/orientation", geste: "orientation.consulter" },
  // Who sees the queue finds the rules from it: the bar holds eight entries.
  {
    libelle: "Règles",
    href: "/orientation/regles",
    geste: "orientation.voir_regles",
    sauf: "orientation.consulter",
  },
  { libelle: "Personnes", href: "/personnes", geste: "personnes.lister" },
  { libelle: "Courriers", href: "/courriers", geste: "courriers.consulter" },
  { libelle: "Flux", href: "/flux", geste: "flux.consulter" },
  { libelle: "Territoires", href: "/territoires", geste: "territoires.consulter" },
  { libelle: "Pilotage", href: "/tableau-de-bord", geste: "pilotage.consulter" },
  { libelle: "Comptes", href: "/comptes", geste: "comptes.consulter" },
  { libelle: "Alarmes", href: "/alarmes", geste: "alarmes.traiter" },
  { libelle: "Trace", href: "/trace", geste: "trace.consulter" },
];

const naviguer = (acteur: Acteur): readonly EntreeNavigation[] => [
  { libelle: "Ma journée", href: "/" },
  ...ENTREES.filter((e) => peut(acteur, e.geste) && !(e.sauf && peut(acteur, e.sauf))).map(
    ({ libelle, href }) => ({ libelle, href }),
  ),
];

export const composerApplication = async (
  installation: Installation,
  { demonstration, niveauJournal, destinationJournal }: OptionsWeb,
): Promise<Application> => {
  const { bases, coffre, config, cle } = installation;
  return creerApplication({
    routes: composerRoutes(installation, demonstration),
    dependances: { db: bases.app, recherches: creerMemoireRecherche(bases.app, coffre) },
    cle,
    origine: config.adresse,
    lireSession,
    autorise,
    noterRefus: noterRefus(bases),
    aujourdhui: installation.aujourdhui,
    sonder: () => bases.poolApp.query("select 1"),
    journal: creerJournal({
      niveau: niveauJournal,
      ...(destinationJournal && { destination: destinationJournal }),
    }),
    ressources: await construireRessources(config.departement),
    departement: { code: config.departement, nom: nomDuDepartement(config.departement) },
    navigation: naviguer,
    cherche: (acteur) => peut(acteur, "personnes.lister"),
  });
};
