import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Parcours } from "../../regle/entrees.ts";
import type { FaitsConnus } from "../../regle/rules/entrees.ts";
import type { ActiviteDite, RessourceDite } from "../../regle/rules/neutraliser.ts";
import type { OrganismeDisponible } from "../rules/choisir-organisme.ts";

/** What is known of one person who waits. Neither sex, name, nationality nor birthplace is even read. */
export interface FaitsLus {
  readonly orientationId: string;
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
  readonly autre_adulte: boolean | null;
  readonly dernier_parcours: Parcours | null;
}

const enFaits = (l: Ligne, aujourdhui: Jour): FaitsLus => ({
  orientationId: l.id,
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
    autreAdulte: l.autre_adulte ?? false,
    natures: (l.natures ?? [])
      .filter((n) => n.fin === undefined || n.fin >= aujourdhui)
      .map((n) => n.code),
    demandeAnterieure: l.anterieure,
    accompagne: l.organisme_id !== null,
    dernierParcours: l.dernier_parcours,
    territoireConnu: l.territoire_id !== null,
    activites: l.activites ?? [],
    ressources: l.ressources ?? [],
    grossesse: l.grossesse ?? false,
  },
});

/** Persons who wait without a proposal, by id; a record fed through an attached one reads that one's membership. */
export const lireFaits = async (
  trx: Trx,
  { apres, taille, aujourdhui }: { apres: string; taille: number; aujourdhui: Jour },
): Promise<readonly FaitsLus[]> => {
  const { rows } = await sql<Ligne>`
    select o.id, p.id as personne_id, p.naissance, p.territoire_id, p.organisme_id, f.organisme as payeur,
      d.image_reference as image, d.date_demande, r.detail -> 'natures' as natures,
      m.activites, m.ressources, m.divers ->> 'identifiantFt' as identifiant_ft,
      m.divers -> 'grossesse' is not null as grossesse,
      m.divers ->> 'demandePrecedente' is not null or exists (
        select 1 from membre_dossier x join dossier_rsa y on y.id = x.dossier_id
        where x.personne_id = m.personne_id and y.date_demande < d.date_demande) as anterieure,
      coalesce(foyer.enfants, 0) as enfants, foyer.plus_jeune, foyer.autre_adulte,
      (select x.parcours from orientation x
       where p.organisme_id is not null and x.personne_id = p.id and x.parcours is not null
       order by x.decide_le desc, x.id desc limit 1) as dernier_parcours
    from orientation o
    join personne p on p.id = o.personne_id
    left join dossier_rsa d on d.id = p.dossier_id
    left join foyer f on f.id = d.foyer_id
    left join droit r on r.dossier_id = d.id and upper_inf(r.validite) and upper_inf(r.connu)
    left join lateral (
      select x.personne_id, x.activites, x.ressources, x.divers from membre_dossier x
      where x.dossier_id = d.id and upper_inf(x.validite) and upper_inf(x.connu)
        and (x.personne_id = p.id
             or x.personne_id in (select y.id from personne y where y.fusionnee_dans = p.id))
      order by x.personne_id = p.id desc, x.id limit 1
    ) m on true
    left join lateral (
      select count(*) filter (where x.role = 'ENF')::int as enfants,
        max(e.naissance) filter (where x.role = 'ENF') as plus_jeune,
        bool_or(x.role in ('DEM', 'CJT') and x.personne_id <> m.personne_id) as autre_adulte
      from membre_dossier x join personne e on e.id = x.personne_id
      where x.dossier_id = d.id and upper_inf(x.validite) and upper_inf(x.connu)
    ) foyer on true
    where o.etat = 'a_orienter' and o.proposition_id is null and o.id > ${apres}::uuid
    order by o.id limit ${taille}
    for update of o`.execute(trx);
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
