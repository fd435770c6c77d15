import type { Contexte } from "./contexte.ts";
import { DROIT } from "./droits.ts";
import { versionner } from "./versions.ts";

/** Fingerprint that no picture has: the next one, whatever it says, is a change. */
const EMPREINTE_PERIMEE = "00000000-0000-0000-0000-000000000000";

/**
 * Dossiers of the stock that a complete mensuel no longer carries; answers how many of them were in the right.
 * A file of one body says nothing of another.
 */
export const releverAbsents = async (
  { client, recu, parametres, premiereCharge }: Contexte,
  presents: readonly string[],
): Promise<number> => {
  const cherche = recu.sorte === "mensuel" && recu.complet && !premiereCharge;
  await client.query(
    `create temp table t_absent on commit drop as
     select d.id as dossier_id, r.etat as etat_avant
     from foyer f join dossier_rsa d on d.foyer_id = f.id
     join droit r on r.dossier_id = d.id and upper_inf(r.validite) and upper_inf(r.connu)
     where $5 and f.organisme = $1 and r.etat not in ('absent', '1', '5', '6')
       and (d.image_reference, d.image_creee_a) < ($2::date, $3::timestamp)
       and d.numero_demande <> all ($4)
       and not exists (select 1 from t_dossier t where t.dossier_id = d.id)`,
    [recu.organisme, recu.reference, recu.creeA, presents, cherche],
  );
  const { rows } = await client.query<{ sortis: number }>(
    "select count(*)::int as sortis from t_absent where etat_avant = any ($1)",
    [parametres.etatsDansLeDroit],
  );
  return rows[0]?.sortis ?? 0;
};

/** Their right is said absent from this month on, until a picture says otherwise. */
export const fermerAbsents = async ({ client, depotId, effet }: Contexte): Promise<void> => {
  await client.query(
    `create temp table t_droit_absent on commit drop as
     select dossier_id, 'absent'::text as etat, null::text as motif, null::bigint as montant_centimes,
       null::jsonb as detail, $2::uuid as empreinte, $1::date as effet
     from t_absent`,
    [effet, EMPREINTE_PERIMEE],
  );
  await versionner(client, DROIT, "t_droit_absent", depotId);
  await client.query(
    `update dossier_rsa d set empreinte = $1, depot_id = $2 from t_absent t where t.dossier_id = d.id`,
    [EMPREINTE_PERIMEE, depotId],
  );
};
