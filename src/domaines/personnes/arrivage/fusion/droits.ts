import { type Contexte, EMPREINTE_PERIMEE } from "./contexte.ts";
import { type TableDatee, versionner } from "./versions.ts";

const DROIT: TableDatee = {
  table: "droit",
  cle: ["dossier_id"],
  colonnes: ["etat", "motif", "montant_centimes", "detail", "empreinte"],
};

const CREER = `
  insert into droit (id, dossier_id, etat, motif, montant_centimes, detail, empreinte, validite, connu, depot_id)
  select a.droit_id, a.dossier_id, a.etat, a.motif, a.montant_centimes, a.detail, a.droit_empreinte,
    daterange(coalesce(a.etat_depuis, a.date_demande), null), tstzrange(now(), null), $1
  from a_foyer a join t_dossier t using (seq) where t.sort = 'cree'`;

/** A state that stays keeps its beginning; only a new state or motif starts on the day the payer gives. */
const CHANGES = `
  create temp table t_droit on commit drop as
  select a.droit_id as id, a.dossier_id, a.etat, a.motif, a.montant_centimes, a.detail, a.droit_empreinte as empreinte,
    case when r.etat = a.etat and r.motif is not distinct from a.motif then $1::date
         else coalesce(a.etat_depuis, $1::date) end as effet
  from a_foyer a join t_dossier t using (seq)
  left join droit r on r.id = t.droit_avant
  where t.sort = 'modifie' and r.empreinte is distinct from a.droit_empreinte`;

const ABSENTS = `
  create temp table t_droit_absent on commit drop as
  select gen_random_uuid() as id, dossier_id, 'absent'::text as etat, null::text as motif,
    null::bigint as montant_centimes, null::jsonb as detail, $2::uuid as empreinte, $1::date as effet
  from t_absent`;

export const ecrireDroits = async (ctx: Contexte): Promise<void> => {
  const { client, depotId, effet } = ctx;
  await client.query(CREER, [depotId]);
  await client.query(CHANGES, [effet]);
  await versionner(client, DROIT, "t_droit", depotId);
  await client.query(ABSENTS, [effet, EMPREINTE_PERIMEE]);
  await versionner(client, DROIT, "t_droit_absent", depotId);
  await client.query(
    `update dossier_rsa d set empreinte = $1, depot_id = $2 from t_absent t where t.dossier_id = d.id`,
    [EMPREINTE_PERIMEE, depotId],
  );
};
