import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Coffre } from "#platform/secrets/chiffrement.ts";

/** Something done or seen: ids, gesture and names of fields, never a value. */
export interface GesteTrace {
  /** The account, or the name of the bulk identity that acts for nobody (`import`). */
  readonly acteur: Pick<Acteur, "utilisateurId" | "nom"> | string;
  /** `personnes.consulter`, `session.ouvrir`… */
  readonly geste: string;
  readonly objetSorte?: string;
  readonly objetId?: string;
  readonly personneId?: string;
  readonly motif?: string;
  /** Names of the fields written. */
  readonly champs?: readonly string[];
  /** Made by `empreinteAvantApres`. */
  readonly avantApres?: Uint8Array;
  /** A bulk operation is one row, with its depot. */
  readonly depotId?: string;
  readonly requeteId?: string;
}

/**
 * Proves later what a value was before and after, without holding it. Keyed: a NIR or a birth date
 * has too few possible values for a plain hash to hide it.
 */
export const empreinteAvantApres = (
  coffre: Pick<Coffre, "signer">,
  avant: Readonly<Record<string, unknown>> | undefined,
  apres: Readonly<Record<string, unknown>> | undefined,
): Buffer => coffre.signer("trace", JSON.stringify([trier(avant), trier(apres)]));

/** The order in which fields were written does not count. */
const trier = (valeurs: Readonly<Record<string, unknown>> = {}): readonly unknown[] =>
  Object.entries(valeurs).sort(([a], [b]) => (a < b ? -1 : 1));

const enLigne = (g: GesteTrace) => ({
  acteur_id: typeof g.acteur === "string" ? null : g.acteur.utilisateurId,
  acteur: typeof g.acteur === "string" ? g.acteur : g.acteur.nom,
  geste: g.geste,
  objet_sorte: g.objetSorte ?? null,
  objet_id: g.objetId ?? null,
  personne_id: g.personneId ?? null,
  motif: g.motif ?? null,
  champs: g.champs ?? null,
  empreinte_valeurs: g.avantApres ? Buffer.from(g.avantApres) : null,
  depot_id: g.depotId ?? null,
  requete_id: g.requeteId ?? null,
});

/** Appends one unsealed row to the trace, in the transaction of what it tells. */
export const tracer = (trx: Trx, geste: GesteTrace): Promise<void> => tracerTous(trx, [geste]);

/** PostgreSQL takes 65,535 values a statement; a row holds eleven. */
const PAR_INSERTION = 2_000;

/** Same as `tracer`, for a list shown or a lot acted upon. */
export const tracerTous = async (trx: Trx, gestes: readonly GesteTrace[]): Promise<void> => {
  for (let debut = 0; debut < gestes.length; debut += PAR_INSERTION) {
    const lignes = gestes.slice(debut, debut + PAR_INSERTION).map(enLigne);
    // Nothing is returned: the web role may append to the trace, not read it.
    await trx.insertInto("trace").values(lignes).execute();
  }
};
