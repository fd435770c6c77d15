import { sql, type Transaction } from "kysely";
import type { Jour } from "#core/jour.ts";
import { type Result, refuse } from "#core/result.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Db } from "./pools.ts";
import type { DB } from "./schema.genere.ts";

export type Trx = Transaction<DB>;

const litteral = (ids: readonly string[]): string => `{${ids.join(",")}}`;

/** Tells row-level security on whose behalf the transaction acts; gone at its end. */
const poserActeur = (trx: Trx, acteur: Acteur, aujourdhui: Jour): Promise<unknown> =>
  sql`select set_config('passerelle.utilisateur', ${acteur.utilisateurId}, true),
             set_config('passerelle.departement', ${acteur.perimetre.departement ? "oui" : ""}, true),
             set_config('passerelle.territoires', ${litteral(acteur.perimetre.territoires)}, true),
             set_config('passerelle.organismes', ${litteral(acteur.perimetre.organismes)}, true),
             set_config('passerelle.chiffres_departement', ${acteur.chiffres?.departement ? "oui" : ""}, true),
             set_config('passerelle.chiffres_territoires', ${litteral(acteur.chiffres?.territoires ?? [])}, true),
             set_config('passerelle.aujourdhui', ${aujourdhui}, true)`.execute(trx);

/** Reads on behalf of a user: every query under both walls. */
export const lirePour = <T>(
  db: Db,
  acteur: Acteur,
  aujourdhui: Jour,
  lecture: (trx: Trx) => Promise<T>,
): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await poserActeur(trx, acteur, aujourdhui);
    return lecture(trx);
  });

/**
 * Same, for what is read of one person by her identifiers: the same plan serves everyone, and is not drawn again
 * for each. Left to itself the database expects ten identifiers where there is one, and plans anew.
 */
export const lireUnePersonnePour = <T>(
  db: Db,
  acteur: Acteur,
  aujourdhui: Jour,
  lecture: (trx: Trx) => Promise<T>,
): Promise<T> =>
  lirePour(db, acteur, aujourdhui, async (trx) => {
    await sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`.execute(trx);
    return lecture(trx);
  });

class Refusee {
  readonly refus: unknown;
  constructor(refus: unknown) {
    this.refus = refus;
  }
}

const executer = async <T, R>(
  db: Db,
  avant: (trx: Trx) => Promise<unknown>,
  geste: (trx: Trx) => Promise<Result<T, R>>,
): Promise<Result<T, R>> => {
  try {
    return await db.transaction().execute(async (trx) => {
      await avant(trx);
      const resultat = await geste(trx);
      if (!resultat.ok) throw new Refusee(resultat.refus);
      return resultat;
    });
  } catch (erreur) {
    if (erreur instanceof Refusee) return refuse(erreur.refus as R);
    throw erreur;
  }
};

/** One use case, one transaction, on behalf of a user; a refusal rolls back. */
export const enTransaction = <T, R>(
  db: Db,
  acteur: Acteur,
  aujourdhui: Jour,
  geste: (trx: Trx) => Promise<Result<T, R>>,
): Promise<Result<T, R>> => executer(db, (trx) => poserActeur(trx, acteur, aujourdhui), geste);

/** One use case of a bulk identity, on the `traitement` pool. */
export const enTraitement = <T, R>(
  db: Db,
  aujourdhui: Jour,
  geste: (trx: Trx) => Promise<Result<T, R>>,
): Promise<Result<T, R>> =>
  executer(
    db,
    (trx) => sql`select set_config('passerelle.aujourdhui', ${aujourdhui}, true)`.execute(trx),
    geste,
  );
