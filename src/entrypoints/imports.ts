import type { Jour } from "#core/jour.ts";
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
  {
    suivre,
    aujourdhui = installation.aujourdhui(),
  }: {
    readonly suivre?: Parameters<typeof importerDepot>[2];
    /** The demonstration lives its past months on their own days. */
    readonly aujourdhui?: Jour;
  } = {},
): Promise<IssueDepot> => {
  const issue = await importerDepot(installation.flux, depotId, suivre);
  // A file already applied may be the second try after a kill: what follows it must be there too.
  if (issue.statut === "applique" || issue.statut === "deja_vu") {
    await apresArrivage(installation.bases.traitement, { depotId, aujourdhui });
    await calculerIndicateurs(installation.bases.traitement, aujourdhui);
  }
  return issue;
};
