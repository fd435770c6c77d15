import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { accepte, type Result, refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "#platform/db/pools.ts";
import { enTransaction, type Trx } from "#platform/db/transaction.ts";
import { acteurDe, lireAffectations } from "../../role/affectation.ts";
import { estProfessionnel, estRole } from "../../role/role.ts";
import type { CompteEntrant, Entree, Etape, MoyenEntree } from "../entree.ts";
import { etapeManquante } from "../rules/etape.ts";
import { DUREES, empreinteDe, type Moyen, nouveauJeton } from "../session.ts";
import { insertSession, revoquerSession } from "../store.ts";
import { consommerEntree, insertEntree } from "../store-entree.ts";
import { type ContexteConnexion, tracerSession, type Visite } from "./contexte.ts";

/** Where a log-in stands: a session is open, or a proof is missing. The token is that of its cookie. */
export interface Avancee {
  readonly etape: Etape | "dedans";
  readonly jeton: string;
}

export interface PremierePreuve extends Visite {
  readonly moyen: MoyenEntree;
  readonly suite: string;
  /** Session the browser already held: it ends. */
  readonly ancienJeton?: string | undefined;
  /** The provider asked for two factors. */
  readonly dejaDouble?: boolean | undefined;
  readonly oidcJeton?: Buffer | undefined;
  /** What goes in the same transaction. */
  readonly avec?: (trx: Trx) => Promise<unknown>;
}

/** The account with the roles it has on a day, for the trace and for what is missing. */
export const acteurDuCompte = async (
  db: Db,
  compte: Pick<CompteEntrant, "id" | "prenom" | "nom">,
  aujourdhui: Jour,
): Promise<Acteur> => {
  const affectations = await db
    .selectFrom("affectation")
    .select(["role", "perimetre_type", "perimetre_id"])
    .where("utilisateur_id", "=", compte.id)
    .where(sql<boolean>`validite @> ${aujourdhui}::date`)
    .execute();
  return acteurDe(compte, lireAffectations(affectations));
};

const compterFacteurs = async (trx: Trx, utilisateurId: string): Promise<number> => {
  const { n } = await trx
    .selectFrom("facteur")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("utilisateur_id", "=", utilisateurId)
    .executeTakeFirstOrThrow();
  return n;
};

const estParticulier = ({ roles }: Acteur): boolean =>
  roles.length > 0 && roles.every((r) => estRole(r) && !estProfessionnel(r));

/** After a first proof that was right: a session when nothing is missing, else what is missing. */
export const avancer = async (
  contexte: ContexteConnexion,
  compte: CompteEntrant,
  preuve: PremierePreuve,
): Promise<Avancee> => {
  const { db, aujourdhui, demonstration } = contexte;
  const acteur = await acteurDuCompte(db, compte, aujourdhui);
  const issue = await enTransaction(db, acteur, aujourdhui, async (trx) => {
    await preuve.avec?.(trx);
    if (preuve.ancienJeton !== undefined) {
      await revoquerSession(trx, empreinteDe(preuve.ancienJeton));
    }
    const etape = etapeManquante({
      facteurs: await compterFacteurs(trx, compte.id),
      particulier: estParticulier(acteur),
      demonstration: demonstration && compte.demonstration,
      dejaDouble: preuve.dejaDouble ?? false,
    });
    const { moyen, suite, oidcJeton, agent, requeteId } = preuve;
    if (etape) {
      const jeton = await insertEntree(trx, {
        utilisateurId: compte.id,
        ...{ etape, moyen, suite, oidcJeton },
      });
      await tracerSession(trx, acteur, "session.commencer", { motif: moyen, requeteId });
      return accepte<Avancee>({ etape, jeton });
    }
    const jeton = await inserer(trx, contexte, compte.id, {
      ...{ agent, oidcJeton: oidcJeton ?? null },
      moyen: moyen === "oidc" ? "oidc" : "mot_de_passe",
    });
    await tracerSession(trx, acteur, "session.ouvrir", { requeteId });
    return accepte<Avancee>({ etape: "dedans", jeton });
  });
  if (!issue.ok) throw new Error("Entrée refusée sans raison");
  return issue.value;
};

const inserer = async (
  trx: Trx,
  { durees = DUREES }: ContexteConnexion,
  utilisateurId: string,
  session: {
    readonly moyen: Moyen;
    readonly agent: string | undefined;
    readonly oidcJeton: Buffer | null;
  },
): Promise<string> => {
  const jeton = nouveauJeton();
  const nouvelle = { ...session, utilisateurId, secretCsrf: nouveauJeton() };
  await insertSession(trx, { ...nouvelle, empreinte: empreinteDe(jeton) }, durees);
  return jeton;
};

/**
 * Opens the session of a log-in whose last proof was just given, under a token of its own.
 *
 * @param avec  what goes in the same transaction; `false` undoes it all
 * @returns `undefined` when the log-in had already ended, or what went with it was refused
 */
export const achever = async (
  contexte: ContexteConnexion,
  entree: Entree,
  moyen: Moyen,
  { agent, requeteId }: Visite,
  avec: (trx: Trx) => Promise<boolean> = () => Promise.resolve(true),
): Promise<string | undefined> => {
  const { db, aujourdhui } = contexte;
  const acteur = await acteurDuCompte(db, entree.compte, aujourdhui);
  const issue = await enTransaction(
    db,
    acteur,
    aujourdhui,
    async (trx): Promise<Result<string, undefined>> => {
      // In this order: a factor is proved to the cookie that the log-in carries.
      if (!(await avec(trx))) return refuse(undefined);
      if (!(await consommerEntree(trx, entree.empreinte))) return refuse(undefined);
      const { oidcJeton } = entree;
      const jeton = await inserer(trx, contexte, entree.compte.id, { moyen, agent, oidcJeton });
      await tracerSession(trx, acteur, "session.ouvrir", { motif: moyen, requeteId });
      return accepte(jeton);
    },
  );
  return issue.ok ? issue.value : undefined;
};
