import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { nouvelUuid } from "#core/uuid.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { normaliserIdentite } from "../identite/rules/identite-normalisee.ts";

export interface NouvellePersonne {
  readonly nomNaissance: string;
  readonly nomUsage: string;
  readonly prenom: string;
  readonly naissance: Jour;
  readonly sexe: "1" | "2";
  readonly territoireId: string | null;
  readonly nir: { readonly chiffre: Buffer; readonly empreinte: Buffer } | undefined;
}

export interface NouvelleCoordonnee {
  readonly sorte: "telephone" | "courriel" | "adresse";
  readonly valeur: string;
  readonly commune?: string | undefined;
}

/** Writes a person nobody else told us of, her words for searching, and flags those who carry her identity. */
export const insererPersonne = async (trx: Trx, p: NouvellePersonne): Promise<string> => {
  const id = nouvelUuid();
  const { nomTri, nomNaissanceTri, mots } = normaliserIdentite(
    p.nomUsage,
    p.nomNaissance,
    p.prenom,
  );
  await trx
    .insertInto("personne")
    .values({
      id,
      nom_usage: p.nomUsage,
      nom_naissance: p.nomNaissance,
      prenom: p.prenom,
      naissance: p.naissance,
      sexe: p.sexe,
      nir_chiffre: p.nir?.chiffre ?? null,
      nir_empreinte: p.nir?.empreinte ?? null,
      nir_fiable: p.nir !== undefined,
      nom_tri: nomTri,
      nom_naissance_tri: nomNaissanceTri,
      mots,
      territoire_id: p.territoireId,
      source: "saisie",
    })
    .execute();
  await trx
    .insertInto("nom_connu")
    .values(mots.map((nom) => ({ nom })))
    .onConflict((oc) => oc.doNothing())
    .execute();
  await sql`select passerelle.signaler_doublons(array[${id}::uuid], null)`.execute(trx);
  return id;
};

export const insererCoordonnees = async (
  trx: Trx,
  personneId: string,
  acteurId: string,
  depuis: Jour,
  coordonnees: readonly NouvelleCoordonnee[],
): Promise<void> => {
  if (coordonnees.length === 0) return;
  await trx
    .insertInto("coordonnee")
    .values(
      coordonnees.map((c) => ({
        id: nouvelUuid(),
        personne_id: personneId,
        sorte: c.sorte,
        valeur: c.valeur,
        commune: c.commune ?? null,
        source: "saisie",
        saisie_par: acteurId,
        validite: `[${depuis},)`,
        connu: sql<string>`tstzrange(now(), null)`,
      })),
    )
    .execute();
};
