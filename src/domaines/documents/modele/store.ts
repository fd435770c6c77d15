import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Db } from "#platform/db/pools.ts";
import type { Modele, NatureCourrier } from "./modele.ts";
import { NATURES } from "./natures.ts";
import { lireModele } from "./rules/lire-modele.ts";

/** A version of a model, read and ready to be filled. */
export interface ModelePret {
  readonly id: string;
  readonly titre: string;
  readonly nature: NatureCourrier;
  readonly arbre: Modele;
}

const lire = (ligne: { id: string; code: string; titre: string; corps: string }): ModelePret => {
  const nature = NATURES[ligne.code];
  const arbre = nature && lireModele(ligne.corps, nature);
  // A version is checked before it is stored: one that no longer reads is a fault of ours.
  if (!nature || !arbre?.ok) throw new Error(`Modèle de courrier illisible : ${ligne.id}`);
  return { id: ligne.id, titre: ligne.titre, nature, arbre: arbre.value };
};

export const lireModeleEnVigueur = async (
  db: Db,
  code: string,
  au: Jour,
): Promise<ModelePret | undefined> => {
  const ligne = await db
    .selectFrom("modele_courrier")
    .select(["id", "code", "titre", "corps"])
    .where("code", "=", code)
    .where(sql<boolean>`validite @> ${au}::date`)
    .executeTakeFirst();
  return ligne && lire(ligne);
};

export const lireModeles = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ModelePret>> => {
  const lignes = await db
    .selectFrom("modele_courrier")
    .select(["id", "code", "titre", "corps"])
    .where("id", "in", ids)
    .execute();
  return new Map(lignes.map((l) => [l.id, lire(l)]));
};
