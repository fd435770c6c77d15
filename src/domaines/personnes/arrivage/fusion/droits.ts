import type { Contexte } from "./contexte.ts";
import { type TableDatee, versionner } from "./versions.ts";

export const DROIT: TableDatee = {
  table: "droit",
  cle: ["dossier_id"],
  colonnes: ["etat", "motif", "montant_centimes", "detail", "empreinte"],
};

const CREER = `
  insert into droit (dossier_id, etat, motif, montant_centimes, detail, empreinte, validite, connu, depot_id)
  select a.dossier_id, a.etat, a.motif, a.montant_centimes, a.detail, a.droit_empreinte,
    daterange(coalesce(a.etat_depuis, a.date_demande), null), tstzrange(now(), null), $1
  from a_foyer a join t_dossier t using (seq) where t.sort = 'cree'`;

/** A state that stays keeps its beginning; only a new state or motif starts on the day the payer gives. */
const CHANGES = `
  create temp table t_droit on commit drop as
  select a.dossier_id, a.etat, a.motif, a.montant_centimes, a.detail, a.droit_empreinte as empreinte,
    case when r.etat = a.etat and r.motif is not distinct from a.motif then $1::date
         else coalesce(a.etat_depuis, $1::date) end as effet
  from a_foyer a join t_dossier t using (seq)
  left join droit r on r.id = t.droit_avant
  where t.sort = 'modifie' and r.empreinte is distinct from a.droit_empreinte`;

/** @param modifies  whether a dossier of the file was already known */
export const ecrireDroits = async (ctx: Contexte, modifies: boolean): Promise<void> => {
  const { client, depotId, effet } = ctx;
  await client.query(CREER, [depotId]);
  if (!modifies) return;
  await client.query(CHANGES, [effet]);
  await versionner(client, DROIT, "t_droit", depotId);
};
