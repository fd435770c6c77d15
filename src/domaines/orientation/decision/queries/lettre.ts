import type { Auteur } from "#domaines/documents/index.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { FaitsLettre } from "../rules/lettre.ts";

/** Person, current address and body, for the letter. */
export const lireFaitsLettre = async (
  trx: Trx,
  orientationId: string,
  organismeId: string,
): Promise<FaitsLettre> => {
  const l = await trx
    .selectFrom("orientation as o")
    .innerJoin("personne as p", "p.id", "o.personne_id")
    .innerJoin("organisme_referent as r", (j) => j.on("r.id", "=", organismeId))
    .leftJoin("foyer as f", "f.id", "p.foyer_id")
    .leftJoin("adresse as a", (j) =>
      j
        .onRef("a.foyer_id", "=", "f.id")
        .on((eb) => eb.fn("upper_inf", ["a.validite"]))
        .on((eb) => eb.fn("upper_inf", ["a.connu"])),
    )
    .select([
      "p.civilite",
      "p.prenom",
      "p.nom_usage",
      "f.matricule",
      "a.lignes",
      "a.code_postal",
      "a.nom_commune",
      "r.nom as organisme",
      "r.premier_contact",
    ])
    .where("o.id", "=", orientationId)
    .executeTakeFirstOrThrow();
  return {
    orientationId,
    civilite: l.civilite,
    prenom: l.prenom,
    nom: l.nom_usage,
    matricule: l.matricule,
    lignes: l.lignes ?? [],
    codePostal: l.code_postal,
    commune: l.nom_commune,
    organisme: l.organisme,
    premierContact: l.premier_contact,
  };
};

/** The author as decisions name him (CRPA, art. L. 212-1). */
export const lireAuteur = async (
  trx: Trx,
  utilisateurId: string,
): Promise<Omit<Auteur, "delegation">> =>
  trx
    .selectFrom("utilisateur")
    .select(["prenom", "nom", "qualite"])
    .where("id", "=", utilisateurId)
    .executeTakeFirstOrThrow();
