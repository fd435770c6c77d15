import { abandonnerDepot } from "#domaines/flux/index.ts";
import { definirCommande } from "../commande.ts";
import { trancherDepot } from "./trancher-depot.ts";

export const commande = definirCommande({
  usage: "DEPOT --motif RAISON",
  aide: "Abandonne un dépôt retenu ou refusé : il reste dans l’historique, rien n’en est appliqué.",
  options: { motif: { type: "string" } },
  positionnels: [1, 1],
  executer: (ctx, { values, positionals: [depotId = ""] }) =>
    trancherDepot(
      ctx,
      depotId,
      values.motif,
      (installation, decision) => abandonnerDepot(installation.flux, decision),
      async () => ({
        code: 0,
        texte: "Dépôt abandonné.",
        document: { depot: depotId, statut: "abandonne" },
      }),
    ),
});
