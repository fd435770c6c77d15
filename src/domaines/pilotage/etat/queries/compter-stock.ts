import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { ComptesStock } from "../etat.ts";

/** One body, the instant at which it is looked at, and its mensuel before the last. */
export interface Regard {
  readonly organisme: string;
  readonly instant: string;
  readonly depuis: string | null;
}

/**
 * Refused and closed demands are sent once, then no longer: one that was already known so at the mensuel
 * before has left the stock without a word. `depot_id` says who brought the state, even when its row was
 * written again, shorter.
 */
const STOCK = (regards: readonly Regard[], au: Jour) => sql`
  regard as (
    select * from unnest(${regards.map((r) => r.organisme)}::text[], ${regards.map((r) => r.instant)}::timestamptz[],
      ${regards.map((r) => r.depuis)}::timestamptz[]) as r(organisme, instant, depuis)
  ),
  reglage as (
    select string_to_array(valeur, ',') as ouverts from parametre
    where code = 'etats_dans_le_droit' and validite @> ${au}::date
  ),
  stock as (
    select g.organisme, g.instant, g.depuis, d.id, r.etat, r.etat = any (l.ouverts) as ouvert
    from regard g join foyer f on f.organisme = g.organisme join dossier_rsa d on d.foyer_id = f.id
    join droit r on r.dossier_id = d.id and r.connu @> g.instant and r.validite @> ${au}::date
    join arrivage a on a.id = r.depot_id cross join reglage l
    where r.etat <> 'absent' and (r.etat not in ('1', '5', '6') or g.depuis is null or a.applique_a > g.depuis)
  )`;

/**
 * Someone who left is in the picture that says so, then no longer; from that day she is not subject to
 * rights and duties, whatever was known of her before. The end that the payer gives is her last day: a picture
 * of that day already says her gone.
 */
const PRESENTS = (au: Jour) => sql`
  present as (
    select distinct on (m.dossier_id, m.personne_id) s.organisme, m.dossier_id, m.personne_id, m.role in ('DEM', 'CJT') as adulte,
      case when m.validite @> ${au}::date + 1 then so.valeur else false end as soumis
    from stock s join membre_dossier m on m.dossier_id = s.id and m.connu @> s.instant
    left join soumission so on so.dossier_id = m.dossier_id and so.personne_id = m.personne_id
      and so.connu @> s.instant and so.validite @> ${au}::date
    where m.validite @> ${au}::date
      or (upper(m.validite) <= ${au}::date and (s.depuis is null or lower(m.connu) > s.depuis))
    order by m.dossier_id, m.personne_id, upper(m.validite) desc nulls first
  )`;

interface LigneStock {
  readonly organisme: string;
  readonly foyers: number;
  readonly personnes: number;
  readonly dans_le_droit: number;
  readonly oui: number;
  readonly non: number;
  readonly inconnu: number;
  readonly etats: Readonly<Record<string, number>>;
}

const enComptes = (l: LigneStock): ComptesStock => ({
  foyers: l.foyers,
  personnes: l.personnes,
  dans_le_droit: l.dans_le_droit,
  soumis: { oui: l.oui, non: l.non, inconnu: l.inconnu },
  etats: l.etats,
});

/** Counts of each body that has a dossier in its stock. */
export const compterStock = async (
  trx: Trx,
  regards: readonly Regard[],
  au: Jour,
): Promise<ReadonlyMap<string, ComptesStock>> => {
  const { rows } = await sql<LigneStock>`
    with ${STOCK(regards, au)}, ${PRESENTS(au)},
    par_etat as (select organisme, etat, count(*)::int as n from stock group by organisme, etat)
    select s.organisme, s.foyers, s.dans_le_droit, coalesce(p.personnes, 0) as personnes, coalesce(p.oui, 0) as oui,
      coalesce(p.non, 0) as non, coalesce(p.inconnu, 0) as inconnu,
      (select jsonb_object_agg(e.etat, e.n) from par_etat e where e.organisme = s.organisme) as etats
    from (select organisme, count(*)::int as foyers, count(*) filter (where ouvert)::int as dans_le_droit
          from stock group by organisme) s
    left join (select organisme, count(*)::int as personnes,
        count(*) filter (where adulte and soumis)::int as oui,
        count(*) filter (where adulte and not soumis)::int as non,
        count(*) filter (where adulte and soumis is null)::int as inconnu
      from present group by organisme) p on p.organisme = s.organisme`.execute(trx);
  return new Map(rows.map((l) => [l.organisme, enComptes(l)]));
};
