import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import { filtrePerimetre } from "#domaines/habilitations/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import { parmi } from "#platform/db/parmi.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Situation } from "./queries/situation.ts";
import type { Apporte } from "./rules/reprendre.ts";

export interface FicheVerrouillee {
  readonly id: string;
  readonly nom_usage: string;
  readonly nom_naissance: string;
  readonly prenom: string;
  readonly mots: readonly string[];
  readonly nir_fiable: boolean;
  readonly nir_empreinte: Buffer | null;
  readonly organisme_id: string | null;
  readonly referent_id: string | null;
  readonly entree_le: Jour | null;
  readonly dans_le_droit: boolean;
  readonly fusionnee_dans: string | null;
}

/** Locks records of the perimeter, always in the same order: two agents who cross wait, never block each other. */
export const lockFiches = (
  trx: Trx,
  acteur: Acteur,
  ids: readonly string[],
): Promise<FicheVerrouillee[]> =>
  trx
    .selectFrom("personne as p")
    .select([
      "p.id",
      "p.nom_usage",
      "p.nom_naissance",
      "p.prenom",
      "p.mots",
      "p.nir_fiable",
      "p.nir_empreinte",
      "p.organisme_id",
      "p.referent_id",
      "p.entree_le",
      "p.dans_le_droit",
      "p.fusionnee_dans",
    ])
    .where("p.id", "=", parmi(ids))
    .where(filtrePerimetre(acteur, "p"))
    .orderBy("p.id")
    .forUpdate()
    .execute();

export interface Suite {
  readonly organisme_id: string | null;
  readonly referent_id: string | null;
  readonly entree_le: Jour | null;
}

export const ecrireGardee = (
  trx: Trx,
  id: string,
  situation: Situation,
  suite: Suite,
  mots: readonly string[],
) =>
  trx
    .updateTable("personne")
    .set((eb) => ({ ...situation, ...suite, mots, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();

export const marquerFusion = (trx: Trx, id: string, dans: string | null) =>
  trx
    .updateTable("personne")
    .set((eb) => ({ fusionnee_dans: dans, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();

export const ouvrirLien = async (
  trx: Trx,
  lien: {
    readonly gardeeId: string;
    readonly rattacheeId: string;
    readonly motif: string;
    readonly auteurId: string;
    readonly apporte: Apporte;
  },
): Promise<string> => {
  const id = nouvelUuid();
  await trx
    .insertInto("lien_identite")
    .values({
      id,
      personne_id: lien.gardeeId,
      rattachee_id: lien.rattacheeId,
      motif: lien.motif,
      fait_par: lien.auteurId,
      apporte: JSON.stringify(lien.apporte),
    })
    .execute();
  return id;
};

export const defaireLien = (trx: Trx, id: string, auteurId: string) =>
  trx
    .updateTable("lien_identite")
    .set({ defait_par: auteurId, defait_a: sql<Date>`now()` })
    .where("id", "=", id)
    .execute();

/** @param etat  `a_examiner` puts the pair back in the work list */
export const trancherPaire = (
  trx: Trx,
  paire: readonly [string, string],
  etat: "a_examiner" | "confirme",
  auteurId: string,
  raison: string | null,
) =>
  trx
    .updateTable("doublon_potentiel")
    .set({
      etat,
      raison,
      examine_par: etat === "confirme" ? auteurId : null,
      examine_a: etat === "confirme" ? sql<Date>`now()` : null,
    })
    .where("personne_id", "in", [...paire])
    .where("autre_id", "in", [...paire])
    .execute();

/** @returns whether the pair was still to examine */
export const ecarterPaire = async (
  trx: Trx,
  id: string,
  auteurId: string,
  raison: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await trx
    .updateTable("doublon_potentiel")
    .set({ etat: "ecarte", raison, examine_par: auteurId, examine_a: sql<Date>`now()` })
    .where("id", "=", id)
    .where("etat", "=", "a_examiner")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
