import type pg from "pg";
import type { Trx } from "#platform/db/transaction.ts";
import type { DepotConnu, EtatDepot, RapportDepot, RefusDepot } from "./depot.ts";

/** Everything here runs as the bulk identity, on the `traitement` pool. */
type Executant = pg.Pool | pg.ClientBase;

export interface NouveauDepot {
  readonly id: string;
  readonly empreinte: string;
  readonly nomFichier: string;
  readonly fichier: string;
  readonly octets: number;
  readonly deposePar: string | null;
  readonly recuA: Date;
  readonly reparation: boolean;
}

export const inscrireDepot = async (base: Executant, d: NouveauDepot): Promise<void> => {
  await base.query(
    `insert into depot (id, empreinte, nom_fichier, octets, fichier, etat, depose_par, recu_a, reparation)
     values ($1, $2, $3, $4, $5, 'recu', $6, $7, $8)`,
    [d.id, d.empreinte, d.nomFichier, d.octets, d.fichier, d.deposePar, d.recuA, d.reparation],
  );
};

/** A file destroyed on arrival: known, refused, of which nothing is left. */
export const inscrireInfecte = async (
  trx: Trx,
  d: Omit<NouveauDepot, "fichier" | "reparation"> & { readonly refus: RefusDepot },
): Promise<void> => {
  await trx
    .insertInto("depot")
    .values({
      id: d.id,
      empreinte: d.empreinte,
      nom_fichier: d.nomFichier,
      octets: d.octets,
      fichier: null,
      etat: "refuse",
      depose_par: d.deposePar,
      recu_a: d.recuA,
      termine_a: d.recuA,
      rapport: JSON.stringify({ refus: d.refus }),
    })
    .execute();
};

export const lireDepot = async (base: Executant, id: string): Promise<DepotConnu | undefined> => {
  const { rows } = await base.query<{
    id: string;
    empreinte: string;
    nom_fichier: string;
    fichier: string | null;
    octets: number;
    etat: EtatDepot;
    reparation: boolean;
    recu_a: Date;
    motif_confirmation: string | null;
    organisme: string | null;
    reference: DepotConnu["reference"];
    rapport: RapportDepot | null;
  }>(
    `select id, empreinte, nom_fichier, fichier, octets, etat, reparation, recu_a, motif_confirmation, organisme, reference,
       rapport from depot where id = $1`,
    [id],
  );
  const r = rows[0];
  if (!r) return undefined;
  return {
    id: r.id,
    empreinte: r.empreinte,
    nomFichier: r.nom_fichier,
    fichier: r.fichier,
    octets: r.octets,
    etat: r.etat,
    reparation: r.reparation,
    recuA: r.recu_a,
    confirme: r.motif_confirmation !== null,
    organisme: r.organisme,
    reference: r.reference,
    rapport: r.rapport,
  };
};

/** The applied deposit of the same bytes, if any. */
export const lireJumeau = async (
  base: Executant,
  empreinte: string,
): Promise<{ id: string; rapport: RapportDepot } | undefined> => {
  const { rows } = await base.query<{ id: string; rapport: RapportDepot }>(
    "select id, rapport from depot where empreinte = $1 and etat = 'applique'",
    [empreinte],
  );
  return rows[0];
};

/** `false` when someone else is already on it or has finished it. */
export const commencer = async (base: Executant, id: string): Promise<boolean> => {
  const { rowCount } = await base.query(
    `update depot set etat = 'en_cours', etape = 'lecture', avancement = 0, commence_a = now()
     where id = $1 and etat in ('recu', 'en_cours', 'retenu')`,
    [id],
  );
  return rowCount === 1;
};

export const avancer = async (
  base: Executant,
  id: string,
  etape: string,
  avancement: number,
): Promise<void> => {
  await base.query(
    "update depot set etape = $2, avancement = $3 where id = $1 and etat = 'en_cours'",
    [id, etape, Math.max(0, Math.min(100, Math.round(avancement)))],
  );
};

export const terminer = async (
  base: Executant,
  id: string,
  etat: EtatDepot,
  rapport: RapportDepot,
  doublonDe?: string,
): Promise<void> => {
  await base.query(
    `update depot set etat = $2, etape = null, avancement = 100, termine_a = clock_timestamp(), rapport = $3,
       type = coalesce($4, type), organisme = coalesce($5, organisme), reference = coalesce($6::date, reference),
       cree_a = coalesce($7, cree_a), enveloppe = coalesce($8::jsonb, enveloppe), doublon_de = $9
     where id = $1`,
    [
      id,
      etat,
      JSON.stringify(rapport),
      rapport.type ?? null,
      rapport.enveloppe ? `${rapport.enveloppe.organisme} ${rapport.enveloppe.numero}` : null,
      rapport.enveloppe?.reference ?? null,
      rapport.enveloppe?.cree_a ?? null,
      rapport.enveloppe ? JSON.stringify(rapport.enveloppe) : null,
      doublonDe ?? null,
    ],
  );
};

/** How long it took is known once everything is written; losing it in a kill loses nothing else. */
export const noterDurees = async (
  base: Executant,
  id: string,
  durees: NonNullable<RapportDepot["duree_ms"]>,
): Promise<void> => {
  await base.query(
    "update depot set rapport = rapport || jsonb_build_object('duree_ms', $2::jsonb) where id = $1",
    [id, JSON.stringify(durees)],
  );
};

/** A human takes a held file upon herself; it will be applied whatever it closes. */
export const confirmer = async (
  base: Executant,
  id: string,
  motif: string,
  par: string | null,
): Promise<boolean> => {
  const { rowCount } = await base.query(
    `update depot set etat = 'recu', motif_confirmation = $2, confirme_par = $3, termine_a = null
     where id = $1 and etat = 'retenu'`,
    [id, motif, par],
  );
  return rowCount === 1;
};

export const abandonner = async (
  base: Executant,
  id: string,
  motif: string,
  par: string | null,
): Promise<boolean> => {
  const { rowCount } = await base.query(
    `update depot set etat = 'abandonne', motif_confirmation = $2, confirme_par = $3
     where id = $1 and etat in ('retenu', 'refuse')`,
    [id, motif, par],
  );
  return rowCount === 1;
};
