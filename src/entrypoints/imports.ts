import type { Jour } from "#core/jour.ts";
import { type IssueDepot, importerDepot } from "#domaines/flux/index.ts";
import { apresArrivage } from "#domaines/orientation/index.ts";
import { calculerIndicateurs } from "#domaines/pilotage/index.ts";
import type { Installation } from "./installation.ts";

interface Suite {
  readonly suivre?: Parameters<typeof importerDepot>[2];
  /** The demonstration lives its past months on their own days. */
  readonly aujourdhui?: Jour;
}

/**
 * An import and the orientation queue that follows. Both are safe to run again, so a kill between the two is repaired
 * by the next run.
 */
export const importerEtOrienter = async (
  installation: Installation,
  depotId: string,
  { suivre, aujourdhui = installation.aujourdhui() }: Suite = {},
): Promise<IssueDepot> => {
  const issue = await importerDepot(installation.flux, depotId, suivre);
  // A file already applied may be the second try after a kill: what follows it must be there too.
  if (issue.statut === "applique" || issue.statut === "deja_vu") {
    await apresArrivage(installation.bases.traitement, { depotId, aujourdhui });
  }
  return issue;
};

/** The same, and the figures of the dashboard. */
export const importerEtSuivre = async (
  installation: Installation,
  depotId: string,
  suite: Suite = {},
): Promise<IssueDepot> => {
  const issue = await importerEtOrienter(installation, depotId, suite);
  await calculerIndicateurs(installation.bases.traitement, installation.aujourdhui());
  return issue;
};
