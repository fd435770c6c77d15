import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { FiltreTrace, LigneTrace } from "../trace.ts";

export interface PlaceTrace {
  /** To the microsecond. */
  readonly a: string;
  readonly seq: number;
  readonly avant: boolean;
}

/** Midnight in Paris at the beginning of a day, `decalage` days later. */
const minuit = (jour: Jour | undefined, decalage: number) =>
  jour === undefined
    ? sql`null::timestamptz`
    : sql`((${jour}::date + ${decalage}::int)::timestamp at time zone 'Europe/Paris')`;

/** Newest first, or nearest first backwards. Answers to a DPO alone: the database checks the account. */
export const listTrace = async (
  trx: Trx,
  f: FiltreTrace,
  place: PlaceTrace | undefined,
  maximum: number,
): Promise<LigneTrace[]> => {
  const { rows } = await sql<LigneTrace>`
    select seq, a, a::text as cle, acteur_id, acteur, qualite, geste, objet_sorte, objet_id, personne_id, motif, champs, scellee
    from passerelle.trace_lignes(${f.compte ?? null}::uuid, ${f.personne ?? null}::uuid, ${f.geste ?? null}::text,
      ${minuit(f.du, 0)}, ${minuit(f.au, 1)},
      ${place?.a ?? null}::timestamptz, ${place?.seq ?? null}::bigint, ${place?.avant ?? false}::boolean,
      ${maximum}::int)`.execute(trx);
  return rows;
};

export interface EtatChaine {
  readonly categorie: string;
  readonly mois: Jour;
  readonly rang: number;
  readonly scelle_a: Date | null;
  readonly derniere_ancre: Jour | null;
  readonly close: boolean;
  readonly purgee: boolean;
}

export const listChaines = async (trx: Trx): Promise<readonly EtatChaine[]> => {
  const { rows } = await sql<EtatChaine>`
    select categorie, mois, rang, scelle_a, derniere_ancre, close, purgee
    from passerelle.trace_chaines()`.execute(trx);
  return rows;
};

export interface Attente {
  readonly lignes: number;
  /** Seconds since the oldest unsealed row; null when none waits. */
  readonly age: number | null;
}

export const lireAttente = async (db: Db): Promise<Attente> => {
  const { rows } = await sql<Attente>`
    select lignes, extract(epoch from clock_timestamp() - plus_ancienne)::float8 as age
    from passerelle.trace_en_attente()`.execute(db);
  return rows[0] ?? { lignes: 0, age: null };
};

export interface DerniereVerification {
  readonly a: Date;
  readonly conforme: boolean;
  readonly lignes: number;
  readonly duree_ms: number;
  readonly defaut: string | null;
}

export const lireDerniereVerification = (trx: Trx): Promise<DerniereVerification | undefined> =>
  trx
    .selectFrom("verification_trace")
    .select(["a", "conforme", "lignes", "duree_ms", "defaut"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

export interface PersonneDeLaTrace {
  readonly nom: string;
  readonly prenom: string;
  readonly naissance: Jour;
}

/**
 * Who a record is about. The DPO has no perimeter on persons and sees no name anywhere else; here she answers somebody
 * who asks who looked at her file (art. 15 GDPR), and must be sure that it is hers.
 */
export const lirePersonneDeLaTrace = async (
  trx: Trx,
  id: string,
): Promise<PersonneDeLaTrace | undefined> => {
  const { rows } = await sql<PersonneDeLaTrace>`
    select nom, prenom, naissance from passerelle.trace_personne(${id}::uuid)`.execute(trx);
  return rows[0];
};

/** Records of this name and birth, both exact. @param nom  normalized */
export const chercherPersonne = async (
  trx: Trx,
  nom: string,
  naissance: Jour,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from passerelle.trace_chercher_personne(${nom}, ${naissance}::date) as t(id)`.execute(
    trx,
  );
  return rows.map((r) => r.id);
};

export interface CompteNomme {
  readonly id: string;
  readonly nom: string;
}

const nomDeCompte = sql<string>`prenom || ' ' || nom`.as("nom");

export const trouverCompte = (trx: Trx, identifiant: string): Promise<CompteNomme | undefined> =>
  trx
    .selectFrom("utilisateur")
    .select(["id", nomDeCompte])
    .where("identifiant", "=", identifiant)
    .executeTakeFirst();

export const nommerCompte = (trx: Trx, id: string): Promise<CompteNomme | undefined> =>
  trx.selectFrom("utilisateur").select(["id", nomDeCompte]).where("id", "=", id).executeTakeFirst();
