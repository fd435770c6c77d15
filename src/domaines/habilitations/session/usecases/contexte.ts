import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { tracer } from "#platform/trace/trace.ts";
import type { DureesSession } from "../session.ts";
import type { Tentative } from "../tentatives.ts";

export interface ContexteConnexion {
  readonly db: Db;
  readonly coffre: Pick<Coffre, "signer">;
  readonly aujourdhui: Jour;
  /** Whether accounts of the demonstration may come in; never in production. */
  readonly demonstration: boolean;
  readonly durees?: DureesSession;
}

/** Who asks, as far as the network and the browser say. */
export interface Visite {
  /** Network address of the browser; unknown = only the account slows down. */
  readonly adresse?: string | undefined;
  /** What the browser calls itself. */
  readonly agent?: string | undefined;
  readonly requeteId?: string | undefined;
}

const requeteDe = (requeteId: string | undefined) => (requeteId === undefined ? {} : { requeteId });

/** Why a door stayed shut. What was typed as a name is not kept: people type their password there. */
export type MotifEchec =
  | "compte_inconnu"
  | "compte_ferme"
  | "mot_de_passe"
  | "code"
  | "cle"
  | "lien"
  | "fournisseur";

/**
 * A refusal, and the doors it closes: `session.freiner` is written once, when a count reaches its threshold, so
 * that an alarm may be drawn from the trace without counting tries.
 */
export const tracerEchec = (
  db: Db,
  motif: MotifEchec,
  echec: {
    readonly utilisateurId?: string | undefined;
    readonly tentative?: Tentative | undefined;
    readonly requeteId?: string | undefined;
  },
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const { utilisateurId, tentative, requeteId } = echec;
    const commun = { acteur: "visiteur", ...requeteDe(requeteId) };
    const compte = {
      objetSorte: "utilisateur",
      ...(utilisateurId === undefined ? {} : { objetId: utilisateurId }),
    };
    await tracer(trx, { ...commun, ...compte, geste: "session.refuser", motif });
    for (const { sorte, cle } of tentative?.ferme ?? []) {
      const objet =
        sorte === "adresse"
          ? { objetSorte: "adresse", objetId: cle.toString("hex").slice(0, 16) }
          : compte;
      await tracer(trx, { ...commun, ...objet, geste: "session.freiner", motif: sorte });
    }
  });

export const tracerSession = (
  trx: Trx,
  acteur: Pick<Acteur, "utilisateurId" | "nom">,
  geste: `session.${string}` | `compte.${string}`,
  details: {
    readonly motif?: string;
    readonly objetId?: string;
    readonly requeteId?: string | undefined;
  },
): Promise<void> => {
  const { motif, objetId, requeteId } = details;
  return tracer(trx, {
    acteur,
    geste,
    ...(motif === undefined ? {} : { motif }),
    ...(objetId === undefined ? {} : { objetSorte: "utilisateur", objetId }),
    ...requeteDe(requeteId),
  });
};
