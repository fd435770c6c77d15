import { sql } from "kysely";
import type { Trx } from "#platform/db/transaction.ts";
import type { DernierMensuel, FicheDepot, LigneDepot } from "../fiche.ts";

export interface PlaceDepot {
  readonly recuCle: string;
  readonly id: string;
  readonly avant: boolean;
}

const depositaire = sql`u.prenom || ' ' || u.nom as "deposePar"`;

/** Newest first; backwards from a cursor, nearest first. */
export const listDepots = async (
  trx: Trx,
  place: PlaceDepot | undefined,
  maximum: number,
): Promise<LigneDepot[]> => {
  const borne = place && sql`(${place.recuCle}::timestamptz)`;
  const condition = !place
    ? sql`true`
    : place.avant
      ? sql`(d.recu_a > ${borne} or (d.recu_a = ${borne} and d.id < ${place.id}::uuid))`
      : sql`(d.recu_a < ${borne} or (d.recu_a = ${borne} and d.id > ${place.id}::uuid))`;
  const ordre = place?.avant ? sql`d.recu_a asc, d.id desc` : sql`d.recu_a desc, d.id asc`;
  const { rows } = await sql<LigneDepot>`
    select d.id, d.etat, d.organisme, d.type, d.reference, d.reparation, d.nom_fichier as "nomFichier",
      d.recu_a as "recuA", d.recu_a::text as "recuCle", (d.rapport ->> 'foyers')::int as foyers, ${depositaire}
    from depot d left join utilisateur u on u.id = d.depose_par
    where ${condition} order by ${ordre} limit ${maximum}`.execute(trx);
  return rows;
};

/** The last mensuel applied of each organisme, most late first. */
export const listDerniersMensuels = async (trx: Trx): Promise<DernierMensuel[]> => {
  const { rows } = await sql<DernierMensuel>`
    select * from (
      select distinct on (organisme) organisme, reference, id as "depotId" from depot
      where etat = 'applique' and type = 'beneficiaire_mensuel' and not reparation
        and organisme is not null and reference is not null
      order by organisme, reference desc, recu_a desc) t
    order by reference, organisme`.execute(trx);
  return rows;
};

export interface ComptesDepots {
  readonly total: number;
  readonly retenus: number;
  readonly enCours: number;
  /** The one that has waited most for a decision. */
  readonly plusAncienRetenu: string | null;
}

export const countDepots = async (trx: Trx): Promise<ComptesDepots> => {
  const { rows } = await sql<ComptesDepots>`
    select count(*)::int as total, count(*) filter (where etat = 'retenu')::int as retenus,
      count(*) filter (where etat in ('recu', 'en_cours'))::int as "enCours",
      (array_agg(id order by recu_a) filter (where etat = 'retenu'))[1] as "plusAncienRetenu" from depot`.execute(
    trx,
  );
  return rows[0] ?? { total: 0, retenus: 0, enCours: 0, plusAncienRetenu: null };
};

export const loadFicheDepot = async (trx: Trx, id: string): Promise<FicheDepot | undefined> => {
  const { rows } = await sql<
    Omit<FicheDepot, "premier"> & { premierId: string | null; premierRecuA: Date | null }
  >`
    select d.id, d.etat, d.organisme, d.type, d.reference, d.reparation, d.nom_fichier as "nomFichier",
      d.recu_a as "recuA", d.octets, d.empreinte, d.etape, d.avancement, coalesce(d.rapport, '{}') as rapport,
      d.commence_a as "commenceA", d.termine_a as "termineA", d.motif_confirmation as motif,
      c.prenom || ' ' || c.nom as "confirmePar", p.id as "premierId", p.recu_a as "premierRecuA", ${depositaire}
    from depot d left join utilisateur u on u.id = d.depose_par
      left join utilisateur c on c.id = d.confirme_par left join depot p on p.id = d.doublon_de
    where d.id = ${id}::uuid`.execute(trx);
  const [lu] = rows;
  if (!lu) return undefined;
  const { premierId, premierRecuA, ...fiche } = lu;
  return {
    ...fiche,
    premier: premierId && premierRecuA ? { id: premierId, recuA: premierRecuA } : null,
  };
};
