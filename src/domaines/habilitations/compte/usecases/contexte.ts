import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction, type Trx } from "#platform/db/transaction.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { empreinteAvantApres, tracer } from "#platform/trace/trace.ts";
import type { CompteVerrouille } from "../compte.ts";
import type { RefusAcces } from "../errors.ts";
import {
  attachesDe,
  gereCompte,
  loadResponsabilite,
  type Responsabilite,
  voitCompte,
} from "../policy.ts";
import { avancerVersion, changementsDepuis, lockCompte, noterChangement } from "../store.ts";

export interface ContexteCompte {
  readonly db: Db;
  readonly coffre: Pick<Coffre, "signer">;
  readonly acteur: Acteur;
  readonly aujourdhui: Jour;
  readonly requeteId: string;
}

/** What a gesture on an account leaves behind it. */
export interface Fait<T> {
  readonly value: T;
  /** One sentence for the history of the account. */
  readonly resume: string;
  readonly champs: readonly string[];
  readonly avant?: Readonly<Record<string, unknown>>;
  readonly apres?: Readonly<Record<string, unknown>>;
}

interface Demande {
  readonly compteId: string;
  /** The version the form was written from. */
  readonly version: number;
  readonly geste: string;
  /** « gerer »: all that the account holds must be hers to give; « suivre »: looking after it is enough. */
  readonly exige: "gerer" | "suivre";
}

/**
 * One gesture on one account: locked, allowed, not outrun by a colleague, told in its history and in the trace.
 * Nobody acts on her own account.
 */
export const surCompte = <T, R>(
  contexte: ContexteCompte,
  { compteId, version, geste, exige }: Demande,
  agir: (
    trx: Trx,
    compte: CompteVerrouille,
    responsabilite: Responsabilite,
  ) => Promise<Result<Fait<T>, R>>,
): Promise<Result<T, R | RefusAcces>> => {
  const { db, acteur, aujourdhui } = contexte;
  return enTransaction<T, R | RefusAcces>(db, acteur, aujourdhui, async (trx) => {
    const compte = await lockCompte(trx, compteId);
    if (!compte) return refuse({ code: "compte_inconnu" });
    const responsabilite = await loadResponsabilite(trx, acteur, aujourdhui);
    const attaches = await attachesDe(trx, compteId, aujourdhui);
    if (!voitCompte(responsabilite, compteId, attaches)) return refuse({ code: "compte_inconnu" });
    if (compteId === acteur.utilisateurId) return refuse({ code: "ses_propres_droits" });
    if (exige === "gerer" && !gereCompte(responsabilite, attaches)) {
      return refuse({ code: "hors_responsabilite" });
    }
    if (compte.version !== version) {
      const changements = await changementsDepuis(trx, compteId, version);
      return refuse({
        code: "modifie_entre_temps",
        changements: changements.map((c) => `${c.resume} (${c.auteur}).`),
      });
    }
    const fait = await agir(trx, compte, responsabilite);
    if (!fait.ok) return fait;
    await avancerVersion(trx, compteId);
    await consigner(trx, contexte, { id: compteId, version: version + 1 }, geste, fait.value);
    return accepte(fait.value.value);
  });
};

/** Tells a gesture twice: in the history of the account, in sentences, and in the trace, without a value. */
const consigner = async (
  trx: Trx,
  { acteur, coffre, requeteId }: ContexteCompte,
  /** Its version once the gesture is done. */
  compte: { readonly id: string; readonly version: number },
  geste: string,
  { resume, champs, avant, apres }: Fait<unknown>,
): Promise<void> => {
  await noterChangement(trx, compte, acteur, resume);
  await tracer(trx, {
    acteur,
    geste,
    objetSorte: "utilisateur",
    objetId: compte.id,
    champs,
    avantApres: empreinteAvantApres(coffre, avant, apres),
    requeteId,
  });
};

/** Same, for an account that has just been made. */
export const consignerCreation = (
  trx: Trx,
  contexte: ContexteCompte,
  id: string,
  fait: Fait<unknown>,
): Promise<void> => consigner(trx, contexte, { id, version: 1 }, "comptes.creer", fait);
