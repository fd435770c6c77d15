import type pg from "pg";
import { nouvelUuid } from "#core/uuid.ts";
import type { AtelierFlux } from "../depot/atelier.ts";
import type { ElementLu, RejetLu } from "../lecture-caf/lecture-caf.ts";

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
