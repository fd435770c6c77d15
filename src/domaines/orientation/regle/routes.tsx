import { z } from "zod";
import { peut } from "#domaines/habilitations/index.ts";
import { lirePour, type Trx } from "#platform/db/transaction.ts";
import { type Saisie, saisieDe } from "#platform/html/index.ts";
import {
  acteurDe,
  type Contexte,
  definirRoutes,
  introuvable,
  lireId,
  lireRequete,
  type Route,
  rendre,
} from "#platform/http/index.ts";
import { listBrouillons, loadBrouillon } from "./brouillon/queries/brouillons.ts";
import { routesBrouillon } from "./brouillon/routes.tsx";
import type { Regle } from "./liste-regles.ts";
import { PageComparaison } from "./pages/comparaison.tsx";
import { PageVersion } from "./pages/version.tsx";
import { PageVersions } from "./pages/versions.tsx";
import { listVersions, loadVersion, versionAu } from "./queries/versions.ts";
import { comparer } from "./rules/ecriture/comparer.ts";

const RIEN = z.object({});
const DeuxListes = z.object({ avant: z.uuid(), apres: z.uuid() });

const lire = <T,>(c: Contexte, lecture: (trx: Trx) => Promise<T>): Promise<T> =>
  lirePour(c.var.dependances.db, acteurDe(c), c.var.aujourdhui, lecture);

/** Every version and draft; shown again with what could not be opened. */
const lister = async (c: Contexte, saisie?: Saisie): Promise<Response> => {
  const { aujourdhui } = c.var;
  const acteur = acteurDe(c);
  const peutRegler = peut(acteur, "orientation.regler");
  const lues = await lire(c, async (trx) => ({
    versions: await listVersions(trx),
    brouillons: peutRegler ? await listBrouillons(trx) : [],
    enVigueur: await versionAu(trx, aujourdhui),
  }));
  return rendre(
    c,
    <PageVersions
      versions={lues.versions}
      brouillons={lues.brouillons}
      aujourdhui={aujourdhui}
      peutRegler={peutRegler}
      peutSimuler={peut(acteur, "orientation.simuler")}
      peutPublier={peut(acteur, "orientation.publier_regles")}
      saisie={saisie ?? saisieDe({ base: lues.enVigueur?.id ?? "" })}
    />,
    saisie ? 422 : 200,
  );
};

const voir = async (c: Contexte): Promise<Response> => {
  const id = lireId(c);
  const versions = await lire(c, listVersions);
  const version = versions.find((v) => v.id === id) ?? introuvable();
  return rendre(
    c,
    <PageVersion
      version={version}
      precedente={versions.find((v) => v.version === version.version - 1)}
      peutRegler={peut(acteurDe(c), "orientation.regler")}
    />,
  );
};

interface Nommee {
  readonly nom: string;
  readonly regles: readonly Regle[];
}

/** A version, or a draft for who may read drafts. */
const loadNommee = async (c: Contexte, trx: Trx, id: string): Promise<Nommee | undefined> => {
  const version = await loadVersion(trx, id);
  if (version) return { nom: `Version ${version.version}`, regles: version.regles };
  return peut(acteurDe(c), "orientation.regler") ? loadBrouillon(trx, id) : undefined;
};

const comparerDeux = async (c: Contexte): Promise<Response> => {
  const demandees = lireRequete(c, DeuxListes);
  const lues = await lire(c, async (trx) => {
    const avant = await loadNommee(c, trx, demandees.avant);
    const apres = await loadNommee(c, trx, demandees.apres);
    return avant && apres ? { avant, apres } : undefined;
  });
  if (!lues) return introuvable();
  const { avant, apres } = lues;
  return rendre(
    c,
    <PageComparaison
      avant={avant.nom}
      apres={apres.nom}
      ecarts={comparer(avant.regles, apres.regles)}
    />,
  );
};

export const routesRegles: readonly Route[] = [
  ...definirRoutes([
    {
      methode: "GET",
      chemin: "/orientation/regles",
      acces: "orientation.voir_regles",
      traite: (c) => {
        lireRequete(c, RIEN);
        return lister(c);
      },
    },
    {
      methode: "GET",
      chemin: "/orientation/regles/comparer",
      acces: "orientation.voir_regles",
      traite: comparerDeux,
    },
    {
      methode: "GET",
      chemin: "/orientation/regles/:id",
      acces: "orientation.voir_regles",
      traite: voir,
    },
  ]),
  ...routesBrouillon({ relister: lister }),
];
