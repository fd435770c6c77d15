import { sql } from "kysely";
import type { Trx } from "#platform/db/transaction.ts";
import type { EtatRejet, FicheRejet, FiltresRejets, LigneRejet } from "../rejet.ts";

/** A place in the list: ids are made in the order of the files. */
export interface PlaceRejet {
  readonly id: string;
  readonly avant: boolean;
}

/** Bounded: beyond, the screen says « plus de 1 000 ». */
export const COMPTE_MAX = 1001;

const jointure = sql`rejet r join depot d on d.id = r.depot_id and d.etat = 'applique'`;

const condition = (f: FiltresRejets, moi: string) => sql`
  r.etat = ${f.etat}
  and (${f.code ?? null}::text is null or r.code = ${f.code ?? null})
  and (${f.organisme ?? null}::text is null or d.organisme = ${f.organisme ?? null})
  and (${f.suivi ?? null}::text is null or r.suivi_par = ${moi}::uuid)`;

const colonnes = sql`
  r.id, r.depot_id as "depotId", d.organisme, r.ligne, r.element, r.code, r.valeur,
  r.numero_demande as "numeroDemande", r.matricule, r.etat,
  u.prenom || ' ' || u.nom as "suiviPar", r.suivi_par as "suiviParId"`;

/** Oldest file first, in the order of the file; backwards from a cursor, nearest first. */
export const listRejets = async (
  trx: Trx,
  filtres: FiltresRejets,
  moi: string,
  place: PlaceRejet | undefined,
  maximum: number,
): Promise<LigneRejet[]> => {
  const apres = place && !place.avant ? place.id : null;
  const avant = place?.avant ? place.id : null;
  const { rows } = await sql<LigneRejet>`
    select ${colonnes} from ${jointure} left join utilisateur u on u.id = r.suivi_par
    where ${condition(filtres, moi)}
      and (${apres}::uuid is null or r.id > ${apres}::uuid)
      and (${avant}::uuid is null or r.id < ${avant}::uuid)
    order by r.id ${place?.avant ? sql`desc` : sql`asc`} limit ${maximum}`.execute(trx);
  return rows;
};

export interface ComptesRejets {
  readonly parEtat: Readonly<Record<EtatRejet, number>>;
  /** Of the state chosen. */
  readonly parCode: readonly { readonly code: string; readonly n: number }[];
  readonly parOrganisme: readonly { readonly organisme: string; readonly n: number }[];
  readonly pourMoi: number;
}

export const countRejets = async (
  trx: Trx,
  { etat }: Pick<FiltresRejets, "etat">,
  moi: string,
): Promise<ComptesRejets> => {
  const etats = await sql<{ etat: EtatRejet; n: number }>`
    select r.etat, count(*)::int as n from ${jointure} group by r.etat`.execute(trx);
  const { rows } = await sql<{ code: string; organisme: string | null; n: number; miens: number }>`
    select r.code, d.organisme, count(*)::int as n,
      count(*) filter (where r.suivi_par = ${moi}::uuid)::int as miens
    from ${jointure} where r.etat = ${etat} group by r.code, d.organisme`.execute(trx);
  const sommer = (cle: (r: (typeof rows)[number]) => string | null): [string, number][] => {
    const sommes = new Map<string, number>();
    for (const r of rows) {
      const nom = cle(r);
      if (nom !== null) sommes.set(nom, (sommes.get(nom) ?? 0) + r.n);
    }
    return [...sommes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  };
  const combien = (e: EtatRejet): number => etats.rows.find((r) => r.etat === e)?.n ?? 0;
  return {
    parEtat: {
      a_traiter: combien("a_traiter"),
      repare: combien("repare"),
      abandonne: combien("abandonne"),
    },
    parCode: sommer((r) => r.code).map(([code, n]) => ({ code, n })),
    parOrganisme: sommer((r) => r.organisme).map(([organisme, n]) => ({ organisme, n })),
    pourMoi: rows.reduce((somme, r) => somme + r.miens, 0),
  };
};

/** Dossiers still to handle, up to 1,001. */
export const countRejetsATraiter = async (trx: Trx): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from ${jointure} where r.etat = 'a_traiter' limit ${COMPTE_MAX}) t`.execute(trx);
  return rows[0]?.n ?? 0;
};

export const loadRejet = async (trx: Trx, id: string): Promise<FicheRejet | undefined> => {
  const { rows } = await sql<FicheRejet>`
    select ${colonnes}, r.message, r.traite_a as "traiteA", r.raison,
      r.depot_reparation_id as reparation, d.nom_fichier as "nomFichier", d.recu_a as "recuA", r.contenu
    from ${jointure} left join utilisateur u on u.id = r.suivi_par
    where r.id = ${id}::uuid`.execute(trx);
  return rows[0];
};

/** The first ones of a deposit, for its report. */
export const listRejetsDuDepot = async (
  trx: Trx,
  depotId: string,
  maximum: number,
): Promise<LigneRejet[]> => {
  const { rows } = await sql<LigneRejet>`
    select ${colonnes} from ${jointure} left join utilisateur u on u.id = r.suivi_par
    where r.depot_id = ${depotId}::uuid order by r.ligne, r.id limit ${maximum}`.execute(trx);
  return rows;
};
