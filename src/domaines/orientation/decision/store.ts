import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Parcours } from "../regle/entrees.ts";
import { orientationsVisibles } from "./policy.ts";
import type { EtatOrientation, MotifOuverture } from "./rules/etats.ts";

/** An orientation held for a gesture, with the proposal before the author's eyes. */
export interface OrientationTenue {
  readonly id: string;
  readonly personneId: string;
  readonly etat: EtatOrientation;
  readonly motif_ouverture: MotifOuverture;
  readonly echeance_le: Jour | null;
  readonly dans_le_droit: boolean;
  readonly version: number;
  readonly decide_le: Jour | null;
  readonly decide_par: string | null;
  readonly organismeActuelId: string | null;
  readonly proposition: PropositionTenue | null;
}

interface PropositionTenue {
  readonly listeId: string;
  readonly regle: string | null;
  readonly parcours: Parcours | null;
  readonly organisme_id: string | null;
  readonly revue_humaine: readonly string[];
}

/** Inside the perimeter, until the end of the transaction. */
export const lockOrientation = async (
  trx: Trx,
  acteur: Acteur,
  id: string,
): Promise<OrientationTenue | undefined> => {
  const l = await trx
    .selectFrom("orientation as o")
    .innerJoin("personne as p", "p.id", "o.personne_id")
    .leftJoin("proposition as q", "q.id", "o.proposition_id")
    .select([
      "o.id",
      "o.personne_id",
      "o.etat",
      "o.motif_ouverture",
      "o.echeance_le",
      "o.version",
      "o.decide_le",
      "o.decide_par",
      "p.dans_le_droit",
      "p.organisme_id as organisme_actuel",
      "q.liste_id",
      "q.regle",
      "q.parcours",
      "q.organisme_id",
      "q.revue_humaine",
    ])
    .where("o.id", "=", id)
    .where(orientationsVisibles(acteur))
    .forUpdate("o")
    .executeTakeFirst();
  if (!l) return undefined;
  // States and parcours are closed by check constraints on both tables.
  return {
    id: l.id,
    personneId: l.personne_id,
    etat: l.etat as EtatOrientation,
    motif_ouverture: l.motif_ouverture as MotifOuverture,
    echeance_le: l.echeance_le,
    dans_le_droit: l.dans_le_droit,
    version: l.version,
    decide_le: l.decide_le,
    decide_par: l.decide_par,
    organismeActuelId: l.organisme_actuel,
    proposition:
      l.liste_id === null
        ? null
        : {
            listeId: l.liste_id,
            regle: l.regle,
            parcours: l.parcours as Parcours | null,
            organisme_id: l.organisme_id,
            revue_humaine: l.revue_humaine ?? [],
          },
  };
};

interface DecisionPrise {
  readonly etat: EtatOrientation;
  readonly parcours: Parcours;
  readonly organismeId: string;
  readonly jour: Jour;
  readonly parId: string;
  readonly decideur: string;
  readonly delegation: string;
  readonly suit: boolean;
  readonly motif: string | null;
}

export const saveDecision = async (trx: Trx, id: string, d: DecisionPrise): Promise<void> => {
  await trx
    .updateTable("orientation")
    .set((eb) => ({
      etat: d.etat,
      parcours: d.parcours,
      organisme_id: d.organismeId,
      validite: sql<string>`daterange(${d.jour}::date, null)`,
      decide_le: d.jour,
      decide_par: d.parId,
      decideur: d.decideur,
      delegation: d.delegation,
      suit_proposition: d.suit,
      motif_decision: d.motif,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
};

/** The decision as if it had not been: the trace and the timeline keep that it was. */
export const effacerDecision = async (
  trx: Trx,
  id: string,
  etat: EtatOrientation,
): Promise<void> => {
  await trx
    .updateTable("orientation")
    .set((eb) => ({
      etat,
      parcours: null,
      organisme_id: null,
      validite: null,
      decide_le: null,
      decide_par: null,
      decideur: null,
      delegation: null,
      suit_proposition: null,
      motif_decision: null,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .execute();
};
