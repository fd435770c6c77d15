import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { FileDuJour, Urgente } from "../ma-journee.ts";

const URGENTES = 6;

const EN_ATTENTE = sql`o.etat in ('a_orienter', 'proposee', 'hors_delai_ft')`;

interface Comptes {
  readonly attente: number;
  readonly depassees: number;
  readonly bientot: number;
  readonly reprise: number;
  readonly ancienne: Jour | null;
}

interface Delais {
  readonly delai: number;
  readonly alerte: number;
}

const lireDelais = async (trx: Trx, jour: Jour): Promise<Delais> => {
  const { rows } = await sql<{ code: string; jours: number }>`
    select code, valeur::integer * case unite when 'semaines' then 7 when 'mois' then 30 else 1 end as jours
    from parametre where code in ('delai_orientation', 'alerte_orientation') and validite @> ${jour}::date`.execute(
    trx,
  );
  const valeur = (code: string): number => {
    const trouve = rows.find((r) => r.code === code);
    if (!trouve) throw new RangeError(`Paramètre ${code} sans valeur au ${jour}`);
    return trouve.jours;
  };
  return { delai: valeur("delai_orientation"), alerte: valeur("alerte_orientation") };
};

/** Who waits for a decision in the account's perimeter, the most urgent first. */
export const lireFile = async (trx: Trx, acteur: Acteur, jour: Jour): Promise<FileDuJour> => {
  const delais = await lireDelais(trx, jour);
  const visibles = filtrePerimetre(acteur, "p");
  const { rows: comptes } = await sql<Comptes>`
    select count(*) filter (where not repris)::int as attente, count(*) filter (where not repris and depassee)::int as depassees,
      count(*) filter (where not repris and not depassee and echeance_le <= ${jour}::date + ${delais.alerte}::int)::int as bientot,
      count(*) filter (where repris)::int as reprise, min(recue_le) filter (where not repris) as ancienne
    from (
      select o.motif_ouverture = 'reprise' as repris, o.recue_le, o.echeance_le,
        o.etat = 'hors_delai_ft' or coalesce(o.echeance_le < ${jour}::date, false) as depassee
      from orientation o join personne p on p.id = o.personne_id where ${EN_ATTENTE} and ${visibles}
    ) f`.execute(trx);
  // Past the delay the decision is no longer ours (R-ORI-02): those are counted, not offered.
  const { rows: urgentes } = await sql<Urgente>`
    select o.id, p.nom_usage, p.prenom, o.motif_ouverture, o.recue_le, o.echeance_le, q.parcours, r.nom as organisme
    from orientation o join personne p on p.id = o.personne_id
      left join proposition q on q.id = o.proposition_id left join organisme_referent r on r.id = q.organisme_id
    where ${EN_ATTENTE} and o.motif_ouverture <> 'reprise' and ${visibles}
      and o.etat <> 'hors_delai_ft' and coalesce(o.echeance_le >= ${jour}::date, true)
    order by o.echeance_le, o.id limit ${URGENTES}`.execute(trx);
  const [compte] = comptes;
  if (!compte) throw new Error("Aucune ligne d’un agrégat sans groupe");
  const { ancienne, ...reste } = compte;
  return { ...reste, plusAncienne: ancienne, urgentes, ...delais };
};
