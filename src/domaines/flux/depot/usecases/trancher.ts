import { accepte, type Result, refuse } from "#core/result.ts";
import type { AtelierFlux } from "../atelier.ts";
import { abandonner, confirmer, lireDepot } from "../store.ts";

export type RefusTrancher =
  | { readonly code: "depot_inconnu" }
  | { readonly code: "depot_non_retenu"; readonly etat: string };

export interface Decision {
  readonly depotId: string;
  readonly motif: string;
  /** Account; `null` from the command line. */
  readonly par: string | null;
}

const trancher = async (
  atelier: AtelierFlux,
  decision: Decision,
  geste: { readonly nom: string; readonly ecrire: typeof confirmer },
): Promise<Result<void, RefusTrancher>> => {
  const depot = await lireDepot(atelier.pool, decision.depotId);
  if (!depot) return refuse({ code: "depot_inconnu" });
  const client = await atelier.pool.connect();
  try {
    await client.query("begin");
    const fait = await geste.ecrire(client, depot.id, decision.motif, decision.par);
    if (!fait) {
      await client.query("rollback");
      return refuse({ code: "depot_non_retenu", etat: depot.etat });
    }
    await client.query(
      "insert into trace (acteur_id, acteur, geste, objet_sorte, objet_id, depot_id, motif) values ($1, $2, $3, 'depot', ($4::uuid)::text, $4::uuid, $5)",
      [
        decision.par,
        decision.par === null ? "ligne de commande" : "compte",
        geste.nom,
        depot.id,
        decision.motif,
      ],
    );
    await client.query("commit");
    return accepte(undefined);
  } catch (erreur) {
    await client.query("rollback").catch(() => undefined);
    throw erreur;
  } finally {
    client.release();
  }
};

/** A human confirms a held file: its next import applies it, whatever it closes. */
export const confirmerDepot = (
  atelier: AtelierFlux,
  decision: Decision,
): Promise<Result<void, RefusTrancher>> =>
  trancher(atelier, decision, { nom: "flux.confirmer", ecrire: confirmer });

/** A human drops a held or refused file: it stays in the history, nothing of it is applied. */
export const abandonnerDepot = (
  atelier: AtelierFlux,
  decision: Decision,
): Promise<Result<void, RefusTrancher>> =>
  trancher(atelier, decision, { nom: "flux.abandonner", ecrire: abandonner });
