import { type RawBuilder, sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Parcours } from "../../regle/entrees.ts";
import type { ConstatAutonomie, FaitsConnus } from "../../regle/rules/entrees.ts";
import type { ActiviteDite, RessourceDite } from "../../regle/rules/neutraliser.ts";
import type { OrganismeDisponible } from "../rules/choisir-organisme.ts";

/** What is known of one person. Neither sex, name, nationality nor birthplace is even read. */
export interface FaitsLus {
  /** Orientation that waits; in a simulation, the person. */
  readonly id: string;
  readonly personneId: string;
  readonly territoireId: string | null;
  readonly organismeId: string | null;
  readonly organismePayeur: string | null;
  /** Reference of the payer's picture that the inputs come from. */
  readonly image: Jour | null;
  readonly faits: FaitsConnus;
}

interface Ligne {
  readonly id: string;
  readonly personne_id: string;
  readonly naissance: Jour;
  readonly territoire_id: string | null;
  readonly organisme_id: string | null;
  readonly payeur: string | null;
  readonly image: Jour | null;
  readonly date_demande: Jour | null;
  readonly natures: readonly { readonly code: string; readonly fin?: Jour }[] | null;
  readonly activites: readonly ActiviteDite[] | null;
  readonly ressources: readonly RessourceDite[] | null;
  readonly identifiant_ft: string | null;
  readonly grossesse: boolean | null;
  readonly anterieure: boolean;
  readonly enfants: number;
  readonly plus_jeune: Jour | null;
  readonly autre_adulte: boolean;
  readonly dernier_parcours: Parcours | null;
  readonly degre: string | null;
  readonly degre_source: string | null;
  readonly degre_le: Jour | null;
}

const enAutonomie = (l: Ligne): ConstatAutonomie | null =>
  l.degre === null || l.degre_source === null || l.degre_le === null
    ? null
    : { degre: l.degre, source: l.degre_source, constateLe: l.degre_le };

const enFaits = (l: Ligne, aujourdhui: Jour): FaitsLus => ({
  id: l.id,
  personneId: l.personne_id,
  territoireId: l.territoire_id,
  organismeId: l.organisme_id,
  organismePayeur: l.payeur,
  image: l.image,
  faits: {
    naissance: l.naissance,
    dateDemande: l.date_demande,
    identifiantFt: l.identifiant_ft,
    nombreEnfants: l.enfants,
    plusJeuneEnfant: l.plus_jeune,
    autreAdulte: l.autre_adulte,
    natures: (l.natures ?? [])
      .filter((n) => n.fin === undefined || n.fin >= aujourdhui)
      .map((n) => n.code),
    demandeAnterieure: l.anterieure,
    accompagne: l.organisme_id !== null,
    dernierParcours: l.dernier_parcours,
    territoireConnu: l.territoire_id !== null,
    autonomie: enAutonomie(l),
    activites: l.activites ?? [],
    ressources: l.ressources ?? [],
    grossesse: l.grossesse ?? false,
  },
});

/** Whose facts are gathered: who waits for a proposal, the whole queue, or everyone who owes an orientation. */
export type Population = "sans_proposition" | "en_attente" | "en_vigueur";

const POPULATIONS = {
  sans_proposition: {
    id: sql`o.id`,
    qui: sql`orientation o join personne p on p.id = o.personne_id`,
    lesquels: sql`o.etat = 'a_orienter' and o.proposition_id is null`,
  },
  en_attente: {
    id: sql`p.id`,
    qui: sql`orientation o join personne p on p.id = o.personne_id`,
    lesquels: sql`o.etat in ('a_orienter','proposee','hors_delai_ft')`,
  },
  en_vigueur: {
    id: sql`p.id`,
    qui: sql`personne p`,
    lesquels: sql`p.dans_le_droit and p.soumis and p.fusionnee_dans is null`,
  },
} as const;

/*
 * Facts of a whole population, gathered in one pass: look-ups batch after batch would read the big tables again each
 * time when they have no statistics yet, as after a first load. A record fed through an attached one reads that one's
 * membership.
 */
const attente = (population: Population) => {
  const { id, qui, lesquels } = POPULATIONS[population];
  return sql`
  create temp table t_attente on commit drop as
  select ${id} as id, p.id as personne_id, p.naissance, p.territoire_id, p.organisme_id, p.dossier_id,
    f.organisme as payeur, d.image_reference as image, d.date_demande, r.detail -> 'natures' as natures
  from ${qui}
  left join dossier_rsa d on d.id = p.dossier_id
  left join foyer f on f.id = d.foyer_id
  left join droit r on r.dossier_id = d.id and upper_inf(r.validite) and upper_inf(r.connu)
  where ${lesquels}`;
};

const QUI = sql`
  create temp table t_qui on commit drop as
  select id, personne_id as membre_id, dossier_id, date_demande from t_attente
  union all
  select a.id, y.id, a.dossier_id, a.date_demande
  from t_attente a join personne y on y.fusionnee_dans = a.personne_id`;

const DITS = sql`
  create temp table t_dit on commit drop as
  select distinct on (q.id) q.id, m.activites, m.ressources, m.divers ->> 'identifiantFt' as identifiant_ft,
    m.divers -> 'grossesse' is not null as grossesse,
    m.divers ->> 'demandePrecedente' is not null as precedente
  from t_qui q join membre_dossier m on m.dossier_id = q.dossier_id and m.personne_id = q.membre_id
  where upper_inf(m.validite) and upper_inf(m.connu)
  order by q.id, m.personne_id, m.id`;

