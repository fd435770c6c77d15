import type { Result } from "#core/result.ts";
import type { Decision, RefusTrancher } from "#domaines/flux/index.ts";
import type { Installation } from "../../installation.ts";
import type { Contexte, Reponse } from "../commande.ts";
import { refuserSaisie } from "../commande.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What `flux confirmer` and `flux abandonner` share: a deposit, a reason, a decision that may come too late. */
export const trancherDepot = async (
  ctx: Contexte,
  depotId: string,
  motif: string | undefined,
  decider: (installation: Installation, decision: Decision) => Promise<Result<void, RefusTrancher>>,
  ensuite: (installation: Installation) => Promise<Reponse>,
): Promise<Reponse> => {
  if (!UUID.test(depotId))
    return refuserSaisie(`Ce n’est pas un identifiant de dépôt : ${depotId}`);
  if (!motif?.trim()) return refuserSaisie('Donnez la raison : --motif "…"');
  const { ouvrirInstallation } = await import("../../installation.ts");
  const { REPONSES_DEPOT } = await import("#domaines/flux/index.ts");
  const installation = await ouvrirInstallation(ctx.config, (await ctx.ouvrirBase()).url);
  try {
    const fait = await decider(installation, { depotId, motif: motif.trim(), par: null });
    if (fait.ok) return await ensuite(installation);
    const { refus } = fait;
    const message =
      refus.code === "depot_inconnu"
        ? REPONSES_DEPOT.depot_inconnu.message()
        : REPONSES_DEPOT.depot_non_retenu.message(refus);
    return { code: 2, refus: { code: refus.code, message } };
  } finally {
    await installation.fermer();
  }
};
