import { sql } from "kysely";
import type { Jour } from "#core/jour.ts";
import type { Trx } from "#platform/db/transaction.ts";
import { CONFIRMATION_MINUTES, DUREES } from "../../session/session.ts";

/** What someone sees of her own account; nothing of it can be changed there but what proves who she is. */
export const lireMonCompte = async (trx: Trx, utilisateurId: string) =>
  trx
    .selectFrom("utilisateur")
    .select(["identifiant", "prenom", "nom", "qualite", "courriel", "telephone"])
    .select(["demonstration", "mot_de_passe_change_a", "oidc_sujet"])
    .select(sql<boolean>`mot_de_passe is not null`.as("a_mot_de_passe"))
    .where("id", "=", utilisateurId)
    .executeTakeFirstOrThrow();

/** Roles in force on a day, with the name of what they cover. */
export const listMesRoles = (trx: Trx, utilisateurId: string, aujourdhui: Jour) =>
  trx
    .selectFrom("affectation as a")
    .leftJoin("territoire as t", "t.id", "a.perimetre_id")
    .leftJoin("organisme_referent as o", "o.id", "a.perimetre_id")
    .select(["a.role", "a.perimetre_type"])
    .select(sql<string | null>`coalesce(t.nom, o.nom)`.as("perimetre"))
    .select(sql<Jour | null>`lower(a.validite)`.as("debut"))
    .select(sql<Jour | null>`upper(a.validite) - 1`.as("dernier"))
    .where("a.utilisateur_id", "=", utilisateurId)
    .where(sql<boolean>`a.validite @> ${aujourdhui}::date`)
    .orderBy("a.role")
    .execute();

/** @param empreinte of the cookie of the session that looks */
export const listMesSessions = (trx: Trx, utilisateurId: string, empreinte: Buffer) =>
  trx
    .selectFrom("session")
    .select(["id", "agent", "moyen", "cree_a", "vue_a"])
    .select(sql<boolean>`empreinte = ${empreinte}`.as("courante"))
    .where("utilisateur_id", "=", utilisateurId)
    .where("revoquee_a", "is", null)
    .where("expire_a", ">", sql<Date>`now()`)
    .where("vue_a", ">", sql<Date>`now() - make_interval(mins => ${DUREES.inactiviteMinutes})`)
    .orderBy("vue_a", "desc")
    .execute();

/** Whether the owner of this session proved who she is a short while ago. */
export const vientDeConfirmer = async (trx: Trx, empreinte: Buffer): Promise<boolean> => {
  const ligne = await trx
    .selectFrom("session")
    .select("id")
    .where("empreinte", "=", empreinte)
    .where("confirmee_a", ">", sql<Date>`now() - make_interval(mins => ${CONFIRMATION_MINUTES})`)
    .executeTakeFirst();
  return ligne !== undefined;
};
