import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { empreinteRegles } from "../liste-fournie.ts";
import { Regle } from "../liste-regles.ts";
import type { EtatBrouillon } from "./rules/etats.ts";

export interface BrouillonTenu {
  readonly id: string;
  readonly nom: string;
  readonly baseId: string;
  readonly etat: EtatBrouillon;
  readonly version: number;
  readonly regles: readonly Regle[];
}

export const insertBrouillon = async (
  trx: Trx,
  acteur: Acteur,
  b: { readonly nom: string; readonly baseId: string; readonly regles: readonly Regle[] },
): Promise<string> => {
  const id = nouvelUuid();
  await trx
    .insertInto("brouillon_regles")
    .values({
      id,
      nom: b.nom,
      base_id: b.baseId,
      regles: JSON.stringify(b.regles),
      cree_par: acteur.utilisateurId,
      auteur: acteur.nom,
      modifie_par: acteur.nom,
    })
    .execute();
  return id;
};

/** Held until the end of the transaction. */
export const lockBrouillon = async (trx: Trx, id: string): Promise<BrouillonTenu | undefined> => {
  const l = await trx
    .selectFrom("brouillon_regles")
    .select(["id", "nom", "base_id", "etat", "version", "regles"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return (
    l && {
      id: l.id,
      nom: l.nom,
      baseId: l.base_id,
      etat: l.etat as EtatBrouillon,
      version: l.version,
      regles: Regle.array().parse(l.regles),
    }
  );
};

export const saveBrouillon = async (
  trx: Trx,
  acteur: Acteur,
  id: string,
  change: {
    readonly regles?: readonly Regle[];
    readonly etat?: EtatBrouillon;
    readonly listeId?: string;
  },
): Promise<void> => {
  await trx
    .updateTable("brouillon_regles")
    .set({
      ...(change.regles ? { regles: JSON.stringify(change.regles) } : {}),
      ...(change.etat ? { etat: change.etat } : {}),
      ...(change.listeId ? { liste_id: change.listeId } : {}),
      modifie_a: sql<Date>`now()`,
      modifie_par: acteur.nom,
      version: sql<number>`version + 1`,
    })
    .where("id", "=", id)
    .execute();
};

export interface Publication {
  readonly nom: string;
  readonly baseId: string;
  readonly regles: readonly Regle[];
  readonly acte: string;
  readonly debut: Jour;
  readonly voteLe: Jour | null;
  readonly voix: {
    readonly pour: number;
    readonly contre: number;
    readonly abstentions: number;
  } | null;
}

/** The version that holds without end: the only one that may be followed by another. */
export const lockDerniere = (trx: Trx) =>
  trx
    .selectFrom("liste_regles")
    .select(["id", "version", "empreinte"])
    .select(sql<Jour>`lower(validite)`.as("debut"))
    .where(sql<boolean>`upper_inf(validite)`)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** @returns id and number of the new version; the last one ends the day it begins */
export const insertVersion = async (
  trx: Trx,
  acteur: Acteur,
  derniere: { readonly id: string; readonly version: number; readonly debut: Jour },
  p: Publication,
): Promise<{ readonly id: string; readonly version: number }> => {
  const id = nouvelUuid();
  const version = derniere.version + 1;
  await trx
    .updateTable("liste_regles")
    .set({ validite: `[${derniere.debut},${p.debut})` })
    .where("id", "=", derniere.id)
    .execute();
  await trx
    .insertInto("liste_regles")
    .values({
      id,
      version,
      nom: p.nom,
      regles: JSON.stringify(p.regles),
      empreinte: empreinteRegles([...p.regles]),
      acte: p.acte,
      auteur: acteur.nom,
      validite: `[${p.debut},)`,
      base_id: p.baseId,
      publiee_par: acteur.utilisateurId,
      vote_le: p.voteLe,
      voix_pour: p.voix?.pour ?? null,
      voix_contre: p.voix?.contre ?? null,
      abstentions: p.voix?.abstentions ?? null,
    })
    .execute();
  return { id, version };
};
