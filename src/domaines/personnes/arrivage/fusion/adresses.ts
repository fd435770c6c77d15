import type { Contexte } from "./contexte.ts";
import { type TableDatee, versionner } from "./versions.ts";

const ADRESSE: TableDatee = {
  table: "adresse",
  cle: ["foyer_id"],
  colonnes: ["lignes", "code_postal", "commune", "nom_commune", "pays", "divers", "empreinte"],
};

/** Of two dossiers of one foyer in a file, the latest demand says where it lives. */
const RECUES = `
  create temp table t_adresse_recue on commit drop as
  select distinct on (a.foyer_id) a.seq, r.id is null as nouvelle,
    case when r.id is null then coalesce(a.adresse_depuis, a.date_demande)
         else coalesce(a.adresse_depuis, $1::date) end as effet
  from a_foyer a join t_dossier t using (seq)
  left join adresse r on r.foyer_id = a.foyer_id and upper_inf(r.validite) and upper_inf(r.connu)
  where t.sort in ('cree', 'modifie') and a.adresse_empreinte is not null
    and r.empreinte is distinct from a.adresse_empreinte
  order by a.foyer_id, a.date_demande desc, a.seq desc`;

const CONTENU = `a.foyer_id, a.lignes, a.code_postal, a.commune, a.nom_commune, a.pays, a.divers,
  a.adresse_empreinte as empreinte`;

const NOUVELLES = `
  insert into adresse (foyer_id, lignes, code_postal, commune, nom_commune, pays, divers, empreinte, validite, connu,
    depot_id)
  select ${CONTENU}, daterange(r.effet, null), tstzrange(now(), null), $1
  from t_adresse_recue r join a_foyer a using (seq) where r.nouvelle`;

const CHANGEES = `
  create temp table t_adresse on commit drop as
  select ${CONTENU}, r.effet from t_adresse_recue r join a_foyer a using (seq) where not r.nouvelle`;

export const ecrireAdresses = async (ctx: Contexte): Promise<void> => {
  const { client, depotId, effet } = ctx;
  await client.query(RECUES, [effet]);
  await client.query(NOUVELLES, [depotId]);
  await client.query(CHANGEES);
  await versionner(client, ADRESSE, "t_adresse", depotId);
};
