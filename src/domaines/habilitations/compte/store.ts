import { type SqlBool, sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import { enDaterange, type Periode } from "#core/periode.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { Trx } from "#platform/db/transaction.ts";
import type { Cible, CompteVerrouille, IdentiteSaisie } from "./compte.ts";

/** The row of the account: every change of its roles goes through it, so that two never cross. */
export const lockCompte = (trx: Trx, id: string): Promise<CompteVerrouille | undefined> =>
  trx
    .selectFrom("utilisateur")
    .select([
      "id",
      "identifiant",
      "prenom",
      "nom",
      "qualite",
      "courriel",
      "telephone",
      "structure_id",
      "etat",
      "depart_le",
      "derniere_connexion_a",
      "version",
    ])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();

const identite = (saisie: IdentiteSaisie) => ({
  prenom: saisie.prenom,
  nom: saisie.nom,
  qualite: saisie.qualite,
  courriel: saisie.courriel,
  telephone: saisie.telephone ?? null,
  structure_id: saisie.structure ?? null,
});

export const insertCompte = async (
  trx: Trx,
  compte: IdentiteSaisie & { readonly id: string; readonly identifiant: string },
): Promise<void> => {
  await trx
    .insertInto("utilisateur")
    .values({ id: compte.id, identifiant: compte.identifiant, ...identite(compte) })
    .execute();
};

export const updateIdentite = async (
  trx: Trx,
  id: string,
  saisie: IdentiteSaisie,
): Promise<void> => {
  await trx.updateTable("utilisateur").set(identite(saisie)).where("id", "=", id).execute();
};

/** The next version of the account: what an older form posts is then refused. */
export const avancerVersion = async (trx: Trx, id: string): Promise<void> => {
  await trx
    .updateTable("utilisateur")
    .set({ version: sql<number>`version + 1` })
    .where("id", "=", id)
    .execute();
};

export const noterChangement = async (
  trx: Trx,
  compte: { readonly id: string; readonly version: number },
  auteur: Pick<Acteur, "utilisateurId" | "nom">,
  resume: string,
): Promise<void> => {
  await trx
    .insertInto("changement_compte")
    .values({
      utilisateur_id: compte.id,
      version: compte.version,
      auteur_id: auteur.utilisateurId,
      auteur: auteur.nom,
      resume,
    })
    .execute();
};

/** What was done to an account after a version, oldest first. */
export const changementsDepuis = (trx: Trx, id: string, version: number) =>
  trx
    .selectFrom("changement_compte")
    .select(["auteur", "resume"])
    .where("utilisateur_id", "=", id)
    .where("version", ">", version)
    .orderBy("id")
    .limit(5)
    .execute();

export const insertAffectation = async (
  trx: Trx,
  a: {
    readonly utilisateurId: string;
    readonly role: string;
    readonly cible: Cible;
    readonly periode: Periode;
    readonly par: string;
  },
): Promise<void> => {
  await trx
    .insertInto("affectation")
    .values({
      utilisateur_id: a.utilisateurId,
      role: a.role,
      perimetre_type: a.cible.type,
      perimetre_id: a.cible.id,
      validite: enDaterange(a.periode),
      cree_par: a.par,
    })
    .execute();
};

/** What a period that ends on `le` leaves: nothing when it had not begun; what was planned is kept beside. */
export const ecourtee = (le: Jour) => ({
  prevue: sql<string>`coalesce(prevue, validite)`,
  validite: sql<string>`case when lower(validite) >= ${le}::date then 'empty'::daterange
    else daterange(lower(validite), ${le}::date) end`,
  terminee_a: sql<Date>`now()`,
});

const finitApres = (le: Jour) =>
  sql<SqlBool>`not isempty(validite) and (upper_inf(validite) or upper(validite) > ${le}::date)`;

/** Cuts a role short; `le` is the first day without it. */
export const ecourterAffectation = async (
  trx: Trx,
  id: string,
  le: Jour,
  par: string,
): Promise<void> => {
  await trx
    .updateTable("affectation")
    .set({ ...ecourtee(le), terminee_par: par })
    .where("id", "=", id)
    .execute();
};

/** Same, for all that an account still holds on that day or later. @returns how many roles, and delegations */
export const ecourterTout = async (
  trx: Trx,
  utilisateurId: string,
  le: Jour,
  par: string,
): Promise<{ readonly roles: number; readonly delegations: number }> => {
  const ecourter = (table: "affectation" | "delegation") =>
    trx
      .updateTable(table)
      .set({ ...ecourtee(le), terminee_par: par })
      .where("utilisateur_id", "=", utilisateurId)
      .where(finitApres(le))
      .executeTakeFirst();
  const roles = await ecourter("affectation");
  const delegations = await ecourter("delegation");
  return {
    roles: Number(roles.numUpdatedRows),
    delegations: Number(delegations.numUpdatedRows),
  };
};

/** `etat` follows the day: a departure to come leaves the account open until then. */
export const ecrireDepart = async (
  trx: Trx,
  id: string,
  depart: { readonly le: Jour | null; readonly etat: "actif" | "desactive" },
): Promise<void> => {
  await trx
    .updateTable("utilisateur")
    .set({ depart_le: depart.le, etat: depart.etat })
    .where("id", "=", id)
    .execute();
};

/** Sessions that closing the account ends: the database closes them with it. */
export const compterSessions = async (trx: Trx, utilisateurId: string): Promise<number> => {
  const { nombre } = await trx
    .selectFrom("session")
    .select(sql<number>`count(*)::int`.as("nombre"))
    .where("utilisateur_id", "=", utilisateurId)
    .where("revoquee_a", "is", null)
    .where("expire_a", ">", sql<Date>`now()`)
    .executeTakeFirstOrThrow();
  return nombre;
};

export const fermerVisibilites = async (
  trx: Trx,
  utilisateurId: string,
  le: Jour,
): Promise<number> => {
  const { rows } = await sql<{ nombre: number }>`
    select fermer_visibilites(${utilisateurId}::uuid, null, ${le}::date) as nombre`.execute(trx);
  return rows[0]?.nombre ?? 0;
};

/** Links to choose a password that have not served. */
export const annulerInvitations = async (trx: Trx, utilisateurId: string): Promise<void> => {
  await trx
    .updateTable("lien_acces")
    .set({ annule_a: sql<Date>`now()` })
    .where("utilisateur_id", "=", utilisateurId)
    .where("utilise_a", "is", null)
    .where("annule_a", "is", null)
    .execute();
};
