import { sql } from "kysely";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { ENTREE_MINUTES, type Entree, type Etape, type MoyenEntree } from "./entree.ts";
import { empreinteDe, nouveauJeton } from "./session.ts";

interface NouvelleEntree {
  readonly utilisateurId: string;
  readonly etape: Etape;
  readonly moyen: MoyenEntree;
  readonly suite: string;
  readonly lien?: Buffer | undefined;
  readonly oidcJeton?: Buffer | undefined;
}

/** @returns the token of the cookie that goes on with it */
export const insertEntree = async (trx: Trx, entree: NouvelleEntree): Promise<string> => {
  const jeton = nouveauJeton();
  await trx
    .insertInto("entree")
    .values({
      empreinte: empreinteDe(jeton),
      utilisateur_id: entree.utilisateurId,
      etape: entree.etape,
      moyen: entree.moyen,
      suite: entree.suite,
      lien: entree.lien ?? null,
      oidc_jeton: entree.oidcJeton ?? null,
      expire_a: sql<Date>`now() + make_interval(mins => ${ENTREE_MINUTES})`,
    })
    .execute();
  return jeton;
};

const ETAPES: readonly Etape[] = ["mot_de_passe", "second_facteur", "inscription"];
const MOYENS: readonly MoyenEntree[] = ["mot_de_passe", "oidc", "lien"];

/** Who is behind this cookie and what she still owes; `undefined` when too late, or the account closed. */
export const lireEntree = async (db: Db, jeton: string): Promise<Entree | undefined> => {
  const ligne = await db
    .selectFrom("entree as e")
    .innerJoin("utilisateur as u", "u.id", "e.utilisateur_id")
    .select(["e.empreinte", "e.etape", "e.moyen", "e.suite", "e.lien", "e.oidc_jeton"])
    .select(["u.id", "u.identifiant", "u.prenom", "u.nom", "u.demonstration"])
    .where("e.empreinte", "=", empreinteDe(jeton))
    .where("e.expire_a", ">", sql<Date>`now()`)
    .where("u.etat", "=", "actif")
    .executeTakeFirst();
  const etape = ETAPES.find((e) => e === ligne?.etape);
  const moyen = MOYENS.find((m) => m === ligne?.moyen);
  if (!ligne || !etape || !moyen) return undefined;
  const { empreinte, suite, lien, oidc_jeton, ...compte } = ligne;
  const { id, identifiant, prenom, nom, demonstration } = compte;
  return {
    empreinte,
    compte: { id, identifiant, prenom, nom, demonstration },
    etape,
    moyen,
    suite,
    lien,
    oidcJeton: oidc_jeton,
  };
};

/** Ends it: a step is answered once. @returns false when it was already answered */
export const consommerEntree = async (trx: Trx, empreinte: Buffer): Promise<boolean> => {
  await trx.deleteFrom("defi").where("porteur", "=", empreinte).execute();
  const { numDeletedRows } = await trx
    .deleteFrom("entree")
    .where("empreinte", "=", empreinte)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};
