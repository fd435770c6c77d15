import { sql } from "kysely";
import { echeance } from "#core/echeance.ts";
import type { Jour } from "#core/jour.ts";
import { CALENDRIER_LEGAL, delaiAu, type Parametre } from "#domaines/referentiels/index.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { EN_ATTENTE, VIVANTS } from "../../decision/rules/etats.ts";
import { etatsDansLeDroit } from "../../reglages.ts";

const compte = (r: { readonly numAffectedRows?: bigint | undefined }): number =>
  Number(r.numAffectedRows ?? 0n);

/*
 * Two deposits decide why and since when a person waits: the one that first showed her present right, and the
 * one that first called her subject to rights and duties. They are looked for in the order in which files were
 * applied, in all that was ever known: a later correction of a date does not move the day we learnt it.
 * Each step is a small table with its statistics: right after a first load the big ones have none.
 */
const ORDRE = sql`
  create temp table t_ordre on commit drop as
  select id, organisme, premiere_charge, (recu_a at time zone 'Europe/Paris')::date as jour,
    row_number() over (order by applique_a, reference, cree_a, id) as n
  from arrivage`;

const CANDIDATS = sql`
  create temp table t_candidat on commit drop as
  select p.id, p.dossier_id, p.entree_le, f.organisme, d.mutation -> 'entrante' ->> 'arriveeLe' as arrivee
  from personne p join foyer f on f.id = p.foyer_id join dossier_rsa d on d.id = p.dossier_id
  where p.dans_le_droit and p.soumis and p.role in ('DEM', 'CJT') and p.fusionnee_dans is null
    and p.id not in (select o.personne_id from orientation o where o.etat = any (${VIVANTS}))`;

const OUVERTS = (dansLeDroit: readonly string[]) => sql`
  create temp table t_ouvert on commit drop as
  select dossier_id, min(n) as n from (
    select r.dossier_id, o.n, r.etat = any (${dansLeDroit}) as dedans,
      max(o.n) filter (where r.etat <> all (${dansLeDroit})) over (partition by r.dossier_id) as sorti
    from droit r join t_ordre o on o.id = r.depot_id
    where r.dossier_id in (select dossier_id from t_candidat)
  ) e where dedans and n > coalesce(sorti, 0) group by dossier_id`;

const VENUS = sql`
  create temp table t_venu on commit drop as
  select m.personne_id, min(o.n) as n
  from membre_dossier m join t_candidat c on c.id = m.personne_id and c.dossier_id = m.dossier_id
  join t_ordre o on o.id = m.depot_id
  group by m.personne_id`;

const SOUMIS = sql`
  create temp table t_soumis on commit drop as
  select personne_id, min(n) as n from (
    select s.personne_id, o.n, s.valeur,
      max(o.n) filter (where s.valeur is not true) over (partition by s.personne_id) as non
    from soumission s join t_candidat c on c.id = s.personne_id and c.dossier_id = s.dossier_id
    join t_ordre o on o.id = s.depot_id
  ) d where valeur and n > coalesce(non, 0) group by personne_id`;

const ENTRANTS = sql`
  create temp table t_entrant on commit drop as
  select e.personne_id, o.id as depot_id, o.jour as recue_le,
    case when e.soumis_n > e.entree_n then 'devenu_soumis'
         when o.premiere_charge then 'reprise'
         when e.arrivee::date > o.jour - 183 then 'transfert'
         else 'ouverture' end as motif
  from (
    select c.id as personne_id, c.arrivee, s.n as soumis_n,
      (select min(o.n) from t_ordre o where o.organisme = c.organisme and o.n >= greatest(d.n, v.n)
         and o.jour >= coalesce(c.entree_le, o.jour)) as entree_n
    from t_candidat c
    join t_ouvert d on d.dossier_id = c.dossier_id
    left join t_venu v on v.personne_id = c.id
    left join t_soumis s on s.personne_id = c.id
  ) e join t_ordre o on o.n = greatest(e.entree_n, e.soumis_n)`;

