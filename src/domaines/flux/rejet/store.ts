import type pg from "pg";
import { nouvelUuid } from "#core/uuid.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { AtelierFlux } from "../depot/atelier.ts";
import type { RapportDepot } from "../depot/depot.ts";
import type { ElementLu, RejetLu } from "../lecture-caf/lecture-caf.ts";
import type { EtatRejet } from "./rejet.ts";

/** Rejected blocks of a file being read, kept encrypted as they come. Shown only once their deposit is applied. */
export interface RejetsEnCours {
  garder(lot: readonly ElementLu[]): Promise<void>;
  /** Demand numbers of the rejected dossiers that give one. */
  numeros(): readonly string[];
  tousNommes(): boolean;
}

const inserer = async (
  atelier: Pick<AtelierFlux, "pool" | "coffre">,
  depotId: string,
  rejets: readonly RejetLu[],
): Promise<void> => {
  await atelier.pool.query(
    `insert into rejet (id, depot_id, ligne, element, code, message, valeur, numero_demande, matricule, contenu)
     select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bytea[])`,
    [
      rejets.map(() => nouvelUuid()),
      rejets.map(() => depotId),
      rejets.map((r) => r.ligne),
      rejets.map((r) => r.element),
      rejets.map((r) => r.code),
      rejets.map((r) => r.message),
      rejets.map((r) => r.valeur),
      rejets.map((r) => r.numeroDemande),
      rejets.map((r) => r.matricule),
      rejets.map((r) => atelier.coffre.chiffrer(r.contenu)),
    ],
  );
};

export const ouvrirRejets = (
  atelier: Pick<AtelierFlux, "pool" | "coffre">,
  depotId: string,
): RejetsEnCours => {
  const numeros: string[] = [];
  let sansNumero = 0;
  return {
    async garder(lot) {
      const rejets = lot.flatMap((e) => (e.sorte === "rejet" ? [e.rejet] : []));
      if (rejets.length === 0) return;
      for (const { numeroDemande } of rejets) {
        if (numeroDemande === null) sansNumero += 1;
        else numeros.push(numeroDemande);
      }
      await inserer(atelier, depotId, rejets);
    },
    numeros: () => numeros,
    tousNommes: () => sansNumero === 0,
  };
};

/** Before a file is read again, and when nothing of it was applied: its list is made anew or has no object. */
export const effacerRejets = async (base: pg.Pool, depotId: string): Promise<void> => {
  await base.query("delete from rejet where depot_id = $1 and etat = 'a_traiter'", [depotId]);
};

/** A rejected dossier with what its file said of itself, as the bulk identity reads it. */
export interface RejetOuvert {
  readonly etat: EtatRejet;
  readonly element: string;
  readonly ligne: number;
  readonly numeroDemande: string | null;
  readonly contenu: Uint8Array;
  readonly reparation: string | null;
  readonly type: string;
  readonly enveloppe: NonNullable<RapportDepot["enveloppe"]>;
}

/** Of an applied deposit only: the others have nothing to repair. */
export const lireRejetOuvert = async (
  base: pg.Pool,
  id: string,
): Promise<RejetOuvert | undefined> => {
  const { rows } = await base.query<RejetOuvert>(
    `select r.etat, r.element, r.ligne, r.numero_demande as "numeroDemande", r.contenu,
       r.depot_reparation_id as reparation, d.type, d.enveloppe
     from rejet r join depot d on d.id = r.depot_id and d.etat = 'applique' where r.id = $1`,
    [id],
  );
  return rows[0];
};

export interface FinRejet {
  readonly id: string;
  readonly par: string;
  readonly raison: string;
}

/** `false` when it is no longer to be handled. */
export const marquerRepare = async (trx: Trx, fin: FinRejet, depotId: string): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable("rejet")
    .set((eb) => ({
      etat: "repare",
      traite_a: new Date(),
      raison: fin.raison,
      depot_reparation_id: depotId,
      suivi_par: eb.fn.coalesce("suivi_par", eb.val(fin.par)),
    }))
    .where("id", "=", fin.id)
    .where("etat", "=", "a_traiter")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** `false` when it is no longer to be handled, or out of sight. */
export const marquerAbandonne = async (trx: Trx, fin: FinRejet): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable("rejet")
    .set((eb) => ({
      etat: "abandonne",
      traite_a: new Date(),
      raison: fin.raison,
      suivi_par: eb.fn.coalesce("suivi_par", eb.val(fin.par)),
    }))
    .where("id", "=", fin.id)
    .where("etat", "=", "a_traiter")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** `par` null: nobody follows it any more. */
export const marquerSuivi = async (trx: Trx, id: string, par: string | null): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable("rejet")
    .set({ suivi_par: par })
    .where("id", "=", id)
    .where("etat", "=", "a_traiter")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
