import type { Contexte } from "./contexte.ts";

export const ecrireDossiers = async (ctx: Contexte): Promise<void> => {
  const { client, recu, depotId } = ctx;
  await client.query(
    `insert into foyer (id, organisme, matricule)
     select foyer_id, $1, min(a.matricule)
     from a_foyer a join t_dossier t using (seq, foyer_id) where t.sort = 'cree'
       and not exists (select 1 from foyer f where f.id = t.foyer_id)
     group by foyer_id`,
    [recu.organisme],
  );
  const image = [recu.reference, recu.creeA, depotId];
  await client.query(
    `insert into dossier_rsa (id, foyer_id, numero_demande, date_demande, mutation, situation_famille,
       situation_depuis, empreinte, image_reference, image_creee_a, depot_id)
     select a.dossier_id, a.foyer_id, a.numero_demande, a.date_demande, a.mutation, a.situation_famille,
       a.situation_depuis, a.empreinte, $1, $2, $3
     from a_foyer a join t_dossier t using (seq) where t.sort = 'cree'`,
    image,
  );
  await client.query(
    `update dossier_rsa d set date_demande = a.date_demande, mutation = coalesce(a.mutation, d.mutation),
       situation_famille = a.situation_famille, situation_depuis = a.situation_depuis, empreinte = a.empreinte,
       image_reference = $1, image_creee_a = $2, depot_id = $3
     from a_foyer a join t_dossier t using (seq) where t.sort = 'modifie' and d.id = a.dossier_id`,
    image,
  );
};

/** Dates that move by themselves: the current row follows, without a version. */
export const ecrireRoulant = async (ctx: Contexte): Promise<void> => {
  const { client } = ctx;
  await client.query(`
    insert into dossier_roulant (dossier_id, calcul_depuis, dernier_versement)
    select a.dossier_id, a.calcul_depuis, a.dernier_versement
    from a_foyer a join t_dossier t using (seq) where t.sort = 'cree'`);
  await client.query(`
    update dossier_roulant r set calcul_depuis = a.calcul_depuis, dernier_versement = a.dernier_versement
    from a_foyer a join t_dossier t using (seq)
    where t.sort in ('modifie', 'inchange') and r.dossier_id = a.dossier_id
      and (r.calcul_depuis, r.dernier_versement) is distinct from (a.calcul_depuis, a.dernier_versement)`);
};