const releverEntrants = async (trx: Trx, dansLeDroit: readonly string[]): Promise<void> => {
  await sql`drop table if exists t_ordre, t_candidat, t_ouvert, t_venu, t_soumis, t_entrant`.execute(
    trx,
  );
  await ORDRE.execute(trx);
  for (const [table, etape] of [
    ["t_candidat", CANDIDATS],
    ["t_ouvert", OUVERTS(dansLeDroit)],
    ["t_venu", VENUS],
    ["t_soumis", SOUMIS],
  ] as const) {
    await etape.execute(trx);
    await sql`analyze ${sql.table(table)}`.execute(trx);
  }
  await ENTRANTS.execute(trx);
};

/** Ends of the delay by day of reception: the law in force that day, in the person's favour on holidays. */
const echeances = (jours: readonly Jour[], parametres: readonly Parametre[]) =>
  jours.map((recue) => {
    const { quantite, unite } = delaiAu(parametres, "delai_orientation", recue);
    return { recue, echeance: echeance(recue, quantite, unite, CALENDRIER_LEGAL) };
  });

/**
 * Brings into the queue every adult who is in the right, subject to rights and duties, and without an
 * orientation. Newcomers get the legal clock, from the reception of the file that first showed them; the first
 * stock of an organisme and persons turned subject later have none. Running it twice changes nothing.
 *
 * @returns persons entered
 * @rule R-ORI-02, R-PER-12
 * @source CASF, art. L. 262-29 et D. 262-65-2
 */
export const ouvrirFile = async (
  trx: Trx,
  parametres: readonly Parametre[],
  aujourdhui: Jour,
): Promise<number> => {
  await releverEntrants(trx, etatsDansLeDroit(parametres, aujourdhui));
  const { rows } = await sql<{ jour: Jour }>`
    select distinct recue_le as jour from t_entrant where motif in ('ouverture', 'transfert')`.execute(
    trx,
  );
  const delais = echeances(
    rows.map((r) => r.jour),
    parametres,
  );
  const ouvertes = await sql`
    insert into orientation (id, personne_id, motif_ouverture, depot_id, recue_le, echeance_le, etat)
    select gen_random_uuid(), t.personne_id, t.motif, t.depot_id, t.recue_le, d.echeance, 'a_orienter'
    from t_entrant t
    left join jsonb_to_recordset(${JSON.stringify(delais)}::jsonb) as d(recue date, echeance date)
      on d.recue = t.recue_le and t.motif in ('ouverture', 'transfert')
    on conflict (personne_id) where etat in ('a_orienter', 'proposee', 'hors_delai_ft') do nothing`.execute(
    trx,
  );
  return compte(ouvertes);
};

/**
 * Closes what no longer has a reason to be: the right ended or moved away, the record was attached to another,
 * or, while nobody had decided, the person is no longer subject. Unknown is not « no »: it closes nothing.
 *
 * @returns orientations closed
 * @rule R-PER-05, R-PER-10, R-PER-12
 */
export const cloreSansObjet = async (trx: Trx, aujourdhui: Jour): Promise<number> =>
  compte(
    await sql`
      update orientation o set etat = 'close', close_le = ${aujourdhui}::date, version = o.version + 1,
        validite = case when o.validite is not null
          then daterange(lower(o.validite), greatest(${aujourdhui}::date, lower(o.validite) + 1)) end,
        motif_cloture = case when p.fusionnee_dans is not null then 'fiche_rattachee'
          when p.dans_le_droit then 'non_soumis'
          when d.mutation -> 'sortante' is not null then 'transfert'
          else 'fin_de_droit' end
      from personne p left join dossier_rsa d on d.id = p.dossier_id
      where p.id = o.personne_id and o.etat = any (${VIVANTS}) and o.motif_ouverture <> 'manuelle'
        and (not p.dans_le_droit
             or (o.etat = any (${EN_ATTENTE}) and (p.fusionnee_dans is not null or p.soumis is false)))`.execute(
      trx,
    ),
  );

/**
 * Notes that the delay of persons still waiting has run out: the first decision is then France Travail's. The
 * clock decides nothing for anyone; it only says who decides.
 *
 * @rule R-ORI-02
 * @source CASF, art. D. 262-65-2
 */
export const constaterHorsDelai = async (trx: Trx, aujourdhui: Jour): Promise<number> =>
  compte(
    await sql`
      update orientation set etat = 'hors_delai_ft', version = version + 1
      where etat in ('a_orienter', 'proposee') and echeance_le < ${aujourdhui}::date`.execute(trx),
  );
