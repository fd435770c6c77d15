import type { Db } from "#platform/db/pools.ts";
import { DonneesCourrier } from "../courrier/courrier.ts";
import { type ContenuCourrier, contenuCourrier } from "../courrier/rules/contenu.ts";
import { lireModeles } from "../modele/store.ts";

export const lireLotAProduire = (db: Db, id: string) =>
  db
    .selectFrom("lot")
    .select(["id", "titre", "etat", "nombre", "fichier"])
    .where("id", "=", id)
    .executeTakeFirst();

export const marquerAvancement = async (db: Db, id: string, produits: number): Promise<void> => {
  await db
    .updateTable("lot")
    .set({ etat: "en_production", produits, erreur: null })
    .where("id", "=", id)
    .execute();
};

export const marquerEchec = async (db: Db, id: string, erreur: string): Promise<void> => {
  await db.updateTable("lot").set({ etat: "echec", erreur }).where("id", "=", id).execute();
};

/** The lot and its letters change together: nobody sees a printed letter of an unfinished lot. */
export const marquerProduit = (
  db: Db,
  id: string,
  fichier: string,
  nombre: number,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await trx
      .updateTable("lot")
      .set({ etat: "produit", fichier, produits: nombre, produit_a: new Date() })
      .where("id", "=", id)
      .execute();
    await trx.updateTable("courrier").set({ etat: "edite" }).where("lot_id", "=", id).execute();
  });

export class CourrierIllisible extends Error {}

/** Letters `debut` to `fin` of a lot (ranks from 1, both included), in order. */
export const lireContenus = async (
  db: Db,
  lotId: string,
  debut: number,
  fin: number,
): Promise<readonly ContenuCourrier[]> => {
  const lignes = await db
    .selectFrom("courrier")
    .select(["rang", "modele_id", "donnees"])
    .where("lot_id", "=", lotId)
    .where("rang", ">=", debut)
    .where("rang", "<=", fin)
    .orderBy("rang")
    .execute();
  const modeles = await lireModeles(db, [...new Set(lignes.map((l) => l.modele_id))]);
  return lignes.map(({ rang, modele_id, donnees }) => {
    const modele = modeles.get(modele_id);
    const contenu = modele && contenuCourrier(modele, DonneesCourrier.parse(donnees));
    if (!contenu?.ok)
      throw new CourrierIllisible(`Le courrier de rang ${rang} ne peut pas être composé.`);
    return contenu.value;
  });
};
