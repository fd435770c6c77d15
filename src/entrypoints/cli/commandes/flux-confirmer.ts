import { confirmerDepot } from "#domaines/flux/index.ts";
import { definirCommande } from "../commande.ts";
import { repondreIssue } from "./flux-importer.ts";
import { trancherDepot } from "./trancher-depot.ts";

export const commande = definirCommande({
  usage: "DEPOT --motif RAISON",
  aide: "Confirme un dépôt retenu et l’applique, quoi qu’il ferme.",
  options: { motif: { type: "string" } },
  positionnels: [1, 1],
  executer: (ctx, { values, positionals: [depotId = ""] }) =>
    trancherDepot(
      ctx,
      depotId,
      values.motif,
      (installation, decision) => confirmerDepot(installation.flux, decision),
      async (installation) => {
        const { importerEtSuivre } = await import("../../imports.ts");
        return repondreIssue(await importerEtSuivre(installation, depotId));
      },
    ),
});
