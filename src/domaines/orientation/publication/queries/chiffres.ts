import { sql } from "kysely";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { LIBELLES_PARCOURS, PARCOURS, type Parcours } from "../../regle/entrees.ts";
import { proteger, protegerListe } from "../../simulation/rules/proteger.ts";
import { type AnneePubliee, type Chiffres, SUITES } from "../publication.ts";

const bornes = (annee: number) =>
  sql`daterange(make_date(${annee}, 1, 1), make_date(${annee + 1}, 1, 1))`;

/** A year counted and protected. Only for an account that sees the whole département. */
export const compterAnnee = async (trx: Trx, annee: number, seuil: number): Promise<Chiffres> => {
  const entrees = await sql<{ n: number }>`
    select count(*)::int as n from orientation where ${bornes(annee)} @> recue_le and motif_ouverture <> 'reprise'`.execute(
    trx,
  );
  const decisions = await sql<{ parcours: Parcours; suite: number; n: number }>`
    select parcours, case suit_proposition when true then 0 when false then 1 else 2 end as suite, count(*)::int as n
    from orientation where ${bornes(annee)} @> decide_le and parcours is not null
    group by 1, 2`.execute(trx);
  const regles = await sql<{ phrase: string; n: number }>`
    select r ->> 'phrase_agent' as phrase, count(*)::int as n
    from orientation o
    join proposition q on q.id = o.proposition_id
    join liste_regles l on l.id = q.liste_id
    cross join lateral jsonb_array_elements(l.regles) r
    where ${bornes(annee)} @> o.decide_le and r ->> 'code' = q.regle
    group by 1 order by 2 desc, 1`.execute(trx);
  const cellules = PARCOURS.map((p) =>
    SUITES.map(
      (_, suite) => decisions.rows.find((d) => d.parcours === p && d.suite === suite)?.n ?? 0,
    ),
  );
  const [entreesDites = null] = protegerListe([entrees.rows[0]?.n ?? 0], seuil);
  const comptes = protegerListe(
    regles.rows.map((r) => r.n),
    seuil,
  );
  return {
    entrees: entreesDites,
    decisions: proteger(
      { lignes: PARCOURS.map((p) => LIBELLES_PARCOURS[p]), colonnes: SUITES, cellules },
      seuil,
    ),
    regles: regles.rows.map(({ phrase }, i) => ({ phrase, compte: comptes[i] ?? null })),
  };
};

/** Newest first. Nothing in it is about anyone: read without an account. */
export const listAnnees = async (db: Db): Promise<readonly AnneePubliee[]> => {
  const lignes = await db
    .selectFrom("publication_orientation")
    .select(["annee", "seuil", "arretee_le", "chiffres"])
    .orderBy("annee", "desc")
    .execute();
  return lignes.map((l) => ({
    annee: l.annee,
    seuil: l.seuil,
    arreteeLe: l.arretee_le,
    // Written by `arreterAnnee` alone, in this shape.
    chiffres: l.chiffres as Chiffres,
  }));
};
