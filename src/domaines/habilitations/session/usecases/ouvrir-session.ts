import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction } from "#platform/db/transaction.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";
import { tracer } from "#platform/trace/trace.ts";
import { acteurDe, lireAffectations } from "../../role/affectation.ts";
import { verifierMotDePasse } from "../../utilisateur/mot-de-passe.ts";
import type { RefusConnexion } from "../errors.ts";
import { DUREES, type DureesSession, empreinteDe, nouveauJeton } from "../session.ts";
import { insertSession, revoquerSession } from "../store.ts";
import { compterTentative, oublierTentative, type Tentative } from "../tentatives.ts";

export interface ContexteConnexion {
  readonly db: Db;
  readonly coffre: Pick<Coffre, "signer">;
  readonly aujourdhui: Jour;
  /** Whether accounts of the demonstration may come in; never in production. */
  readonly demonstration: boolean;
  readonly durees?: DureesSession;
}

export interface DemandeConnexion {
  /** Lower case. */
  readonly identifiant: string;
  readonly motDePasse: string;
  /** Network address of the browser; unknown = only the account slows down. */
  readonly adresse?: string | undefined;
  /** What the browser calls itself. */
  readonly agent?: string | undefined;
  /** Cookie the browser already held: that session ends. */
  readonly ancienJeton?: string | undefined;
  readonly requeteId?: string | undefined;
}

interface Compte {
  readonly id: string;
  readonly prenom: string;
  readonly nom: string;
}

/** Opens a session under a new token. An account that does not exist costs the same time. */
export const ouvrirSession = async (
  contexte: ContexteConnexion,
  demande: DemandeConnexion,
): Promise<Result<{ readonly jeton: string }, RefusConnexion>> => {
  const { db, coffre } = contexte;
  const { identifiant, motDePasse, adresse } = demande;
  const tentative = await compterTentative(db, coffre, identifiant, adresse);
  if (!tentative.ok) {
    return refuse({ code: "trop_d_essais", minutes: Math.ceil(tentative.refus / 60) });
  }
  const compte = await db
    .selectFrom("utilisateur")
    .select(["id", "prenom", "nom", "mot_de_passe", "etat", "demonstration"])
    .where("identifiant", "=", identifiant)
    .executeTakeFirst();
  const juste = await verifierMotDePasse(compte?.mot_de_passe, motDePasse);
  const admis = compte?.etat === "actif" && (contexte.demonstration || !compte.demonstration);
  if (!compte || !juste || !admis) {
    const motif = !compte ? "compte_inconnu" : juste ? "compte_ferme" : "mot_de_passe";
    await tracerEchec(contexte, compte?.id, motif, demande.requeteId);
    return refuse({ code: "identifiants_refuses" });
  }
  return accepte(await ouvrir(contexte, compte, tentative.value, demande));
};

/** What was typed as a name is not kept: people type their password there. */
const tracerEchec = (
  { db }: ContexteConnexion,
  utilisateurId: string | undefined,
  motif: string,
  requeteId: string | undefined,
): Promise<void> =>
  db.transaction().execute((trx) =>
    tracer(trx, {
      acteur: "visiteur",
      geste: "session.refuser",
      objetSorte: "utilisateur",
      motif,
      ...(utilisateurId === undefined ? {} : { objetId: utilisateurId }),
      ...(requeteId === undefined ? {} : { requeteId }),
    }),
  );

const ouvrir = async (
  { db, aujourdhui, durees = DUREES }: ContexteConnexion,
  compte: Compte,
  tentative: Tentative,
  { agent, ancienJeton, requeteId }: DemandeConnexion,
): Promise<{ readonly jeton: string }> => {
  const affectations = await db
    .selectFrom("affectation")
    .select(["role", "perimetre_type", "perimetre_id"])
    .where("utilisateur_id", "=", compte.id)
    .where(sql<boolean>`validite @> ${aujourdhui}::date`)
    .execute();
  const acteur = acteurDe(compte, lireAffectations(affectations));
  const jeton = nouveauJeton();
  await enTransaction(db, acteur, aujourdhui, async (trx) => {
    if (ancienJeton !== undefined) await revoquerSession(trx, empreinteDe(ancienJeton));
    await oublierTentative(trx, tentative);
    const session = { utilisateurId: compte.id, secretCsrf: nouveauJeton(), agent };
    await insertSession(trx, { ...session, empreinte: empreinteDe(jeton) }, durees);
    await tracer(trx, {
      acteur,
      geste: "session.ouvrir",
      ...(requeteId === undefined ? {} : { requeteId }),
    });
    return accepte(undefined);
  });
  return { jeton };
};
