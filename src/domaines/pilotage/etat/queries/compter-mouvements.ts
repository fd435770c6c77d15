import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { EtatOrganisme } from "../etat.ts";
import type { Repere } from "./reperes.ts";

export type Mouvements = Pick<EtatOrganisme, "entrees" | "sorties" | "suspensions" | "mutations">;

/** What the last mensuel of a body changed: two states as they were known, dossier by dossier. */
export const compterMouvements = async (
  trx: Trx,
  repere: Repere,
  au: Jour,
): Promise<Mouvements> => {
  const { rows } = await sql<Mouvements>`
    with reglage as (
      select string_to_array(valeur, ',') as ouverts from parametre
      where code = 'etats_dans_le_droit' and validite @> ${au}::date
    ),
    dossier as (
      select d.id, d.mutation from foyer f join dossier_rsa d on d.foyer_id = f.id where f.organisme = ${repere.organisme}
    ),
    compare as (
      select avant.etat as etat_avant, apres.etat as etat_apres, coalesce(avant.etat = any (l.ouverts), false) as ouvert_avant,
        coalesce(apres.etat = any (l.ouverts), false) as ouvert_apres
      from dossier d cross join reglage l
      left join droit avant on avant.dossier_id = d.id and avant.connu @> ${repere.precedent_a}::timestamptz
        and avant.validite @> ${au}::date
      left join droit apres on apres.dossier_id = d.id and apres.connu @> ${repere.applique_a}::timestamptz
        and apres.validite @> ${au}::date
      where ${repere.precedent_a}::timestamptz is not null
    )
    select count(*) filter (where ouvert_apres and not ouvert_avant)::int as entrees,
      count(*) filter (where ouvert_avant and not ouvert_apres)::int as sorties,
      count(*) filter (where etat_avant = '2' and etat_apres in ('3', '4'))::int as suspensions,
      (select count(*) from dossier,
         lateral (values (mutation #>> '{entrante,arriveeLe}'), (mutation #>> '{sortante,departLe}')) v(le)
       where v.le::date > coalesce(${repere.precedente}::date, date_trunc('month', ${repere.reference}::date)::date - 1)
         and v.le::date <= ${repere.reference}::date)::int as mutations
    from compare`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("Aucune ligne d’un agrégat sans groupe");
  return row;
};
