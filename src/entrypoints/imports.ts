import type { Jour } from "#core/jour.ts";
import { type IssueDepot, importerDepot } from "#domaines/flux/index.ts";
import { apresArrivage } from "#domaines/orientation/index.ts";
import { calculerIndicateurs } from "#domaines/pilotage/index.ts";
import type { Installation } from "./installation.ts";

type Suivi = Parameters<typeof importerDepot>[2];

/** A file already applied may be the second try after a kill: what follows it must be there too. */
const estEntre = ({ statut }: IssueDepot): boolean => statut === "applique" || statut === "deja_vu";

/**
 * An import and the orientation queue that follows. Both are safe to run again, so a kill between the two is repaired
 * by the next run.
 * @param aujourdhui  the demonstration lives its past months on their own days
 */
export const importerEtOrienter = async (
  installation: Installation,
  depotId: string,
  aujourdhui: Jour,
  suivre?: Suivi,
): Promise<IssueDepot> => {
  const issue = await importerDepot(installation.flux, depotId, suivre);
  if (estEntre(issue)) {
    await apresArrivage(installation.bases.traitement, { depotId, aujourdhui });
  }
  return issue;
};

/** The same today, and the figures of the dashboard. */
export const importerEtSuivre = async (
  installation: Installation,
  depotId: string,
  suivre?: Suivi,
): Promise<IssueDepot> => {
  const aujourdhui = installation.aujourdhui();
  const issue = await importerEtOrienter(installation, depotId, aujourdhui, suivre);
  if (estEntre(issue)) await calculerIndicateurs(installation.bases.traitement, aujourdhui);
  return issue;
};
