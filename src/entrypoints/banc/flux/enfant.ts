import { deposerFichier, importerDepot } from "#domaines/flux/index.ts";
import { apresArrivage } from "#domaines/orientation/index.ts";
import { calculerIndicateurs } from "#domaines/pilotage/index.ts";
import { chargerConfig } from "#platform/config/config.ts";
import { ouvrirInstallation } from "../../installation.ts";
import { chronometrer } from "../mesure.ts";

/** What the importing process says of itself once the file is applied. */
export interface ImportMesure {
  readonly foyers: number;
  /** Deposit to commit. */
  readonly importMs: number;
  /** Orientation queue and indicators, which follow in the same process. */
  readonly suiteMs: number;
  /** Peak memory of the process when the file is applied, interpreter and sources included. */
  readonly picMo: number;
  readonly phases: Readonly<Record<string, number>>;
}

// An import alone in its process: what it holds in memory at its peak is its own.
const [, , url = "", chemin = ""] = process.argv;
const installation = await ouvrirInstallation(chargerConfig(), url);
const { resultat: issue, ms: importMs } = await chronometrer(async () => {
  const depot = await deposerFichier(installation.flux, {
    chemin,
    nomFichier: chemin,
    deposePar: null,
    deplacer: false,
  });
  return importerDepot(installation.flux, depot);
});
if (issue.statut !== "applique") {
  throw new Error(`Fichier ${issue.statut} : ${issue.rapport.refus?.message ?? ""}`);
}
const picMo = process.resourceUsage().maxRSS / 1024;
const { ms: suiteMs } = await chronometrer(async () => {
  const aujourdhui = installation.aujourdhui();
  await apresArrivage(installation.bases.traitement, { depotId: issue.depot, aujourdhui });
  await calculerIndicateurs(installation.bases.traitement, aujourdhui);
});
await installation.fermer();
const mesure: ImportMesure = {
  foyers: issue.rapport.foyers ?? 0,
  importMs,
  suiteMs,
  picMo,
  phases: { ...issue.rapport.duree_ms },
};
process.send?.(mesure);
process.disconnect();