const FOYERS = sql`
  create temp table t_foyer on commit drop as
  select m.dossier_id, count(*) filter (where m.role = 'ENF')::int as enfants,
    max(e.naissance) filter (where m.role = 'ENF') as plus_jeune,
    count(*) filter (where m.role in ('DEM', 'CJT')) > 1 as autre_adulte
  from membre_dossier m join personne e on e.id = m.personne_id
  where m.dossier_id in (select dossier_id from t_attente) and upper_inf(m.validite) and upper_inf(m.connu)
  group by m.dossier_id`;

const ANTERIEURES = sql`
  create temp table t_anterieure on commit drop as
  select distinct q.id from t_qui q join membre_dossier m on m.personne_id = q.membre_id
  join dossier_rsa d on d.id = m.dossier_id where d.date_demande < q.date_demande`;

const AUTONOMIES = sql`
  create temp table t_autonomie on commit drop as
  select distinct on (q.id) q.id, e.degre, e.source, e.constate_le
  from autonomie_emploi e join t_qui q on q.membre_id = e.personne_id
  order by q.id, e.constate_le desc, e.id desc`;

const FAITS = sql`
  select a.*, t.activites, t.ressources, t.identifiant_ft, t.grossesse,
    coalesce(t.precedente, false) or n.id is not null as anterieure,
    coalesce(f.enfants, 0) as enfants, f.plus_jeune, coalesce(f.autre_adulte, false) as autre_adulte,
    u.degre, u.source as degre_source, u.constate_le as degre_le,
    case when a.organisme_id is not null then (
      select x.parcours from orientation x where x.personne_id = a.personne_id and x.parcours is not null
      order by x.decide_le desc, x.id desc limit 1) end as dernier_parcours
  from t_attente a
  left join t_dit t on t.id = a.id
  left join t_foyer f on f.dossier_id = a.dossier_id
  left join t_anterieure n on n.id = a.id
  left join t_autonomie u on u.id = a.id`;

type Etape = readonly [table: string, requete: RawBuilder<unknown>, cles: readonly string[]];

const etapes = (population: Population): readonly Etape[] => [
  ["t_attente", attente(population), ["id", "personne_id", "dossier_id"]],
  ["t_qui", QUI, ["id", "membre_id", "dossier_id"]],
  ["t_dit", DITS, ["id"]],
  ["t_foyer", FOYERS, ["dossier_id"]],
  ["t_anterieure", ANTERIEURES, ["id"]],
  ["t_autonomie", AUTONOMIES, ["id"]],
];

/**
 * Memory of one statement: the joins of a whole département's facts then stay out of temporary files. Statistics are
 * taken of what is joined on, not of the payer's words that come along.
 */
const executer = async (trx: Trx, faites: readonly Etape[]): Promise<void> => {
  await sql`set local work_mem = '96MB'`.execute(trx);
  for (const [table, requete, cles] of faites) {
    await sql`drop table if exists ${sql.table(table)}`.execute(trx);
    await requete.execute(trx);
    await sql`analyze ${sql.table(table)} (${sql.join(cles.map((c) => sql.ref(c)))})`.execute(trx);
  }
};

const compter = async (trx: Trx, table: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)}`.execute(trx);
  return rows[0]?.n ?? 0;
};

/** @returns how many they are; to be read by `lireFaits` in the same transaction */
export const releverFaits = async (trx: Trx, population: Population): Promise<number> => {
  const faits = sql`create temp table t_faits on commit drop as ${FAITS}`;
  await executer(trx, [...etapes(population), ["t_faits", faits, ["id"]]]);
  await sql`create index on t_faits (id)`.execute(trx);
  return compter(trx, "t_faits");
};

/** @returns how many they are; to be gone through once by `parcourirFaits`, in the same transaction */
export const preparerFaits = async (trx: Trx, population: Population): Promise<number> => {
  await executer(trx, etapes(population));
  return compter(trx, "t_attente");
};

/** Every person prepared, by batches, in no order; the database gathers one batch while the last is worked on. */
export async function* parcourirFaits(
  trx: Trx,
  taille: number,
  aujourdhui: Jour,
): AsyncGenerator<readonly FaitsLus[]> {
  await sql`declare faits no scroll cursor for ${FAITS}`.execute(trx);
  const prendre = () => sql<Ligne>`fetch ${sql.lit(taille)} from faits`.execute(trx);
  let suite = prendre();
  for (;;) {
    const { rows } = await suite;
    if (rows.length === 0) break;
    suite = prendre();
    // Awaited at the next turn; if there is none, its failure is the transaction's, already told.
    suite.catch(() => undefined);
    yield rows.map((l) => enFaits(l, aujourdhui));
  }
  await sql`close faits`.execute(trx);
}

export const lireFaits = async (
  trx: Trx,
  { apres, taille, aujourdhui }: { apres: string; taille: number; aujourdhui: Jour },
): Promise<readonly FaitsLus[]> => {
  const { rows } = await sql<Ligne>`
    select * from t_faits where id > ${apres}::uuid order by id limit ${taille}`.execute(trx);
  return rows.map((l) => enFaits(l, aujourdhui));
};

/** Bodies that may be designated on a day, with the places they have left. */
export const listDisponibles = async (
  db: Db,
  jour: Jour,
): Promise<readonly OrganismeDisponible[]> => {
  const { rows } = await sql<OrganismeDisponible>`
    select o.id, o.nom, s.nature, o.territoire_id as "territoireId", o.parcours,
      (o.capacite - coalesce(c.suivis, 0))::int as places
    from organisme_referent o
    join structure s on s.id = o.structure_id
    left join (select organisme_id, count(*) as suivis from personne
               where organisme_id is not null and fusionnee_dans is null group by organisme_id) c
      on c.organisme_id = o.id
    where o.validite @> ${jour}::date
    order by o.nom, o.id`.execute(db);
  return rows;
};
