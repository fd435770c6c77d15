import { type Contexte, compter } from "./contexte.ts";

/** Keeps the last picture of a dossier that comes twice in the file, as the payer's own tools do. */
export const retirerDoubles = (ctx: Contexte): Promise<number> =>
  compter(
    ctx.client,
    `delete from a_foyer a using a_foyer b where a.dossier_id = b.dossier_id and a.seq < b.seq`,
  );

/**
 * Says of each dossier whether its picture is new, changed, known or older than what is known.
 * Pictures are ordered by reference, then by the payer's clock; a complete mensuel speaks for the whole stock.
 */
export const classer = async (ctx: Contexte): Promise<void> => {
  const { client, recu } = ctx;
  await client.query("analyze a_foyer (seq, dossier_id, foyer_id)");
  await client.query("analyze a_personne (seq)");
  await client.query(
    `create temp table t_dossier on commit drop as
     select a.seq, a.dossier_id, a.foyer_id,
       case when exists (select 1 from arrivage x where x.organisme = $3 and x.sorte = 'mensuel' and x.complet
                         and (x.reference, x.cree_a) > ($1::date, $2::timestamp)) then 'ancien'
            when d.id is null then 'cree'
            when (d.image_reference, d.image_creee_a) > ($1::date, $2::timestamp) then 'ancien'
            when d.empreinte = a.empreinte then 'inchange'
            else 'modifie' end as sort,
       r.etat as etat_avant, r.id as droit_avant
     from a_foyer a
     left join dossier_rsa d on d.id = a.dossier_id
     left join droit r on r.dossier_id = d.id and upper_inf(r.validite) and upper_inf(r.connu)`,
    [recu.reference, recu.creeA, recu.organisme],
  );
  await client.query("create unique index on t_dossier (dossier_id)");
  await client.query("analyze t_dossier (seq, sort)");
};

/** What the pictures move; a closing said by the absence of a dossier is counted apart. */
export interface Mouvements {
  readonly crees: number;
  readonly modifies: number;
  readonly inchanges: number;
  readonly anciens: number;
  readonly entrees: number;
  readonly sortis: number;
  readonly suspensions: number;
  readonly mutations: number;
}

/** Open rights of the organisme. */
export const compterOuverts = async ({ client, recu, parametres }: Contexte): Promise<number> => {
  const { rows } = await client.query<{ ouverts: number }>(
    `select count(*)::int as ouverts from foyer f join dossier_rsa x on x.foyer_id = f.id
     join droit r on r.dossier_id = x.id and upper_inf(r.validite) and upper_inf(r.connu)
     where f.organisme = $1 and r.etat = any ($2)`,
    [recu.organisme, parametres.etatsDansLeDroit],
  );
  return rows[0]?.ouverts ?? 0;
};

export const compterMouvements = async (ctx: Contexte): Promise<Mouvements> => {
  const { client, parametres, premiereCharge } = ctx;
  const { rows } = await client.query<Mouvements>(
    `with d as (
       select t.sort, t.etat_avant = any ($1) as avant, t.etat_avant, a.etat, a.etat = any ($1) as apres,
              a.mutation is not null as mutation
       from t_dossier t join a_foyer a using (seq)
     )
     select count(*) filter (where sort = 'cree')::int as crees,
       count(*) filter (where sort = 'modifie')::int as modifies,
       count(*) filter (where sort = 'inchange')::int as inchanges,
       count(*) filter (where sort = 'ancien')::int as anciens,
       count(*) filter (where not $2 and sort in ('cree', 'modifie') and apres and avant is not true)::int as entrees,
       count(*) filter (where sort = 'modifie' and avant and not apres)::int as sortis,
       count(*) filter (where sort = 'modifie' and etat_avant = '2' and etat in ('3', '4'))::int as suspensions,
       count(*) filter (where sort in ('cree', 'modifie') and mutation)::int as mutations
     from d`,
    [parametres.etatsDansLeDroit, premiereCharge],
  );
  return rows[0] as Mouvements;
};
