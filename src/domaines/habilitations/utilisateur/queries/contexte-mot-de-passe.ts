import type { Db } from "#platform/db/pools.ts";

/** The password in place, and the words that whoever knows this account would try first. */
export const contexteDuCompte = async (
  db: Db,
  utilisateurId: string,
  departement: string,
): Promise<{ readonly empreinte: string | null; readonly mots: readonly string[] }> => {
  const compte = await db
    .selectFrom("utilisateur")
    .select(["identifiant", "prenom", "nom", "courriel", "mot_de_passe"])
    .where("id", "=", utilisateurId)
    .executeTakeFirstOrThrow();
  const { identifiant, prenom, nom, courriel, mot_de_passe } = compte;
  return {
    empreinte: mot_de_passe,
    mots: [identifiant, prenom, nom, courriel ?? "", departement, "passerelle", "insertion", "rsa"],
  };
};
