import { type IssueDepot, importerDepot } from "#domaines/flux/index.ts";
import { apresArrivage } from "#domaines/orientation/index.ts";
import { calculerIndicateurs } from "#domaines/pilotage/index.ts";
import type { Installation } from "./installation.ts";

/**
 * An import and what follows from it in the houses that listen: the orientation queue. Both are safe to run
 * again, so a kill between the two is repaired by the next run.
 */
export const importerEtSuivre = async (
  installation: Installation,
  depotId: string,
  suivre?: Parameters<typeof importerDepot>[2],
): Promise<IssueDepot> => {
  const issue = await importerDepot(installation.flux, depotId, suivre);
  if (issue.statut === "applique") {
    await apresArrivage(installation.bases.traitement, {
      depotId,
      aujourdhui: installation.aujourdhui(),
    });
    await calculerIndicateurs(installation.bases.traitement, installation.aujourdhui());
  }
  return issue;
};
