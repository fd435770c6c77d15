import { produireLot } from "#domaines/documents/index.ts";
import { avancerDepot } from "#domaines/flux/index.ts";
import { simuler } from "#domaines/orientation/index.ts";
import type { Tache } from "#platform/jobs/ouvrier.ts";
import { importerEtSuivre } from "../imports.ts";
import type { Installation } from "../installation.ts";

/** Names under which the web enqueues work. */
export const TACHES = {
  importer: "flux_importer",
  produire: "courriers_produire",
  simuler: "orientation_simuler",
} as const;

const INTERVALLE_SUIVI_MS = 700;

/** The deposit's page is refreshed by people: a few writes a second are enough. */
const suivre = (installation: Installation, depotId: string) => {
  let dernier = 0;
  return (etape: "lecture" | "application", pourcent: number): void => {
    const maintenant = performance.now();
    if (etape === "lecture" && maintenant - dernier < INTERVALLE_SUIVI_MS) return;
    dernier = maintenant;
    // A progress that cannot be written must not stop the import.
    avancerDepot(installation.flux, depotId, etape, pourcent).catch(() => undefined);
  };
};

export const creerTaches = (installation: Installation): Readonly<Record<string, Tache>> => ({
  [TACHES.importer]: async ({ depotId = "" }) => {
    await importerEtSuivre(installation, depotId, suivre(installation, depotId));
  },
  [TACHES.produire]: async ({ lotId = "" }) => {
    await produireLot(installation.bases.traitement, lotId, installation.dossierCourriers);
  },
  [TACHES.simuler]: async ({ simulationId = "" }) => {
    await simuler(installation.bases.traitement, simulationId);
  },
});
